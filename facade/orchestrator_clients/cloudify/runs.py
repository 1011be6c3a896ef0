"""Executions read from Cloudify's answers."""

from __future__ import annotations

from typing import TypeGuard

from orchestrator_api.cloudify.models import Execution

from .._core.model import Fields, Progress, instant, state_of, word
from .._core.vendor import text_of
from .tables import STATES, SYSTEM

FIELDS: Fields = {
    "system": lambda _: SYSTEM,
    "id": lambda run: run.raw.id,
    "state": lambda run: state_of(SYSTEM, STATES, run.raw.status),
    "raw_status": lambda run: word(run.raw.status),
    "name": lambda run: _name(run.raw),
    "started": lambda run: instant(run.raw.started_at),
    "ended": lambda run: instant(run.raw.ended_at),
    "progress": lambda run: _progress(run.raw.finished_operations, run.raw.total_operations),
    "message": lambda run: text_of(run.raw.error),
}
"""How the fields of an execution are read, but for its ids."""


def run_fields(tenant: str) -> Fields:
    """Return how the fields of an execution are read that was asked for in a tenant."""
    return {
        **FIELDS,
        "ids": lambda run: {"tenant": text_of(run.raw.tenant_name) or tenant, "execution_id": run.id},
    }


LOOK = (
    *("id", "tenant_name", "status", "error", "started_at", "ended_at", "finished_operations", "total_operations"),
    *("workflow_id", "deployment_id", "deployment_display_name"),
)
"""What of the record the fields above are read from: not the parameters, which can be large."""


def _name(raw: Execution) -> str | None:
    deployment = text_of(raw.deployment_display_name) or text_of(raw.deployment_id)
    workflow = text_of(raw.workflow_id)
    return f"{deployment} {workflow}" if deployment and workflow else deployment or workflow or None


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _progress(finished: object, total: object) -> Progress | None:
    # The server gives 0 for a total it does not know.
    if _is_count(total) and total > 0:
        return Progress(finished if _is_count(finished) else 0, total)
    return None
