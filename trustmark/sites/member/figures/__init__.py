"""What a shop sees of its own reviews in figures, and what it may take along."""
