"""A company's own cases, shops and seal."""
