"""One file per file of a rulebook: reads it, and says what is wrong with it."""
