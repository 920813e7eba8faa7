"""Photos of authors, drawn anew: nothing of the file that was sent is kept."""
