"""Adoption in the world of the clients that are given."""

from orchestrator_clients.testing.contract.starts import adopted, sealed

__all__ = ["adopted", "sealed"]
