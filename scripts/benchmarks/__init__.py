"""How fast the clients are, beside their peers, in one run: a development tool, never shipped."""
