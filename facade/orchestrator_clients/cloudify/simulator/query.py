"""The query parameters of the list of executions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from ..._simulation.messages import Call
from .errors import bad_argument, refusal
from .records import read_instant
from .rules import DATABASE_ORDER, DEFAULT_PAGE_SIZE, ENUMS, FIELDS

Row = dict[str, Any]

_INSTANTS = frozenset({"created_at", "started_at", "ended_at", "scheduled_for"})
_TRUE = frozenset({"true", "t", "yes", "y", "on", "1"})
_FALSE = frozenset({"false", "f", "no", "n", "off", "0"})

_SORT = re.compile(r"[-+]?[a-z_]+")


class Page(NamedTuple):
    """One page, and what the list says about it."""

    items: list[Row]
    total: int
    size: int
    offset: int


def included(call: Call, row: Row, fields: Collection[str] = FIELDS) -> Row:
    """Return the fields that `_include` names; all without it. Call it with any row to check the names beforehand."""
    names = call.query_value("_include")  # of a repeated one only the first counts
    if not names:
        return row
    wanted = names.split(",")
    unknown = [name for name in wanted if name not in fields]
    if unknown:
        message = f"Illegal include fields: [{', '.join(unknown)}] - available fields: [{', '.join(fields)}]"
        raise refusal(400, message, "no_such_include_field_error")
    return {name: row[name] for name in wanted}


def flag(call: Call, name: str) -> bool:
    """Return a boolean parameter that begins with an underscore; false without it."""
    value = call.query_value(f"_{name}")
    return value is not None and boolean(name, value)


def boolean(name: str, value: object) -> bool:
    """Return a boolean given as such or as the text true or false in any case; anything else is a 400."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    raise refusal(400, f"{name} must be <true/false>, got {value}")


def make_filters(call: Call) -> list[Callable[[Row], bool]]:
    """Return the conditions on a row. The system workflows' one is among them. Raises the manager's 400 and 500."""
    names = list(dict.fromkeys(name for name, _ in call.query if not name.startswith("_")))
    unknown = [name for name in names if name not in FIELDS and name != "execution_group_id"]
    if unknown:
        raise refusal(
            400, f"Filter keys '{unknown}' do not exist. Allowed filters are: {[*FIELDS, 'execution_group_id']}"
        )
    filters = [_filter(name, call.queried(name)) for name in names]
    if group := call.query_value("_group_id"):
        filters.append(_filter("execution_group_id", [group]))
    if "is_system_workflow" not in names and not flag(call, "include_system_workflows"):
        filters.append(lambda row: row["is_system_workflow"] is False)
    return filters


def page_of(call: Call, rows: Iterable[Row]) -> Page:
    """Sort the rows and return the page asked for."""
    sort = [_sort_key(text) for text in call.queried("_sort")]
    ordered = sorted(rows, key=lambda row: str(row["created_at"]))
    for name, descending in reversed(sort):
        ordered.sort(key=lambda row: _by(name, row[name]), reverse=descending)
    return cut(call, ordered)


def cut(call: Call, ordered: Sequence[Row]) -> Page:
    """Return the page asked for of rows in their order."""
    size, offset = number(call, "_size", DEFAULT_PAGE_SIZE), number(call, "_offset", 0)
    everything = flag(call, "get_all_results")
    # The page that a broken manager or proxy gives again and again, whatever the offset.
    start = 0 if "repeated_page" in call.marks else offset
    return Page(list(ordered if everything else ordered[start : start + size]), len(ordered), size, offset)


def number(call: Call, name: str, default: int) -> int:
    """Return a parameter that is a whole number from 0. Raises the manager's 400."""
    text = call.query_value(name)
    if text is None:
        return default
    if not re.fullmatch(r"\+?\d+", text, re.ASCII):
        raise bad_argument(f"Invalid value for {name}: {text!r}, a whole number of at least 0 is expected")
    return int(text)


def _sort_key(text: str) -> tuple[str, bool]:
    if not _SORT.fullmatch(text):  # also a list with commas, and a raw `+`, which arrives as a space
        raise bad_argument(f"Invalid value for _sort: {text!r}")
    name = text.lstrip("-+")
    if name not in FIELDS:
        raise refusal(400, f"Cannot sort by {name!r}: no such field")
    return name, text.startswith("-")


def _by(name: str, value: object) -> tuple[bool, str | int]:
    """A key that puts null last, as PostgreSQL does, and numbers and statuses in their own order."""
    if name == "status" and value in DATABASE_ORDER:
        return (False, f"{DATABASE_ORDER.index(value)}")
    return (value is None, value if isinstance(value, int) else str(value))


def _filter(name: str, values: list[str]) -> Callable[[Row], bool]:
    kind = FIELDS.get(name, str)
    if name == "parameters":
        return lambda _: False
    if kind is bool:
        truths = {_truth(name, value) for value in values}
        return lambda row: row[name] in truths
    for value in values:
        if name in ENUMS and value not in ENUMS[name]:
            raise refusal(500, f"Internal error: invalid input value for enum: {value!r}")
        if name in _INSTANTS and read_instant(value) is None:
            raise refusal(500, f"Internal error: invalid input syntax for type timestamp: {value!r}")
        if kind is int and not re.fullmatch(r"-?\d+", value, re.ASCII):
            # Not tried; taken to fail in the database like the other two.
            raise refusal(500, f"Internal error: invalid input syntax for type integer: {value!r}")
    return lambda row: _text(row[name]) in values


def _truth(name: str, value: str) -> bool:
    """A boolean as the database reads it. One field takes anything: what it makes of it was not tried, so it is true."""
    word = value.lower()
    if word in _FALSE or word in _TRUE or name == "is_system_workflow":
        return word not in _FALSE
    raise refusal(500, f"Internal error: not a boolean value: {value!r}")


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value)
