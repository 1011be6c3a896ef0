"""Checks of this repository's own sources: each returns figures and faults."""
