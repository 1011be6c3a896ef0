"""Executions read from what the server says about work orders: in attributes (XML) or in members (JSON)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from orchestrator_api.aspera_orchestrator import models

from .._core.body import BadAnswer
from .._core.model import State, Step
from .answers import document, each, members, unwrapped
from .dates import instant
from .rails_xml import Json
from .reading import state_and_detail
from .tables import state_of_word
from .values import scalar_text, whole_number

if TYPE_CHECKING:
    import httpx

Fields = Mapping[str, Any]
"""The fields of an `Execution`, but for its client and system."""

_PAUSED = "it is paused: resume it in Orchestrator's own console, for which no API call is known"


def started(response: httpx.Response) -> Fields:
    """Read the answer to a start. Without the id of the work order nobody can say what was started."""
    content = document(response)
    if whole_number(content) is not None:
        content = {"id": content}
    return _fields(members(unwrapped(content, "work_order")))


def acted(work_order_id: int) -> Callable[[httpx.Response], Fields]:
    """Return the reader of the answer to an action on a work order, which may leave out what the caller knows."""
    return lambda response: _fields(members(unwrapped(document(response), "work_order")), known_id=work_order_id)


def found(work_order_id: int) -> Callable[[httpx.Response], Fields]:
    """Return the reader of the status of a work order; without a status word it says nothing."""

    def read(response: httpx.Response) -> Fields:
        fields = _fields(members(unwrapped(document(response), "work_order")), known_id=work_order_id)
        if not fields["raw_status"]:
            raise BadAnswer("there is no status word", "work_order.status")
        return fields

    return read


def listed(response: httpx.Response) -> list[Fields]:
    """Read the work orders of a workflow."""
    content = unwrapped(document(response), "work_orders")
    if isinstance(content, dict) and "work_order" not in content and "id" not in content and "@id" not in content:
        raise BadAnswer("there is no list of work orders", "work_orders")
    return [_fields(record, path=path) for path, record in each(content, "work_order", "work_orders")]


def _fields(order: Mapping[str, Json], *, known_id: int | None = None, path: str = "work_order") -> Fields:
    word, detail = state_and_detail(order.get("status"))
    detail = detail or scalar_text(order.get("statusDetails")) or None
    number = next(filter(None, (whole_number(order.get(name)) for name in ("@id", "id", "work_order_id"))), known_id)
    if known_id is not None and number != known_id:
        raise BadAnswer("the answer is about another work order", f"{path}.id")
    if number is None:
        raise BadAnswer("the work order has no id", f"{path}.id", f"{word}: {detail}" if word or detail else "")
    state = state_of_word(word)
    times = order.get("timestamps")
    return {
        "id": str(number),
        "ids": {"work_order_id": str(number)},
        "state": state,
        "raw_status": (word or "").strip(),
        "name": scalar_text(order.get("name")) or None,
        "started": _time(times, "initiated_at") or _time(order, "initiated_at"),
        "ended": _time(times, "completed_at") or _time(order, "completed_at"),
        "steps": [_step(record) for _, record in each(order.get("work_steps"), "work_step", f"{path}.work_steps")],
        "message": detail,
        "attention": _PAUSED if state is State.PAUSED else None,
        "raw": models.WorkOrder.from_dict({**order, "id": number, "status": word, "statusDetails": detail}),
    }


def _step(record: Mapping[str, Json]) -> Step:
    """Return a step; several of one name differ by their ids, which the calls about work steps take."""
    word, detail = state_and_detail(record.get("status"))
    number = whole_number(record.get("@id")) or whole_number(record.get("id"))
    return Step(
        name=scalar_text(record.get("name")) or scalar_text(record.get("workStepName")) or "",
        state=state_of_word(word),
        raw_status=(word or "").strip() or None,
        id=None if number is None else str(number),
        started=_time(record, "activation_date") or _time(record.get("timestamps"), "initiated_at"),
        ended=_time(record, "completion_date") or _time(record.get("timestamps"), "completed_at"),
        message=detail or scalar_text(record.get("statusDetails")) or None,
    )


def _time(record: object, name: str) -> datetime | None:
    text = record.get(name) if isinstance(record, Mapping) else None
    return instant(text) if isinstance(text, str) else None
