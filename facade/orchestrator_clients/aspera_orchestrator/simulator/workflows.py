"""The one workflow of the simulated Orchestrator, in XML and JSON."""

from __future__ import annotations

from collections.abc import Sequence

from .answers import PORTABLE_ID, WORKFLOW_NAME, odd
from .formats import document, element
from .ruby import AsperaStyle, Moment

Documents = tuple[dict[str, object], bytes]
"""The same answer in JSON and in XML."""

_UNCHANGED = "2014-11-01 08:00:00 UTC"


def workflow_list(workflow_id: int, style: AsperaStyle) -> Documents:
    """Return the list of workflows."""
    workflow: dict[str, object] = {
        "id": workflow_id,
        "portable_id": PORTABLE_ID,
        "name": WORKFLOW_NAME,
        "published_status": "published",
        "published_revision_id": 3,
        "latest_revision_id": 4,
        "last_modification": _UNCHANGED,
    }
    xml = _with_underscores("workflows", [("workflow", workflow)], style)
    return {"workflows": {"workflow": [workflow]}}, xml


def inputs_spec(workflow_id: int, now: float, style: AsperaStyle) -> Documents:
    """Return what the workflow takes: `file`, which must be given."""
    parameter: dict[str, object] = {"id": 1, "name": "file", "value_type": "string", "optional": False, "value": None}
    spec = {
        "workflow_id": workflow_id,
        "workflow_name": WORKFLOW_NAME,
        "time": Moment(now).spaced,
        "action": "inputs_spec",
        "parameter": [parameter],
    }
    return {"workflow_inputs_spec": spec}, _with_underscores("workflow_inputs_spec", [("parameter", parameter)], style)


def outputs_spec(style: AsperaStyle) -> Documents:
    """Return what the steps of the workflow give: in JSON `output`, in XML `context` (the help pages, the CLI)."""
    output: dict[str, object] = {"step_name": "Transcode", "variable_name": "files", "value_type": "array"}
    xml = _with_underscores("workflow_outputs_spec", [("context", output)], style)
    return {"workflow_outputs_spec": {"output": [output]}}, xml


def counts(orders: Sequence[tuple[str, float]], style: AsperaStyle, *, every: bool = False) -> Documents:
    """Return the numbers of work orders by status: in JSON `statuses`, counted in texts; in XML `status` (the help, the CLI)."""
    last: dict[str, list[float]] = {}
    for word, at in orders:
        last.setdefault(odd(word, style), []).append(at)
    told = [(word, str(len(times)), Moment(max(times)).spaced) for word, times in last.items()]
    members = [
        {"status": word, "count": count, "workflowName": WORKFLOW_NAME, "last_activity": at} for word, count, at in told
    ]
    inside = "".join(
        f"<status>{_member('type', word, style)}{_member('count', count, style)}{_member('last_activity', at, style)}</status>"
        for word, count, at in told
    )
    workflow: dict[str, object] = {"statuses": members}
    return {"workflows": {"workflow": [workflow] if every else workflow}}, document(
        f"<workflows><workflow>{inside}</workflow></workflows>"
    )


def _with_underscores(root: str, items: list[tuple[str, dict[str, object]]], style: AsperaStyle) -> bytes:
    inside = "".join(
        f"<{item}>{''.join(_member(name, value, style) for name, value in members.items())}</{item}>"
        for item, members in items
    )
    return document(f"<{root}>{inside}</{root}>")


def _member(name: str, value: object, style: AsperaStyle) -> str:
    """Return an element whose name keeps its underscores, as these calls have it."""
    text = element("x", value, style).removeprefix("<x")
    return f"<{name}{text.removesuffix('</x>')}</{name}>" if text.endswith("</x>") else f"<{name}{text}"
