"""Checks of the house on its own sources: each returns figures, and what is amiss."""
