"""Which bodies advance and cancel take, by the kind of step: Adobe's guide to advancing and cancelling."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ._adobe_record import FAILING, MEASURED, STOPPABLE
from .scenario import Ending

SCHEDULE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def advanced(action: str, body: Mapping[str, object]) -> Ending | str:
    """Return how a waiting step ends by this body of advance, or why it is refused."""
    if action in MEASURED:
        return _overridden(body)
    if action == "approval":
        return "succeeded" if body == {"approved": True} else "approval takes approved: true"
    if action == "schedule":
        return _scheduled(body)
    if action == "managed":
        return "succeeded" if body == {"start": True} else "managed takes start: true"
    if action == "deploy" and set(body) == {"resume"} and isinstance(body["resume"], bool):
        return "succeeded" if body["resume"] else "cancelled"
    return f"a {action} step does not take {sorted(body)}"


def cancelled(action: str, body: Mapping[str, object], *, running: bool) -> Ending | str:
    """Return how a step ends by this body of cancel, or why it is refused."""
    if running:
        taken = action in STOPPABLE and body == {"cancel": True}
        return "cancelled" if taken else f"a running {action} step cannot be cancelled so"
    wanted: dict[str, tuple[Mapping[str, object], Ending]] = {
        "approval": ({"approved": False}, "cancelled"),
        "schedule": ({"cancel": True}, "cancelled"),
        "managed": ({"start": False}, "cancelled"),
        **{name: ({"override": False}, "failed") for name in MEASURED},
    }
    if action in wanted and body == wanted[action][0]:
        return wanted[action][1]
    return f"a waiting {action} step is not cancelled by {sorted(body)}"


def _overridden(body: Mapping[str, object]) -> Ending | str:
    rows = body.get("metrics")
    if set(body) != {"metrics"} or not isinstance(rows, list):
        return "a list of metrics is needed"
    named = {row.get("kpi") for row in rows if isinstance(row, dict) and row.get("override") is True}
    missing = sorted(set(FAILING) - named)
    return f"failed metrics are not overridden: {', '.join(missing)}" if missing else "succeeded"


def _scheduled(body: Mapping[str, object]) -> Ending | str:
    if body == {"type": "IMMEDIATE"}:
        return "succeeded"
    if body.get("type") == "SCHEDULED" and SCHEDULE.fullmatch(str(body.get("schedule"))):
        return "succeeded"
    return "schedule takes type IMMEDIATE, or SCHEDULED and a time"
