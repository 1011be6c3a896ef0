"""Events that systems push: what they look like, whatever the system, and what is refused."""
