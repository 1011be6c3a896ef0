"""Execution groups of a manager (read in its source)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .records import CloudifyRecord, timestamp
from .rules import ACTIVE, ENDS

DEFAULT_CONCURRENCY = 5


@dataclass(slots=True, kw_only=True)
class Group:
    """Executions of a workflow on the deployments of a group."""

    id: str
    deployment_group_id: str
    workflow_id: str
    tenant: str
    created_at: float
    concurrency: int = DEFAULT_CONCURRENCY

    def members(self, executions: Iterable[CloudifyRecord]) -> list[CloudifyRecord]:
        """Return its executions."""
        return [one for one in executions if one.execution_group_id == self.id and one.tenant_name == self.tenant]

    def is_full(self, executions: Iterable[CloudifyRecord]) -> bool:
        """Whether its limit of concurrent executions is reached."""
        return sum(one.status in ACTIVE for one in self.members(executions)) >= self.concurrency

    def status(self, executions: Iterable[CloudifyRecord]) -> str:
        """Return the status of the group, by those of its executions."""
        found = {str(one.status) for one in self.members(executions)}
        if found <= {"pending"}:
            return "pending"
        if found <= {"scheduled", "queued", "pending"}:
            return "queued"
        if found <= ENDS:
            return "failed" if "failed" in found else "terminated"
        return "started"

    def served(self, executions: Iterable[CloudifyRecord], *, whole: bool) -> dict[str, object]:
        """Return the group as it is served; only what is `whole` has its status and members."""
        common: dict[str, object] = {
            "id": self.id,
            "deployment_group_id": self.deployment_group_id,
            "workflow_id": self.workflow_id,
            "concurrency": self.concurrency,
            "created_at": timestamp(self.created_at),
            "created_by": "admin",
            "tenant_name": self.tenant,
        }
        if not whole:
            return common
        rows = list(executions)
        return {**common, "status": self.status(rows), "execution_ids": [one.id for one in self.members(rows)]}
