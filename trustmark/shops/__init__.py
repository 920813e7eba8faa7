"""Companies, their shops, and proof that a domain is theirs."""
