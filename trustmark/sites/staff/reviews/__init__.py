"""The moderation desk: what is held, flagged and objected to."""
