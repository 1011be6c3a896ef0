"""Tests for sync and async clients at once, as the public contract tests are written."""

from orchestrator_clients.testing.contract._worlds import WORLDS, close, every, settle

__all__ = ["WORLDS", "close", "every", "settle"]
