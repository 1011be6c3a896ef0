"""Requests of Aspera Orchestrator's calls, checked before they are sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from orchestrator_api.aspera_orchestrator import models
from orchestrator_api.aspera_orchestrator.api.work_orders import initiate_work_order, initiate_work_order_by_query
from orchestrator_api.aspera_orchestrator.types import UNSET

from .._core.errors import UsageError
from .._core.inputs import is_unicode, one_of, path_id, text_given
from .tables import SYSTEM

Request = Mapping[str, Any]

XML = {"Accept": "application/xml"}
TEXT = {"Accept": "text/plain"}
"""Headers that ask for a format as the extension in the path does."""


def encoded(request: Request) -> Request:
    """Return a request of the generated code with its query spelled as the vendor's examples have it: a space as `%20`.

    httpx writes a space as `+`, which a proxy or a log reader may take for a plus.
    """
    query = urlencode(
        {_sendable(name): _sendable(_query_text(value), name) for name, value in request.get("params", {}).items()},
        quote_via=quote,
        safe="",
    )
    rest = {name: value for name, value in request.items() if name != "params"}
    return {**rest, "url": f"{request['url']}?{query}" if query else request["url"]}


def _sendable(text: str, name: str = "name of an input") -> str:
    if not is_unicode(text):
        raise UsageError(f"{name}: half of a surrogate pair is no character, and cannot be sent", system=SYSTEM)
    return text


def bare(request: Request) -> Request:
    """Return a request that goes out without credentials."""
    return {**request, "extensions": {**request["extensions"], "bare": True}}


def number(value: object, name: str) -> int:
    """Return an id of the kind that is a whole number above 0, also given as text; anything else raises `UsageError`."""
    text = path_id(value, name, system=SYSTEM).strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 18 and int(text)):
        raise UsageError(f"{name}={value!r}: give the number, such as 8461", system=SYSTEM)
    return int(text)


def workflow_target(workflow_id: object) -> dict[str, str]:
    """Return what an intent is for: a workflow, by its number or portable id."""
    return {"workflow_id": path_id(workflow_id, "workflow_id", system=SYSTEM)}


def start(
    workflow_id: int | str,
    inputs: Mapping[str, Any] | None,
    *,
    method: str,
    dedicated_worker: bool,
    name: str | None,
    priority: int | None,
    preemptive_level: int | None,
    tags: str | None,
) -> Request:
    """Return the request that starts a workflow."""
    one_of(method, ("POST", "GET"), "method", system=SYSTEM)
    if priority is not None and (isinstance(priority, bool) or priority not in (1, 2, 3)):
        raise UsageError(f"priority={priority!r}: give 1 (low), 2 or 3 (high)", system=SYSTEM)
    control = {
        "work_ordername": UNSET if name is None else text_given(name, "name", system=SYSTEM),
        "work_orderpriority": priority or UNSET,
        "work_orderhigher_priority": "on" if dedicated_worker else UNSET,
        "preemptive_level": UNSET if preemptive_level is None else preemptive_level,
        "tags": UNSET if tags is None else tags,
    }
    given = _inputs(inputs)
    workflow = path_id(workflow_id, "workflow_id", system=SYSTEM)
    return _by_post(workflow, given, control) if method == "POST" else _by_get(workflow, given, control)


def _by_post(workflow: str, inputs: Mapping[str, Any], control: Mapping[str, Any]) -> Request:
    body = models.InitiateRequest(
        workflow_id=int(workflow) if workflow.isascii() and workflow.isdigit() else workflow,
        external_parameters=dict(inputs) if inputs else UNSET,
    )
    return initiate_work_order.build_request(body=body, format_=models.JsonFormat.JSON, **control)


def _by_get(workflow: str, inputs: Mapping[str, Any], control: Mapping[str, Any]) -> Request:
    texts = {f"external_parameters[{name}]": _input_text(name, value) for name, value in inputs.items()}
    parameters = models.QueryInputs.from_dict(texts) if texts else UNSET
    return initiate_work_order_by_query.build_request(workflow, external_parameters=parameters, **control)


def _inputs(inputs: Mapping[str, Any] | None) -> Mapping[str, Any]:
    if inputs is not None and not isinstance(inputs, Mapping):
        raise UsageError("inputs: give a mapping of names to values", system=SYSTEM)
    for name, value in (inputs or {}).items():
        text_given(name, "name of an input", system=SYSTEM)
        try:
            written = json.dumps(value, allow_nan=False, ensure_ascii=False)
        except (TypeError, ValueError, RecursionError):
            raise UsageError(
                f"inputs[{name!r}]: JSON cannot express a {type(value).__name__} like this", system=SYSTEM
            ) from None
        _sendable(name)
        _sendable(written, f"inputs[{name!r}]")
    return inputs or {}


def _input_text(name: str, value: object) -> str:
    """Return an input as a query carries it: hashes and arrays as JSON text, which newer servers use for them."""
    if value is None:
        raise UsageError(f"inputs[{name!r}]: a query cannot express None: leave the input out", system=SYSTEM)
    return value if isinstance(value, str) else json.dumps(value)


def _query_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
