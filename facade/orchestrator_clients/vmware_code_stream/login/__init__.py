"""Getting access tokens."""
