"""Our own API, version 1: orders and consents in, with keys, for programs of shops."""
