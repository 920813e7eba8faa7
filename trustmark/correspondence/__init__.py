"""Letters: render, keep, post, deliver, record what came back."""
