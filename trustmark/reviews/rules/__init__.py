"""The rules of reviews: pure decisions about texts, numbers and grounds."""
