"""The version of this distribution."""

__version__ = "0.2.0.dev0"
"""The only place where the version is written."""
