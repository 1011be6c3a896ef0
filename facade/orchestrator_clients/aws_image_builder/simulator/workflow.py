"""Workflow executions of the simulated Image Builder and their steps: how they go, and how a failed one is rolled back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from ..._simulation.script import Ending, Playback, RunPicture, StepPicture
from .script import Plan

RETRY_SHOWN = 1.0
"""Seconds for which a step that is about to be tried again says `FAILED`, at most half of an attempt."""

_STEP_WORDS = {
    "not_started": "PENDING",
    "running": "RUNNING",
    "waiting": "RUNNING",
    "succeeded": "COMPLETED",
    "failed": "FAILED",
    "cancelled": "CANCELLED",
    "skipped": "SKIPPED",
}
_WORKFLOW_WORDS = {"succeeded": "COMPLETED", "failed": "FAILED", "cancelled": "CANCELLED", "queued": "PENDING"}
_ENDINGS: dict[str, Ending] = {"succeeded": "succeeded", "failed": "failed", "cancelled": "cancelled"}


class Workflow:
    """One run of a workflow. It has no times until the build has come to it."""

    def __init__(self, plan: Plan, place: str) -> None:
        """`place`: a name that no other run has; the ids are made from it."""
        self.plan = plan
        self.id: str = f"wf-{uuid5(NAMESPACE_URL, place)}"
        self.step_ids: list[str] = [
            f"step-{uuid5(NAMESPACE_URL, f'{place}/{n}')}" for n in range(len(plan.script.steps))
        ]
        self.play: Playback | None = None
        self.retried = False
        self.failing: set[int] = set(plan.failing)
        self.reasons: dict[int, str] = {}
        self.answers: dict[int, dict[str, str]] = {}

    def begin(self, at: float) -> None:
        """Let it run from this instant on."""
        self.play = Playback(self.plan.script, at)

    def at(self, now: float) -> RunPicture | None:
        """Return its state at an instant, None before the build has come to it."""
        return None if self.play is None else self.play.at(now)

    def started(self, now: float) -> bool:
        """Whether it has begun, and is no longer queued."""
        picture = self.at(now)
        return picture is not None and picture.started is not None

    def result(self, now: float) -> Ending | None:
        """Return how it ended, None as long as it goes on or is rolled back."""
        picture = self.at(now)
        if picture is None or picture.ended is None or now < self.over_at():
            return None
        return _ENDINGS[picture.state]

    def over_at(self) -> float:
        """Return when it has ended, and has been rolled back if it failed; infinity if that is not known."""
        if self.play is None:
            return math.inf
        ends = self.play.ends_at()
        return ends + self.plan.rollback if ends < math.inf and self.play.at(ends).state == "failed" else ends

    def status(self, now: float) -> str:
        """Return AWS's word for how far it is. Where the rollback of a step failed, it is `FAILED`."""
        picture = self.at(now)
        if picture is None:
            return "PENDING"
        if picture.state != "failed" or not self.plan.rollback:
            return _WORKFLOW_WORDS.get(picture.state, "RUNNING")
        if now < self.over_at():
            return "ROLLBACK_IN_PROGRESS"
        stuck = any(shown.rollback_status(now) == "FAILED" for shown in self.steps(now))
        return "FAILED" if stuck else "ROLLBACK_COMPLETED"

    def steps(self, now: float) -> list[Shown]:
        """Return all its steps, those that have not started too; none before the build has come to it."""
        picture = self.at(now)
        return [] if picture is None else [Shown(self, n, step) for n, step in enumerate(picture.steps)]

    def failed_step(self, now: float) -> Shown | None:
        """Return the step that ended it, None if it ended otherwise."""
        return next((shown for shown in self.steps(now) if shown.picture.state == "failed"), None)

    def rollback_of(self, index: int, now: float) -> str | None:
        """Return how far the rollback of a step is: last step first, each in an equal share of the time."""
        picture = self.at(now)
        if self.play is None or picture is None or picture.state != "failed" or not self.plan.rollback:
            return None
        if picture.steps[index].state == "skipped":
            return "SKIPPED"
        ran = [n for n, step in enumerate(picture.steps) if step.started is not None and step.state != "skipped"]
        if index not in ran:
            return None
        share = self.plan.rollback / len(ran)
        begins = self.play.ends_at() + (len(ran) - 1 - ran.index(index)) * share
        if now < begins:
            return None
        return "RUNNING" if now < begins + share and now < self.over_at() else self._rolled_back(index)

    def _rolled_back(self, index: int) -> str:
        return "FAILED" if index in self.plan.stuck else "COMPLETED"

    def act(self, index: int, now: float, action: Literal["RESUME", "STOP"], reason: str | None) -> None:
        """Answer the step that waits; a stopped one whose `onFailure` is Continue fails without ending the workflow.

        Raises ValueError if none waits.
        """
        if self.play is None:
            raise ValueError("the workflow has not begun")
        stopped, lenient = action == "STOP", index in self.plan.lenient
        self.play.act(now, "failed" if stopped and not lenient else "succeeded")
        if stopped and lenient:
            self.failing.add(index)
        if not stopped:
            self.answers[index] = {"action": action, **({"reason": reason} if reason else {})}
        if reason is not None:
            self.reasons[index] = reason


@dataclass(frozen=True, slots=True)
class Shown:
    """A step of a workflow as it is at one moment."""

    workflow: Workflow
    index: int
    picture: StepPicture

    @property
    def workflow_id(self) -> str:
        """The id of its workflow execution."""
        return self.workflow.id

    @property
    def step_id(self) -> str:
        """Its own id."""
        return self.workflow.step_ids[self.index]

    @property
    def lenient(self) -> bool:
        """Whether its failure leaves the workflow going."""
        return self.index in self.workflow.plan.lenient

    def between_attempts(self, now: float) -> bool:
        """Whether it still shows the failure of the attempt before."""
        picture, seconds = self.picture, self.picture.step.seconds
        if picture.state != "running" or picture.attempt <= 1 or picture.started is None:
            return False
        return now - picture.started - (picture.attempt - 1) * seconds < min(RETRY_SHOWN, seconds / 2)

    def status(self, now: float) -> str:
        """Return AWS's word for it; a tolerated failure is one although the script goes on."""
        failed = self.picture.state == "succeeded" and self.index in self.workflow.failing
        return "FAILED" if failed or self.between_attempts(now) else _STEP_WORDS[self.picture.state]

    def rollback_status(self, now: float) -> str | None:
        """Return AWS's word for how far its rollback is, None where there is none or not yet."""
        return self.workflow.rollback_of(self.index, now)
