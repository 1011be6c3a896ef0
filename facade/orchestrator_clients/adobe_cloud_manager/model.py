"""Steps read from Adobe's answers."""

# ruff: noqa: SLF001 - a step lets its readers see the row that it is read from

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .._core.errors import UsageError
from .._core.model import Fields, Snapshot, State, Step, given, instant, state_of
from .._core.steps import RAW, late_step, steps_read_late
from .._core.vendor import text_of
from . import links
from .links import ExecutionAddress, StepAddress
from .tables import STEP_STATES, SYSTEM

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import PipelineExecutionStepState


@dataclass(frozen=True, kw_only=True)
class AdobeStep(Step):
    """One step of a pipeline execution.

    `action` is what it does (`build`, `codeQuality`, `approval`, `deploy`, ...: an open set), `address` its ids for the
    methods of `steps`, `environment` and `environment_type` (dev, stage, prod, ...) where it works, `raw` the model of the
    low-level client. `id` is the id used in URLs.
    """

    action: str | None = None
    address: StepAddress | None = None
    environment: str | None = None
    environment_type: str | None = None
    raw: PipelineExecutionStepState = field(repr=False, compare=False)

    def href(self, relation: str) -> str | None:
        """Return where a link of the step leads, None if it is not there now."""
        return links.href(self.raw.field_links, relation)

    def located(self) -> StepAddress:
        """Return the ids of the step; `UsageError` if the server did not say them."""
        if self.address is None:
            raise UsageError(f"the server sent no ids of the step {self.name!r}", system=SYSTEM)
        return self.address


def step_of(raw: PipelineExecutionStepState, ids: ExecutionAddress | None) -> AdobeStep:
    """Return a step as its raw form says it; `ids` are those of its execution."""
    return late_step(AdobeStep, {"_row": raw, "_within": ids})


_STEP: Fields = {
    **RAW,
    "name": lambda step: _name(step._row),
    "state": lambda step: state_of(f"{SYSTEM} step", STEP_STATES, given(step._row.status)),
    "raw_status": lambda step: None if given(step._row.status) is None else str(step._row.status),
    "id": lambda step: step.address.step_id if step.address else text_of(given(step._row.step_id)),
    "started": lambda step: instant(given(step._row.started_at)),
    "ended": lambda step: instant(given(step._row.finished_at)),
    "message": lambda step: _decided(step._row) if step.state in (State.FAILED, State.CANCELLED) else None,
    "group": lambda _: None,
    "tolerated": lambda _: False,
    "action": lambda step: text_of(given(step._row.action)),
    "address": lambda step: _address(step._row, step._within),
    "environment": lambda step: text_of(given(step._row.environment)),
    "environment_type": lambda step: text_of(given(step._row.environment_type)),
}
"""How the fields of a step are read, besides its raw form."""

steps_read_late(AdobeStep, _STEP, STEP_STATES)


def _name(raw: PipelineExecutionStepState) -> str:
    action = text_of(given(raw.action))
    place = text_of(given(raw.environment_type)) if action == "deploy" else None
    return f"{action} ({place})" if place else action or "?"


def _address(raw: PipelineExecutionStepState, ids: ExecutionAddress | None) -> StepAddress | None:
    phase, step = text_of(given(raw.phase_id)), text_of(given(raw.step_id))
    if ids is not None and phase and step:
        return StepAddress(*ids, phase, step)
    for relation in ("self", links.ADVANCE, links.CANCEL, links.LOGS, links.METRICS):
        if found := links.addresses(links.href(raw.field_links, relation))[1]:
            return found
    return None


def _decided(raw: PipelineExecutionStepState) -> str | None:
    """Return what somebody decided about a step that ended badly: the only reason Adobe's answers give."""
    details = given(raw.details)
    decided = given(details.input_) if details else None
    return f"decided with {json.dumps(decided)}" if decided else None


def waiting(steps: Sequence[AdobeStep]) -> AdobeStep | None:
    """Return the first step that waits for a person."""
    return next((step for step in steps if step.state is State.WAITING), None)


def current(steps: Sequence[AdobeStep]) -> AdobeStep | None:
    """Return the first step that did not end in success: the one under way, or the one that failed."""
    return next((step for step in steps if step.state is not State.SUCCEEDED), None)


LOGGED = frozenset({"build", "buildImage", "codeQuality", "deploy"})
"""The actions of steps that have logs, by Adobe's Node client."""


def logged(run: Snapshot, name: str | None, *, follow: bool = False) -> AdobeStep:
    """Return the step of that name, else the failed one, the one at work, or the last that has begun; `UsageError` if none.

    To be followed, a step that is over is no good while a later one has a log still to come.
    """
    steps: Sequence[AdobeStep] = run.steps  # type: ignore[assignment]
    if name is not None:
        found = [step for step in steps if step.name == name]
    else:
        failed = [step for step in steps if step.state is State.FAILED]
        coming = [step for step in steps if follow and not run.state.ended and step.action in LOGGED]
        found = failed or [step for step in coming if not step.state.ended]
        found = found or [step for step in steps if step.state is not State.QUEUED][-1:]
    if not found:
        names = ", ".join(step.name for step in steps) or "none"
        raise UsageError(f"{run} has no step {name or 'that has begun'}; its steps: {names}", system=SYSTEM)
    return found[0]
