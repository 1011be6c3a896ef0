"""The clients of Acme Jobs."""

from dataclasses import replace

from orchestrator_clients import AsyncCloudify, AsyncCloudifyExecution, AsyncItems, Cloudify, CloudifyExecution, Items


class AcmeJobs(Cloudify):
    """Executions of Acme Jobs."""

    vendor = replace(Cloudify.vendor, system="acme_jobs")

    def installations(self, *, limit: int | None = None) -> Items[CloudifyExecution]:
        """Return the executions that install something, the newest first."""
        return self.executions.list(workflow_id="install", sort="-created_at", limit=limit)


class AsyncAcmeJobs(AsyncCloudify):
    """Executions of Acme Jobs, awaited."""

    vendor = replace(AsyncCloudify.vendor, system="acme_jobs")

    def installations(self, *, limit: int | None = None) -> AsyncItems[AsyncCloudifyExecution]:
        """Return the executions that install something, the newest first."""
        return self.executions.list(workflow_id="install", sort="-created_at", limit=limit)
