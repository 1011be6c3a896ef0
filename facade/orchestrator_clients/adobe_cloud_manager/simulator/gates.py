"""Advancing and cancelling steps: when it is possible, and which bodies each kind of step takes, by Adobe's guide to it.

That of `managed` is known from Adobe's Node client only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..._simulation.messages import Call, Refusal
from ..._simulation.script import Ending, RunPicture, StepPicture
from . import errors
from .metrics import METRICS, AdobeMetric, failing
from .record import AdobeRecord

STOPPABLE = frozenset({"build", "securityTest", "loadTest", "assetsTest", "reportPerformanceTest"})
"""Steps that can be cancelled while they run."""

_SCHEDULE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
"""The one form that Adobe's guide shows; whether others are taken is not known, so they are not."""

_Ends = tuple[tuple[Mapping[str, object], Ending], ...]

_ADVANCE: Mapping[str, _Ends] = {
    "approval": (({"approved": True}, "succeeded"),),
    "managed": (({"start": True}, "succeeded"),),
    "deploy": (({"resume": True}, "succeeded"), ({"resume": False}, "cancelled")),  # stopping it goes here as well
    "schedule": (({"type": "IMMEDIATE"}, "succeeded"),),
}

_CANCEL: Mapping[str, _Ends] = {
    "approval": (({"approved": False}, "cancelled"),),
    "managed": (({"start": False}, "cancelled"),),
    "schedule": (({"cancel": True}, "cancelled"),),
    **dict.fromkeys(METRICS, (({"override": False}, "failed"),)),
}


def can_advance(picture: RunPicture, shown: StepPicture) -> bool:
    """Return whether a step takes `advance` now."""
    return shown.state == "waiting" and picture.state != "cancelling"


def can_cancel(picture: RunPicture, shown: StepPicture) -> bool:
    """Return whether a step takes `cancel` now. A paused deployment does not: it is stopped through `advance`."""
    if picture.state == "cancelling":
        return False
    if shown.state == "waiting":
        return shown.step.name != "deploy"
    return shown.state == "running" and shown.step.name in STOPPABLE


def offers_cancel(picture: RunPicture, shown: StepPicture) -> bool:
    """Return whether a step has a link to `cancel`: a paused deployment has one, too (four of Adobe's own fixtures)."""
    paused = shown.state == "waiting" and shown.step.name == "deploy" and picture.state != "cancelling"
    return paused or can_cancel(picture, shown)


def body_of(call: Call) -> dict[str, object]:
    """Return the JSON object that a decision is."""
    try:
        body = call.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise _refusal("body", "a JSON object is needed")
    return body


def advance(
    execution: AdobeRecord,
    index: int,
    body: Mapping[str, object],
    now: float,
    metrics: Mapping[str, Sequence[AdobeMetric]],
    lag: float = 0.0,
) -> None:
    """Let a step that waits go on (or, with some bodies, end), or refuse that. It shows `lag` seconds later."""
    picture = execution.play.at(now)
    shown = picture.steps[index]
    if not can_advance(picture, shown):
        raise Refusal(errors.undecidable("the step does not wait"))
    action = shown.step.name
    _decide(execution, index, now + lag, body, _advanced(action, body, failing(metrics.get(action, ()))))


def cancel(
    execution: AdobeRecord, index: int, body: Mapping[str, object], now: float, profile: str, lag: float = 0.0
) -> None:
    """End a step that waits, `lag` seconds later, or the run whose step can be stopped, or refuse that."""
    picture = execution.play.at(now)
    shown = picture.steps[index]
    if not can_cancel(picture, shown):
        raise Refusal(errors.undecidable("the step cannot be cancelled now"))
    running = shown.state == "running"
    if running and profile == "Program Manager":  # who may cancel only what waits
        raise Refusal(errors.no_right(profile))
    ends = _cancelled(shown.step.name, body, running=running)
    if running:
        execution.play.cancel(now)
        execution.inputs[index] = body
    else:
        _decide(execution, index, now + lag, body, ends)


def _decide(execution: AdobeRecord, index: int, at: float, body: Mapping[str, object], ends: Ending) -> None:
    """Let a decision take effect at this instant. One more before it does is accepted, and changes nothing."""
    if index not in execution.inputs:
        execution.play.act(at, ends)
        execution.inputs[index] = body


def _advanced(action: str, body: Mapping[str, object], failing: Sequence[str]) -> Ending:
    """Return how a waiting step ends by this body of advance; another is refused. `failing` must be overridden."""
    if action in METRICS:
        return _overridden(body, failing)
    if action == "schedule" and body.get("type") == "SCHEDULED":
        return _scheduled(body)
    return _looked_up(_ADVANCE, action, body)


def _cancelled(action: str, body: Mapping[str, object], *, running: bool) -> Ending:
    """Return how a step ends by this body of cancel; another is refused."""
    if running:
        return _looked_up(dict.fromkeys(STOPPABLE, (({"cancel": True}, "cancelled"),)), action, body)
    return _looked_up(_CANCEL, action, body)


def _looked_up(table: Mapping[str, _Ends], action: str, body: Mapping[str, object]) -> Ending:
    for wanted, ends in table.get(action, ()):
        # 1 equals True, but is no boolean.
        if body == wanted and all(type(body[name]) is type(value) for name, value in wanted.items()):
            return ends
    raise _refusal("body", f"not what this step of {action} takes: {sorted(body)}")


def _overridden(body: Mapping[str, object], failing: Sequence[str]) -> Ending:
    rows = body.get("metrics")
    if set(body) != {"metrics"} or not isinstance(rows, list):
        raise _refusal("metrics", "a list of metrics is needed")
    named = {row.get("kpi") for row in rows if isinstance(row, dict) and row.get("override") is True}
    missing = sorted(set(failing) - named)
    if missing:
        raise _refusal("metrics", f"failed metrics are not overridden: {', '.join(missing)}")
    return "succeeded"


def _scheduled(body: Mapping[str, object]) -> Ending:
    if set(body) != {"type", "schedule"} or not _SCHEDULE.fullmatch(str(body["schedule"])):
        raise _refusal("schedule", "a time such as 2018-11-16T13:45:00.000Z is needed")
    return "succeeded"


def _refusal(field: str, message: str) -> Refusal:
    return Refusal(errors.invalid(field, message))
