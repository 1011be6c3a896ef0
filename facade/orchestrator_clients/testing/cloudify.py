"""The names of `orchestrator_clients.cloudify.simulator`, under the path they had in 0.1."""

from ..cloudify.simulator import CloudifyCredentials, CloudifySimulator

__all__ = ["CloudifyCredentials", "CloudifySimulator"]
