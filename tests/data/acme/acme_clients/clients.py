"""The clients of Acme Jobs."""

from dataclasses import replace

from orchestrator_clients import AsyncCloudify, Cloudify


class AcmeJobs(Cloudify):
    """Executions of Acme Jobs."""

    vendor = replace(Cloudify.vendor, system="acme_jobs")


class AsyncAcmeJobs(AsyncCloudify):
    """Executions of Acme Jobs, awaited."""

    vendor = replace(AsyncCloudify.vendor, system="acme_jobs")
