"""What a rulebook would say of the shops we certified, from the visits we kept."""
