"""A distribution of somebody else's, which adds a system: a manager of Cloudify under another name."""

from typing import Any

from orchestrator_clients import Registered


def __getattr__(name: str) -> Any:
    """Import the clients when they are used, as `orchestrator_clients` does."""
    if name not in ("AcmeJobs", "AsyncAcmeJobs"):
        raise AttributeError(name)
    from acme_clients import clients

    return getattr(clients, name)


SYSTEM = Registered("acme_jobs", "AcmeJobs", 9461, package="acme_clients")
"""What the entry point names."""
