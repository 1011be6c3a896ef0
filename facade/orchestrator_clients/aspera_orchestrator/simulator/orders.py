"""Work orders of the simulated Orchestrator: scripts being played, and the work steps that can be seen of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from ..._simulation.script import Playback, Run, ScriptedStep, StepPicture
from .record import Variable, WorkStep, as_output
from .ruby import Moment

RETRY_SHOWN: Final = 1.0
"""Seconds for which a step that is about to be tried again says `Error`; half an attempt if that is shorter."""
_FAR: Final = 1e12
"""Seconds since 1970 by which every script has ended that ends at all."""
_FACTOR: Final = 1000
"""Work steps of a work order have ids of their own range."""

FailureWord = Literal["Failed", "Error"]

_STEP_WORDS: Final[Mapping[str, str]] = {
    "not_started": "Inactive",
    "running": "In Progress",
    "waiting": "In Progress",
    "succeeded": "Complete",
    "cancelled": "Failed",  # a work step ends as Complete, Failed or Error only (the authoring guide)
    "skipped": "Inactive",
}
_ORDER_WORDS: Final[Mapping[str, str]] = {
    "queued": "Inactive",
    "running": "In Progress",
    "waiting": "In Progress",
    "paused": "Paused",
    "cancelling": "Canceling",
    "succeeded": "Complete",
    "cancelled": "Canceled",
}


@dataclass(slots=True)
class WorkOrder:
    """One run of a workflow.

    failure: the word of a failure, functional (`Failed`) or technical (`Error`).
    children: the work orders of sub-workflows, by the place of the step that runs them.
    past: steps that ended before a restart; restarts: how many there were.
    kept: work steps that are as they are, whatever the script says.
    """

    id: int
    workflow_id: int
    name: str
    play: Playback
    created: float
    inputs: Mapping[str, object] = field(default_factory=dict[str, object])
    outputs: Mapping[str, Mapping[str, object]] = field(default_factory=dict[str, Mapping[str, object]])
    failure: FailureWord = "Failed"
    priority: str = "2"
    dedicated: bool = False
    master_id: int | None = None
    children: dict[int, WorkOrder] = field(default_factory=dict[int, "WorkOrder"])
    past: tuple[StepPicture, ...] = ()
    restarts: int = 0
    kept: list[WorkStep] = field(default_factory=list[WorkStep])

    def status(self, now: float) -> str:
        """Return the status word."""
        picture = self.play.at(now)
        return picture.word or _ORDER_WORDS.get(picture.state, self.failure)

    def detail(self, now: float) -> str:
        """Return the text beside the status word."""
        return self.play.at(now).error or ""

    def updated(self, now: float) -> float:
        """Return when it last did something, in seconds since 1970."""
        ended = self.play.at(now).ended
        return now if ended is None else ended

    def step_id(self, index: int) -> int:
        """Return the work step id of the n-th step."""
        return self.id * _FACTOR + index

    def has_step(self, step_id: int) -> bool:
        """Tell whether a work step of this id can be one of its own."""
        return self.place(step_id) in range(_FACTOR) or any(step.id == step_id for step in self.kept)

    def place(self, step_id: int) -> int:
        """Return which of its steps this work step is the run of."""
        return step_id - self.step_id(0)

    def steps(self, now: float) -> list[WorkStep]:
        """Return the work steps as they are; of a sub-workflow only the step that runs it."""
        shown = enumerate(self._pictures(now))
        return [*self.kept, *(self._step(index, picture, now) for index, picture in shown)]

    def spawn(self, scripts: Mapping[str, Run], new_id: Callable[[], int]) -> None:
        """Make the work orders of the sub-workflows among the steps that are still to come."""
        for index, picture in enumerate(self.play.at(_FAR).steps, len(self.past)):
            script = scripts.get(picture.step.name)
            if script is not None and picture.started is not None:
                play = Playback(script, picture.started)
                self.children[index] = WorkOrder(
                    new_id(), self.workflow_id, picture.step.name, play, picture.started, master_id=self.id
                )

    def family(self, now: float) -> Iterator[WorkOrder]:
        """Yield this work order and those of its sub-workflows that have begun."""
        yield self
        yield from (child for child in self.children.values() if child.created <= now)

    def cancel(self, now: float) -> None:
        """Cancel it with its sub-workflows. Nothing happens once it has ended."""
        self.children = {index: child for index, child in self.children.items() if child.created <= now}
        for order in self.family(now):
            if not order.play.at(now).finished:
                order.play.cancel(now)

    def cancel_step(self, index: int, now: float) -> None:
        """Cancel its n-th step, which then fails, and the work order with it. Nothing happens if it is not at work."""
        place = index - len(self.past)
        picture = self.play.at(now)
        running = picture.steps[place] if 0 <= place < len(picture.steps) else None
        if running is None or running.started is None or running.ended is not None:
            return
        short = ScriptedStep(running.step.name, now - running.started, "failed", message="Canceled on request")
        script = self.play.script
        steps = (*script.steps[:place], short, *script.steps[place + 1 :])
        self.play = Playback(replace(script, steps=steps, ends=None), self.play.begun)
        if index in self.children:
            self.children[index].cancel(now)

    def restart(self, index: int, now: float) -> None:
        """Let it run again from its n-th step on."""
        shown = self._pictures(now)
        self.past = tuple(shown[:index])
        self.children = {place: child for place, child in self.children.items() if place < index}
        self.restarts += 1
        script = Run(steps=tuple(picture.step for picture in shown[index:]))
        self.play = Playback(script.rest(0), now)

    def _pictures(self, now: float) -> list[StepPicture]:
        return [*self.past, *self.play.at(now).steps]

    def _step(self, index: int, picture: StepPicture, now: float) -> WorkStep:
        word, attempt = self._word(picture, now)
        attempt += self.restarts if attempt and index >= len(self.past) else 0
        begun = None if picture.started is None else Moment(picture.started)
        fields: dict[str, object] = {
            **self._design(index, picture.step),
            "action_id": None if begun is None else 2,
            "status": word,
            "statusDetails": None if word in ("Inactive", "In Progress") else picture.step.message,
            "attempt": attempt or None,
            "group": None if begun is None else self.id,
            "running_as": None if begun is None else 2,
            "executionTimeout": None if begun is None else 0,
            "activable_date": begun,
            "activation_date": begun,
            "original_activation_date": begun,
            "completion_date": None if picture.ended is None else Moment(picture.ended),
            "created_at": Moment(self.created),
            "updated_at": Moment(picture.ended or picture.started or self.created),
        }
        return WorkStep(fields, self._inputs(index), [], self._outputs(index, picture, word))

    def _design(self, index: int, step: ScriptedStep) -> dict[str, object]:
        return {
            "id": self.step_id(index),
            "workOrder_id": self.id,
            "workflow_id": self.workflow_id,
            "step_id": 3800 + index,
            "step_type": "SubWorkflow" if index in self.children else "FaspexDelivery",
            "workStepName": step.name,
            "stepName": None,  # although it has one
            "rank": index + 1,
            "synch_filter": 0,
            "timeout": None,
            "on_timeout": None,
            "preProcessing": None,
            "postProcessing": None,
        }

    def _word(self, picture: StepPicture, now: float) -> tuple[str, int]:
        """Return the status word, and the number of the attempt that it is about."""
        word, attempt = _STEP_WORDS.get(picture.state, self.failure), picture.attempt
        if picture.state == "running" and attempt > 1 and picture.started is not None:
            seconds = picture.step.seconds
            since = now - picture.started - (attempt - 1) * seconds
            if since < min(RETRY_SHOWN, seconds / 2):
                return "Error", attempt - 1
        return word, attempt

    def _inputs(self, index: int) -> list[Variable]:
        typed = {name: as_output(value) for name, value in self.inputs.items()}
        number = self.step_id(index) * 100
        return [Variable(number + n, name, each.type, each.value) for n, (name, each) in enumerate(typed.items())]

    def _outputs(self, index: int, picture: StepPicture, word: str) -> list[Variable]:
        if picture.ended is None or picture.started is None:
            return []
        given = self.outputs.get(picture.step.name, {}) if picture.state == "succeeded" else {}
        values = {"Step_information": _information(index, picture, word), **given}
        typed = {name: as_output(value) for name, value in values.items()}
        number = self.step_id(index) * 100 + 50
        return [Variable(number + n, name, each.type, each.value) for n, (name, each) in enumerate(typed.items())]


def _information(index: int, picture: StepPicture, word: str) -> dict[str, object]:
    """Return the output that every step has (the authoring guide names its keys)."""
    seconds = (picture.ended or 0.0) - (picture.started or 0.0)
    return {
        "step_id": 3800 + index,
        "step_name": picture.step.name,
        "step_status": word,
        "step_status_details": picture.step.message,
        "attempts": picture.attempt,
        "processingTime": seconds,
        "elapsedTime": seconds,
        "completionTime": str(Moment(picture.ended or 0.0)),
    }


def with_sub_workflows(script: Run, scripts: Mapping[str, Run]) -> Run:
    """Return a script whose steps of these names take as long, and end, as the scripts of their sub-workflows.

    A cancelled sub-workflow has failed for its parent (the authoring guide). Raises ValueError for one that never ends.
    """
    steps = (_running(step, scripts[step.name]) if step.name in scripts else step for step in script.steps)
    return replace(script, steps=tuple(steps))


def _running(step: ScriptedStep, script: Run) -> ScriptedStep:
    play = Playback(script, 0.0)
    seconds = play.ends_at()
    if not seconds < _FAR:
        raise ValueError(f"the sub-workflow of {step.name!r} waits for a person and so never ends by itself")
    picture = play.at(seconds)
    failed = picture.state != "succeeded"
    return replace(step, seconds=seconds, ends="failed" if failed else step.ends, message=picture.error or step.message)
