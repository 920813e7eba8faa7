"""The platform: one module per process, each with one front door (`api`)."""
