"""Our own API, version 1: orders and consents in, reviews and score out, with keys."""
