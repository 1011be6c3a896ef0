"""The commands, a few per module."""
