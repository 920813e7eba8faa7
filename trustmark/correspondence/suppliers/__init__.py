"""The ways a letter leaves the house, and the reports that come back."""
