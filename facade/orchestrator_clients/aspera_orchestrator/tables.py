"""What Aspera Orchestrator means by its words: from the vendor's help pages and public guides; no server was asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orchestrator_api.aspera_orchestrator.operations import OPERATIONS

from .._core.errors import ApiError
from .._core.execution.waiting import Poll
from .._core.model import State, state_of
from .._core.operation import operations
from .._core.vendor import Problem, Vendor, text_of

SYSTEM = "aspera_orchestrator"

STATES: Mapping[str, State] = {
    # The vendor's help pages and the authoring guide.
    "complete": State.SUCCEEDED,
    "failed": State.FAILED,
    "error": State.FAILED,
    "canceled": State.CANCELLED,
    "cancelled": State.CANCELLED,  # not seen; two letters l cannot mean anything else
    "inprogress": State.RUNNING,
    "canceling": State.CANCELLING,
    "inactive": State.QUEUED,
    "paused": State.PAUSED,  # held; the guide
    # Constants of the product by the guide; how they are spelled on the wire is not known.
    "pausing": State.RUNNING,
    "resuming": State.RUNNING,
    "activating": State.RUNNING,
    "rollingback": State.RUNNING,
    # Reported while a remote system cannot be asked (the guide), and for what is out of date: no ends.
    "undefined": State.UNKNOWN,
    "obsolete": State.UNKNOWN,
}
"""By the word in lower case without spaces, underscores and dashes: the product compares without regard to case."""

POLL = Poll(first=1.0, longest=30.0)
"""The product's own launcher looks every second, on the same machine (the guide)."""


def state_of_word(word: object) -> State:
    """Return the state of a status word; a word that is not known is UNKNOWN and warned about, none at all just UNKNOWN."""
    text = str(word) if isinstance(word, str) else ""
    key = "".join(text.split()).replace("_", "").replace("-", "").casefold()
    return STATES.get(key) or (state_of(SYSTEM, STATES, text.strip()) if key else State.UNKNOWN)


_ANYTHING = "Orchestrator answers almost any failure with this status: go by the text, not by the number"

_HINTS: Mapping[str | int, str] = {
    400: "The request was not understood: check the names of inputs",
    401: "Check the credentials; with token authentication switched on (4.1.3 and later) log in: login=True",
    403: "Documented as failed authentication; a missing right on the workflow is answered like this too",
    404: f"{_ANYTHING}. An unknown id, a wrong web root in base_url and a call this version lacks look alike",
    405: "Servers before 4.1 start work orders by GET only: start(..., method='GET')",
    500: _ANYTHING,
}


def _read_problem(_: Mapping[str, str], body: Mapping[str, Any]) -> Problem:
    """Read the JSON of a start that was refused, as the vendor's command line client does; other errors are plain text."""
    order = body.get("work_order")
    inner: Mapping[str, Any] = order if isinstance(order, Mapping) else {}
    missing = body.get("missing_parameters") or inner.get("missing_parameters")
    names = [str(name)[:200] for name in missing] if isinstance(missing, list) else []
    parts = [
        text_of(inner.get("statusDetails")) or next(filter(None, map(text_of, map(body.get, _MESSAGES))), None),
        f"missing parameters: {', '.join(names)}" if names else None,
    ]
    status = text_of(inner.get("status"))
    details = {"missing_parameters": names, "work_order_status": status}
    message = ": ".join(filter(None, parts)) or status
    return Problem(None, message, details={name: value for name, value in details.items() if value})


_MESSAGES = ("statusDetails", "error", "message")

VENDOR = Vendor(
    system=SYSTEM,
    operations=operations(OPERATIONS),
    read_problem=_read_problem,
    # 404 comes whatever the cause (4.1.6, the guide): nobody may take it for "there is no such thing".
    statuses={404: ApiError},
    expired=frozenset({401, 403}),  # the vendor documents 403 as failed authentication
    hints=_HINTS,
)
