"""The verbs of invitations, by what they do."""
