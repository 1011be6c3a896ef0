"""Connection pools that stay small, however many calls are in flight."""
