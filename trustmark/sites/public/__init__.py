"""Register, certificate page, application: for anyone."""
