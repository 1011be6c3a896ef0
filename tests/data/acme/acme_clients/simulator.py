"""Acme Jobs as a server on loopback."""

from orchestrator_clients.testing import CloudifySimulator


class AcmeJobsSimulator(CloudifySimulator):
    """A manager under Acme's name."""

    system = "acme_jobs"
