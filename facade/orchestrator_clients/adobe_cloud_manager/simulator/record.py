"""One pipeline execution of the simulated Cloud Manager: its script being played, and how that reads in Adobe's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..._simulation.script import Playback, StepPicture

TAIL = 20.0
"""Seconds that an execution stays RUNNING after its last step, with no step under way (seen by Adobe's Node client)."""

STEP_WORDS = {
    "not_started": "NOT_STARTED",
    "running": "RUNNING",
    "waiting": "WAITING",
    "succeeded": "FINISHED",
    "failed": "FAILED",
    "cancelled": "CANCELLED",
    "skipped": "INCOMPLETE",  # a test step that found nothing to do
}
RUN_WORDS = {
    "queued": "NOT_STARTED",
    "running": "RUNNING",
    "waiting": "RUNNING",  # there is no such status of an execution
    "paused": "RUNNING",
    "cancelling": "CANCELLING",
    "succeeded": "FINISHED",
    "failed": "FAILED",
    "cancelled": "CANCELLED",
}

ENVIRONMENTS = {"dev": "31005", "stage": "31006", "prod": "31007"}
"""Types of environments, and the id of the one there is of each."""

EMERGENCY_SKIPS = frozenset({"securityTest", "loadTest", "assetsTest", "reportPerformanceTest"})


@dataclass
class AdobeRecord:
    """One run, and what was decided at its steps (by their place in it)."""

    id: str
    program_id: str
    pipeline_id: str
    play: Playback
    created: float
    trigger: str = "MANUAL"
    mode: str = "NORMAL"
    tail: float = TAIL
    inputs: dict[int, Mapping[str, object]] = field(default_factory=dict[int, Mapping[str, object]])

    @property
    def path(self) -> str:
        """Where the API has it."""
        return f"/api/program/{self.program_id}/pipeline/{self.pipeline_id}/execution/{self.id}"

    def step_ids(self, index: int) -> tuple[str, str]:
        """Return the ids of a step in URLs: phase and step. Three steps make a phase."""
        return str(70_000 + 100 * (int(self.id) % 1000) + index // 3), str(
            900_000 + 100 * int(self.id) % 100_000 + index
        )

    def step_path(self, index: int) -> str:
        """Return where the API has a step."""
        phase, step = self.step_ids(index)
        return f"{self.path}/phase/{phase}/step/{step}"

    def index_of(self, step_id: str | None) -> int | None:
        """Return the place of the step of this id; None if there is none."""
        places = range(len(self.play.script.steps))
        return next((index for index in places if self.step_ids(index)[1] == step_id), None)

    def shown(self, index: int, now: float) -> StepPicture:
        """Return the state of a step."""
        return self.play.at(now).steps[index]

    def environment(self, index: int) -> str | None:
        """Return the type of the environment on which a step works, if it does on any.

        The last deployment is the one to production and the one before it that to stage, where the tests run, too.
        """
        actions = [step.name for step in self.play.script.steps]
        types = ("prod", "stage", "dev")
        if actions[index] == "deploy":
            return types[min(actions[index + 1 :].count("deploy"), 2)]
        if actions[index] in ("approval", "schedule", "managed") or "deploy" not in actions[:index]:
            return None
        return types[min(actions[index:].count("deploy"), 2)]

    def status(self, now: float) -> str:
        """Return Adobe's word for its state."""
        picture = self.play.at(now)
        if picture.word is not None:
            return picture.word
        return "RUNNING" if picture.finished and not self.over(now) else RUN_WORDS[picture.state]

    def finished_at(self, now: float) -> float | None:
        """Return when it ended, the idle seconds at its end included; None if it has not."""
        picture = self.play.at(now)
        if picture.ended is None:
            return None
        ended = picture.ended + (self.tail if picture.state == "succeeded" else 0.0)
        return ended if ended <= now else None

    def next_change(self, now: float) -> float:
        """Return when it next changes by itself: infinity if it waits for a person."""
        picture = self.play.at(now)
        return self.play.next_change(now) if picture.ended is None else picture.ended + self.tail

    def over(self, now: float) -> bool:
        """Return whether it has ended, the idle seconds at its end included."""
        return self.finished_at(now) is not None
