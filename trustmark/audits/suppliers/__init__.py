"""Who visits a shop for us: the inspector, or its twin in tests."""
