"""`GET /operations` and `GET /events` of a manager."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from functools import partial

from ..._simulation.messages import Answer, Call
from .access import Caller
from .errors import bad_argument, refusal
from .manager import Manager
from .query import Page, Row, cut, included
from .records import CloudifyRecord, read_instant
from .reports import event_rows, operation_rows

EVENT_FIELDS = (
    *("timestamp", "reported_timestamp", "type", "event_type", "level", "logger", "message", "error_causes"),
    *("operation", "node_instance_id", "node_name", "source_id", "target_id", "execution_id", "execution_group_id"),
    *("workflow_id", "deployment_id", "deployment_display_name", "blueprint_id", "manager_name", "agent_name"),
)
_FILTERS = ("blueprint_id", "deployment_id", "event_type", "execution_id", "level")
_OWN = {"cloudify_event": ("event_type",), "cloudify_log": ("level", "logger")}


def list_operations(manager: Manager, caller: Caller, call: Call, now: float) -> Answer:
    """Return the operations of an execution. Raises the 400 without one, and the 404 of an unknown one."""
    execution_id, graph_id = call.query_value("execution_id"), call.query_value("graph_id")
    if execution_id and graph_id:
        raise refusal(400, "Pass either graph_id or execution_id, not both")
    if not execution_id:
        # The graphs themselves are not imitated: every one is unknown.
        if graph_id:
            raise refusal(404, f"Requested `TasksGraph` with ID `{graph_id}` was not found")
        raise refusal(400, "Missing required param: graph_id or execution_id")
    rows = operation_rows(manager.find(execution_id, caller), now)
    if call.query_value("skip_internal") is None:  # any text counts as true
        rows = [row for own in rows for row in (*_internal(own), own)]
    state = call.query_value("state")
    return _answer(cut(call, [row for row in rows if state in (None, row["state"])]))


def _internal(row: Row) -> Iterable[Row]:
    """Yield what the workflow does for itself around an operation."""
    if row["type"] == "RemoteWorkflowTask":
        yield {**row, "id": f"{row['id']}-event", "type": "SendNodeEventTask", "name": "SendNodeEventTask"}


def list_events(manager: Manager, seen: Callable[[CloudifyRecord], bool], call: Call, now: float) -> Answer:
    """Return events and log lines, in the order in which they were recorded unless `_sort` says otherwise."""
    included(call, dict.fromkeys(EVENT_FIELDS), EVENT_FIELDS)  # the names are checked even if there is no row
    fits = _condition(call)
    executions = call.queried("execution_id")
    mine = [one for one in manager.executions.values() if seen(one) and (not executions or one.id in executions)]
    rows = [row for one in mine for at, row in event_rows(one, now) if fits(row)]
    for name, descending in reversed(_sorted_by(call)):
        rows.sort(key=lambda row: str(row[name]), reverse=descending)
    page = cut(call, rows)
    return _answer(page._replace(items=[_shown(call, row) for row in page.items]))


def _shown(call: Call, row: Row) -> Row:
    other = _OWN["cloudify_log" if row["type"] == "cloudify_event" else "cloudify_event"]
    own = {name: row.get(name) for name in EVENT_FIELDS if name not in other}
    wanted = included(call, {**dict.fromkeys(EVENT_FIELDS), **own}, EVENT_FIELDS)
    return {name: value for name, value in wanted.items() if name in own}


def _condition(call: Call) -> Callable[[Row], bool]:
    known = (*_FILTERS, "type", "message", "message.text")
    for name, _ in call.query:
        if not name.startswith("_") and name not in known:
            allowed = ", ".join((*_FILTERS, "message"))
            raise refusal(400, f"Unknown field to filter by: {name}. Allowed values: {allowed}")
    parts: list[Callable[[Row], bool]] = [_ranged(text) for text in call.queried("_range")]
    parts += [partial(_equal, name, call.queried(name)) for name in (*_FILTERS, "type") if call.queried(name)]
    parts += [partial(_like, _pattern(text)) for name in ("message", "message.text") for text in call.queried(name)]
    return lambda row: all(part(row) for part in parts)


def _equal(name: str, values: list[str], row: Row) -> bool:
    return row.get(name) in values


def _pattern(text: str) -> str:
    """Return a pattern of SQL as one of file names: `%` stands for any text, `_` for any character."""
    return re.sub(r"([\[*?])", r"[\1]", text.lower()).replace("%", "*").replace("_", "?")


def _like(pattern: str, row: Row) -> bool:
    return fnmatchcase(str(row["message"]).lower(), pattern)


def _ranged(text: str) -> Callable[[Row], bool]:
    name, *ends = text.split(",")
    field = name.lstrip("@")
    if len(ends) != 2 or field not in ("timestamp", "reported_timestamp"):
        raise bad_argument(f"Invalid value for _range: {text!r}")
    since, until = (read_instant(end) if end else None for end in ends)
    if any(end and instant is None for end, instant in zip(ends, (since, until), strict=True)):
        raise bad_argument(f"Invalid value for _range: {text!r}")

    def within(row: Row) -> bool:
        at = read_instant(row[field]) or 0.0
        return (since is None or at >= since) and (until is None or at <= until)

    return within


def _sorted_by(call: Call) -> list[tuple[str, bool]]:
    keys = [(text.lstrip("-+@"), text.startswith("-")) for text in call.queried("_sort")]
    for name, _ in keys:
        if name not in EVENT_FIELDS:
            raise refusal(400, f"Unknown field to sort by: {name}")
    return keys or [("reported_timestamp", False)]


def _answer(page: Page) -> Answer:
    pagination = {"total": page.total, "size": page.size, "offset": page.offset}
    return Answer.json({"items": page.items, "metadata": {"pagination": pagination, "filtered": None}})
