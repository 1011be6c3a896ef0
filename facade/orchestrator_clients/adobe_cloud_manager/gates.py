"""What can be decided about a step, where the decision goes and what it says: Adobe's guide to advancing and cancelling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from orchestrator_api.adobe_cloud_manager import models

from .._core.errors import UsageError
from .._core.inputs import in_utc, listed
from .._core.model import Snapshot, State
from . import links
from .model import AdobeStep, waiting
from .tables import SYSTEM

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import (
        ApprovalDecision,
        CancelDecision,
        Metric,
        MetricsDecision,
        OverrideDecision,
        ResumeDecision,
        ScheduleDecision,
        StartDecision,
    )


Advance: TypeAlias = "ApprovalDecision | MetricsDecision | ResumeDecision | ScheduleDecision | StartDecision"
Cancel: TypeAlias = "ApprovalDecision | CancelDecision | OverrideDecision | StartDecision"


@dataclass(frozen=True, slots=True)
class ToAdvance:
    """A decision that goes to `/advance`; without a body it takes what the caller adds: metrics, or a time."""

    body: Advance | None = None
    link = links.ADVANCE


@dataclass(frozen=True, slots=True)
class ToCancel:
    """A decision that goes to `/cancel`."""

    body: Cancel
    link = links.CANCEL


Decision: TypeAlias = ToAdvance | ToCancel


@cache
def waiting_for() -> Mapping[str, Mapping[str, Decision]]:
    """Return the decisions by the `action` of a step that is WAITING. Made when first asked for: most runs wait for nobody."""
    metrics: Mapping[str, Decision] = {
        "override_metrics": ToAdvance(),
        "reject": ToCancel(models.OverrideDecision(override=False)),
    }
    return {
        **dict.fromkeys(_OF_METRICS, metrics),
        "approval": {
            "approve": ToAdvance(models.ApprovalDecision(approved=True)),
            "reject": ToCancel(models.ApprovalDecision(approved=False)),
        },
        "schedule": {
            "schedule": ToAdvance(),
            "run_now": ToAdvance(models.ScheduleDecision(type_=models.ScheduleType.IMMEDIATE)),
            "cancel": ToCancel(models.CancelDecision(cancel=True)),
        },
        "deploy": {
            "resume": ToAdvance(models.ResumeDecision(resume=True)),
            # Not to /cancel: Adobe's guide says so in bold, and Adobe's Node client was mended to do so.
            "stop": ToAdvance(models.ResumeDecision(resume=False)),
        },
        # Oversight by Adobe's engineers, on Managed Services; only Adobe's Node client shows these bodies.
        "managed": {
            "approve": ToAdvance(models.StartDecision(start=True)),
            "reject": ToCancel(models.StartDecision(start=False)),
        },
    }


_OF_METRICS = ("codeQuality", "securityTest", "loadTest", "assetsTest", "reportPerformanceTest")


@cache
def running() -> Mapping[str, Decision]:
    """Return the decisions on a step that is RUNNING.

    The guide names build and the tests; for others the link says whether it is possible.
    """
    return {"cancel": ToCancel(models.CancelDecision(cancel=True))}


_NEGATIVE = ("cancel", "reject", "stop")
"""What ends the run at a gate: `cancel` means the one of these that the gate has."""


POSITIVE = ("approve", "override_metrics", "resume", "run_now")
"""What lets the run go on; each kind of gate has one of these at most."""


def choices(steps: Sequence[AdobeStep]) -> tuple[str, ...]:
    """Return which of the decisions that all systems have can be made about the first of some steps that waits."""
    step = waiting(steps)
    allowed = decisions(step) if step else {}
    positive, negative = any(name in allowed for name in POSITIVE), any(name in allowed for name in _NEGATIVE)
    return (*(("approve",) if positive else ()), *(("reject",) if negative else ()))


def positive(step: AdobeStep) -> str:
    """Return the decision that lets the run go on at a gate; `UsageError` if it has none."""
    allowed = decisions(step)
    name = next((one for one in POSITIVE if one in allowed), None)
    if name is None:
        raise UsageError(f"step {step.name!r} can be decided by {', '.join(allowed) or 'nothing'}", system=SYSTEM)
    return name


def meant(run: Snapshot, name: str | None) -> AdobeStep:
    """Return the step of an execution that waits, and is called so if a name is given; `UsageError` if there is none."""
    for step in run.steps:
        if step.state is State.WAITING and name in (None, step.name) and isinstance(step, AdobeStep):
            return step
    what = f"step {name!r} of {run}" if name else f"{run}"
    raise UsageError(f"{what} does not wait for anybody", system=SYSTEM)


def _waiting_for(step: AdobeStep) -> Mapping[str, Decision]:
    return waiting_for().get(step.action or "", {})


def decisions(step: AdobeStep) -> Mapping[str, Decision]:
    """Return the decisions that the action, the status and the links of a step allow, by name."""
    status = step.raw_status
    table = _waiting_for(step) if status == "WAITING" else running() if status == "RUNNING" else {}
    return {name: choice for name, choice in table.items() if step.href(choice.link) is not None}


def decision(step: AdobeStep, name: str) -> Decision:
    """Return a decision by its name, `UsageError` if it cannot be made about this step as it was seen."""
    allowed = decisions(step)
    if name == "cancel":
        name = next((negative for negative in _NEGATIVE if negative in allowed), name)
    if name in allowed:
        return allowed[name]
    known = _waiting_for(step) if step.raw_status == "WAITING" else running()
    reason = "Adobe offers no link for it now" if name in known else "that is no decision about it in this status"
    options = f"it can be decided by {', '.join(allowed)}" if allowed else "nothing can be decided about it"
    seen = f"{name}: step {step.name!r} is {step.raw_status}, and {reason}; {options}"
    raise UsageError(f"{seen}. That may be old: refresh() reads it again", system=SYSTEM)


def attention(step: AdobeStep) -> str:
    """Return what a person must do about a waiting step."""
    ways = " or ".join(decisions(step))
    return f"step {step.name!r} waits for a person: {ways or 'no decision is offered here, see Cloud Manager'}"


def overrides(step: AdobeStep, metrics: Sequence[Metric], kpis: str | Iterable[str] | None) -> MetricsDecision:
    """Return the override of every important metric that failed, for the server refuses a list that lacks one.

    `kpis` names those the caller means to accept; if others failed too, nothing may be sent: that raises `UsageError`, and
    so does having nothing to override.
    """
    failing = [metric.kpi for metric in metrics if is_failing(metric) and isinstance(metric.kpi, str)]
    if not failing:
        raise UsageError(f"step {step.name!r} has no important metric that failed: nothing to override", system=SYSTEM)
    accepted = listed(kpis, "kpis", system=SYSTEM)
    surplus = sorted(set(failing) - set(accepted)) if accepted is not None else []
    if surplus:
        raise UsageError(
            f"kpis={accepted!r} leaves out {', '.join(surplus)}, which failed too: all or none can be overridden",
            system=SYSTEM,
        )
    return models.MetricsDecision(metrics=[models.MetricOverride(kpi=kpi, override=True) for kpi in failing])


def is_failing(metric: Metric) -> bool:
    """Return whether a metric makes its step wait: an important one that did not pass (missing means it did not)."""
    return str(metric.severity).lower() == "important" and metric.passed is not True


def scheduled(at: datetime) -> ScheduleDecision:
    """Return the decision to deploy at a time, in the one form Adobe documents: UTC, milliseconds, Z."""
    text = in_utc(at, "at", system=SYSTEM).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return models.ScheduleDecision(type_=models.ScheduleType.SCHEDULED, schedule=text)
