"""Lists that page by themselves."""
