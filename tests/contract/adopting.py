"""Intents and adoption, for sync and async clients."""

from orchestrator_clients.testing.contract.starts import adopted, sealed

__all__ = ["adopted", "sealed"]
