"""Executions read from Cloudify's answers."""

# ruff: noqa: SLF001 - an execution lets its readers see the row that it is read from

from __future__ import annotations

from operator import attrgetter
from typing import TypeGuard

from orchestrator_api.cloudify.models import Execution

from .._core.model import Fields, Progress, instant, state_of, word
from .._core.vendor import text_of
from .tables import STATES, SYSTEM

FIELDS: Fields = {
    "system": lambda _: SYSTEM,
    "id": attrgetter("_row.id"),
    "state": lambda run: state_of(SYSTEM, STATES, run._row.status),
    "raw_status": lambda run: status if type(status := run._row.status) is str else word(status),
    "name": lambda run: _name(run._row),
    "started": lambda run: instant(run._row.started_at),
    "ended": lambda run: instant(run._row.ended_at),
    "progress": lambda run: _progress(run._row.finished_operations, run._row.total_operations),
    "message": lambda run: text_of(run._row.error),
}
"""How the fields of an execution are read, but for its ids; all from its row, so that a list makes no models."""


def run_fields(tenant: str) -> Fields:
    """Return how the fields of an execution are read that was asked for in a tenant."""
    return {
        **FIELDS,
        "ids": lambda run: {"tenant": text_of(run._row.tenant_name) or tenant, "execution_id": run.id},
    }


LOOK = (
    *("id", "tenant_name", "status", "error", "started_at", "ended_at", "finished_operations", "total_operations"),
    *("workflow_id", "deployment_id", "deployment_display_name"),
)
"""What of the record the fields above are read from: not the parameters, which can be large."""


def _name(row: Execution) -> str | None:
    deployment = text_of(row.deployment_display_name) or text_of(row.deployment_id)
    workflow = text_of(row.workflow_id)
    return f"{deployment} {workflow}" if deployment and workflow else deployment or workflow or None


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _progress(finished: object, total: object) -> Progress | None:
    # The server gives 0 for a total it does not know.
    if _is_count(total) and total > 0:
        return Progress(finished if _is_count(finished) else 0, total)
    return None
