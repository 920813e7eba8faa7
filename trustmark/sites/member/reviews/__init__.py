"""What a shop sees of its reviews, and how it has its customers asked."""
