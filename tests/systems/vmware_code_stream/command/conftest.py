"""The shell and the profiles of the command line's own tests."""

from tests.cli.conftest import log_as_it_was, write_profiles

__all__ = ["log_as_it_was", "write_profiles"]
