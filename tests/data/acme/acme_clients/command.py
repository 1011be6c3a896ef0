"""Acme Jobs on the command line."""

from typing import Any

from orchestrator_clients.cloudify.command import CloudifySystem


class AcmeSystem(CloudifySystem):
    """Executions of Acme Jobs."""

    key = "acme_jobs"

    def classes(self) -> tuple[Any, Any]:
        """Return the classes of its clients."""
        from acme_clients import clients

        return clients.AcmeJobs, clients.AsyncAcmeJobs


COMMAND = AcmeSystem()
