"""Names: one person written in more than one way."""
