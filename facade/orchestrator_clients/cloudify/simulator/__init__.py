"""The simulator of Cloudify Manager."""

from .simulator import CloudifyCredentials, CloudifySimulator

__all__ = ["CloudifyCredentials", "CloudifySimulator"]
