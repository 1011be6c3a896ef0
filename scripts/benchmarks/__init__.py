"""Benchmarks of the clients against other clients: a development tool that is not in the wheel."""
