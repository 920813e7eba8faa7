"""The bond between a company and a scheme: provisional, full, suspended, ended."""
