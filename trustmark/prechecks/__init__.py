"""What the inspector sees of any shop, for whoever wants to know before applying."""
