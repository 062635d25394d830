"""Commands of the consultation."""
