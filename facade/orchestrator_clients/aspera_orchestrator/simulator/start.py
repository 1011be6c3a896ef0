"""Reading the start of a work order, in all the ways that the help pages and clients know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..._simulation.messages import Answer, Call

_WITH_SYNCHRONOUS = ("explicit_output", "explicit_output_step", "explicit_output_variable")
"""What makes sense in a start only that is answered when the work order has ended."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a start asks for; `workflow` is empty where none is named."""

    workflow: str
    inputs: Mapping[str, object]
    name: str | None
    priority: str
    dedicated: bool


def read_start(call: Call) -> Start:
    """Return what a call asks to start: by its body, its path or its query. Raises ValueError for a body that is no object."""
    body = read_object(call) if call.body else {}
    asked = _bracketed(call, "work_order")
    given = body.get("external_parameters")
    return Start(
        workflow=workflow_of(call, body.get("workflow_id")),
        inputs={**_bracketed(call, "external_parameters"), **(given if isinstance(given, dict) else {})},
        name=asked.get("name") or None,
        priority=asked.get("priority", "2"),
        dedicated=asked.get("higherPriority") == "on",
    )


def workflow_of(call: Call, in_body: object = None) -> str:
    """Return the workflow that a call names."""
    names = (in_body, call.params.get("id"), call.query_value("id"), call.query_value("workflow_id"))
    more = (*names, _bracketed(call, "work_order").get("workflow_id"))
    return next((str(name) for name in more if name is not None), "")


def read_object(call: Call) -> Mapping[str, object]:
    """Return the JSON object that is the body. Raises ValueError if it is none."""
    body = call.json()
    if not isinstance(body, dict):
        raise ValueError("no object")
    return body


def not_imitated(call: Call) -> str | None:
    """Return the parameter of a start that is not imitated here: passed over, it would make a test pass that fails outside."""
    given = dict(call.query)
    found = [name for name in _WITH_SYNCHRONOUS if name in given]
    waits = given.get("synchronous", "false").lower() not in ("false", "0", "")
    return "synchronous" if waits else found[0] if found else None


def refused_start() -> Answer:
    """Return the answer to a start that lacks an input (the vendor's command line client reads it so)."""
    details = {"status": "Failed", "statusDetails": "Missing input parameters"}
    return Answer.json({"work_order": details, "missing_parameters": ["file"]}, 400)


def _bracketed(call: Call, name: str) -> dict[str, str]:
    """Return the query parameters `name[...]` by what is between the brackets."""
    begin = f"{name}["
    return {key[len(begin) : -1]: value for key, value in call.query if key.startswith(begin) and key.endswith("]")}
