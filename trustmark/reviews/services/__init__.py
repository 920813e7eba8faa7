"""The verbs of reviews, by who acts: author, moderator, shop; and the counting."""
