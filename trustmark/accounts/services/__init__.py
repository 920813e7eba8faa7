"""Everything that changes something about people, by subject."""
