"""Executions read from Cloudify's answers."""

# ruff: noqa: SLF001 - an execution lets its readers see the row that it is read from

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar

from .._core.model import UNREADABLE, Fields, Progress, Snapshot, State, instant, late, read_at_once, state_of, word
from .._core.shared import share
from .._core.vendor import text_of
from .tables import STATES

if TYPE_CHECKING:
    from orchestrator_api.cloudify.models import Execution


FIELDS: Fields = {
    "system": attrgetter("client.system"),  # a client that derives from ours has runs of its own system
    "id": attrgetter("_row.id"),
    "state": lambda run: state_of(run.system, STATES, run._row.status),
    "raw_status": lambda run: status if type(status := run._row.status) is str else word(status),
    "name": lambda run: _name(run._row),
    "started": lambda run: instant(run._row.started_at),
    "ended": lambda run: instant(run._row.ended_at),
    "progress": lambda run: _progress(run._row.finished_operations, run._row.total_operations),
    "message": lambda run: text_of(run._row.error),
}
"""How the fields of an execution are read, but for its ids; all from its row, so that a list makes no models."""


def _id(run: Any) -> str:
    try:
        return run._row.id  # type: ignore[no-any-return]
    except UNREADABLE:
        return late(run, "id")  # type: ignore[no-any-return]


def _state(run: Any) -> State:
    try:
        return STATES[run._row.status]
    except UNREADABLE:  # a word that is not known, for one
        return late(run, "state")  # type: ignore[no-any-return]


def _raw_status(run: Any) -> str:
    try:
        status = run._row.status
        return status if type(status) is str else word(status)
    except UNREADABLE:
        return late(run, "raw_status")  # type: ignore[no-any-return]


def _run_name(run: Any) -> str | None:
    try:
        row = run._row
        deployment, workflow = (row.deployment_display_name or row.deployment_id).strip(), row.workflow_id.strip()
    except UNREADABLE:
        return late(run, "name")  # type: ignore[no-any-return]
    return f"{deployment} {workflow}" if deployment and workflow else late(run, "name")


AT_ONCE = read_at_once(id=_id, state=_state, raw_status=_raw_status, name=_run_name)
"""What a list's readers look at in each execution: the same as in `FIELDS`, with a call less."""


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

_COMMON = ("status", "tenant_name", "workflow_id", "deployment_id", "deployment_display_name")
"""What of it many executions have in common."""

R = TypeVar("R", bound=Snapshot)


def with_common(run: R) -> R:
    """Return an execution that shares its words with others: of ten thousand waits each keeps the one that it saw last."""
    row: Any = run._row  # type: ignore[attr-defined]
    share(row, _COMMON)
    return run


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
