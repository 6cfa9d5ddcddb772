"""White space that is missing, left over, or of the wrong kind."""
