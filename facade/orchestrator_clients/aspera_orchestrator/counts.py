"""Reads how many work orders are in each status: of one workflow, or of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from .._core.body import BadAnswer
from .answers import each, rooted
from .models import StatusCount, WorkflowCounts
from .rails_xml import Json
from .records import INT, TEXT, TIME, Table, fields
from .values import scalar_text, whole_number

if TYPE_CHECKING:
    import httpx

# The vendor's help has `type` in XML, its command line client reads `status` in JSON, where the count is a text.
_COUNT: Table = {
    "status": ("status", TEXT),
    "count": ("count", INT),
    "workflowName": ("workflow_name", TEXT),
    "last_activity": ("last_activity", TIME),
}
_TYPED: Table = {"type": _COUNT["status"], **{name: how for name, how in _COUNT.items() if name != "status"}}

_NOTHING = ""
"""No member that a list could be in: the word for one is also the name of a count's own member."""


def of_one(workflow_id: int | str) -> Callable[[httpx.Response], WorkflowCounts]:
    """Return the reader of the counts of one workflow; one without work orders may be sent as an empty value."""

    def read(response: httpx.Response) -> WorkflowCounts:
        found = of_each(response)
        if len(found) > 1:
            raise BadAnswer(f"expected one workflow, got {len(found)}", "workflows.workflow")
        only = found[0] if found else WorkflowCounts()
        if only.id is not None and str(workflow_id).isdecimal() and only.id != int(workflow_id):
            raise BadAnswer("the answer is about another workflow", "workflows.workflow.id")
        return only

    return read


def of_each(response: httpx.Response) -> tuple[WorkflowCounts, ...]:
    """Read the counts of each workflow that the answer is about."""
    content = rooted(response, "workflows")
    if isinstance(content, dict) and "workflow" not in content:
        if any(not name.startswith("@") for name in content):
            raise BadAnswer("it is missing", "workflows.workflow")
        return ()
    return tuple(_workflow(record, path) for path, record in each(content, "workflow", "workflows"))


def _workflow(record: Mapping[str, Json], path: str) -> WorkflowCounts:
    told = dict(record)
    item = "statuses" if "statuses" in told else "status"
    if item not in told and not _nothing_else(told):
        raise BadAnswer("there are no counts", f"{path}.statuses")
    listed = told.pop(item, None)
    found = tuple(_count(one, where) for where, one in each(_inner(listed), _NOTHING, f"{path}.{item}") if one)
    number, name = (_taken(told, key) for key in ("id", "name"))
    names = [one.workflow_name for one in found if one.workflow_name]
    return WorkflowCounts(
        id=whole_number(number),
        name=scalar_text(name) or (names[0] if names else None),
        counts=found,
        extra={key: value for key, value in told.items() if value not in ("", None)},
    )


def _inner(listed: Json) -> Json:
    """Return what `statuses` holds; a count has a `status`, too, but that is a text."""
    inner = listed.get("status") if isinstance(listed, dict) else None
    return inner if isinstance(inner, list | dict) else listed


def _nothing_else(told: dict[str, Json]) -> bool:
    """Return whether a record says no more than which workflow it is about: one without work orders, as XML has it."""
    return told.keys() <= {"id", "@id", "name", "@name", "portable_id", "@portable_id", "#text"}


def _taken(told: dict[str, Json], name: str) -> Json:
    attribute = told.pop(f"@{name}", None)
    return told.pop(name, attribute)


def _count(record: Mapping[str, Json], path: str) -> StatusCount:
    known = fields(record, _COUNT if {"status", "@status"} & record.keys() else _TYPED)
    if not known.get("status"):
        raise BadAnswer("it is missing, or no text", f"{path}.status")
    return StatusCount(**known)
