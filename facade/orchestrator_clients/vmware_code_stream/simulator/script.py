"""Scripts of Code Stream runs: steps that are tasks of stages, and the script that a pipeline's own definition makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from ..._simulation.script import Run, ScriptedStep

DEFAULT_STAGE = "Stage0"
"""The stage of a step whose name has none; the vendor's editor calls the first stage so."""

STOPPING = 2.0
"""Seconds from CANCELING to CANCELED, where the script does not say."""

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Task(ScriptedStep):
    """A step that says more of itself than a plain `Step("stage.task")` can.

    A name with commas, such as `Lint,Unit tests`, is a group of tasks that run at once: what becomes of the step becomes
    of the last of them, the others succeed.

    ignore_failure: the run goes on although it fails; the task is then FAILED_CONTINUE.
    expiration_days: how long an approval may be waited for, before the run is canceled.
    """

    stage: str = DEFAULT_STAGE
    type: str = "SSH"
    ignore_failure: bool = False
    expiration_days: float = 3
    tolerated: bool = False
    """Set by `playable`: it failed, and was meant to be ignored."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step stands: its stage, and the names of its tasks."""

    stage: str
    group: str

    @property
    def tasks(self) -> list[str]:
        """The names of the tasks that run at once; usually one."""
        return self.group.split(",")

    @property
    def label(self) -> str:
        """How messages name the step: `<stage>.<task>`, of a group the last."""
        return f"{self.stage}.{self.tasks[-1]}"


def place(step: ScriptedStep) -> Place:
    """Return where a step stands: as a `Task` says, or by its name `stage.task`."""
    if isinstance(step, Task):
        return Place(step.stage, step.name)
    stage, dot, group = step.name.partition(".")
    return Place(stage, group) if dot else Place(DEFAULT_STAGE, step.name)


def playable(script: Run) -> Run:
    """Return the script with each failure that is to be ignored as a success that remembers it."""
    return replace(script, steps=tuple(_tolerant(step) for step in script.steps))


def _tolerant(step: ScriptedStep) -> ScriptedStep:
    if isinstance(step, Task) and step.ignore_failure and step.ends == "failed":
        return replace(step, ends="succeeded", tolerated=True)
    return step


def script_of(definition: Mapping[str, object]) -> Run:
    """Return the script of a pipeline: a second for each entry of a task order, and approvals wait for somebody."""
    return Run(steps=tuple(_tasks(definition)), stopping=STOPPING)


def mapping(value: object) -> Json:
    """Return the value if it is a JSON object, and an empty one otherwise."""
    return cast("Json", value) if isinstance(value, dict) else {}


def texts(value: object) -> list[str]:
    """Return the texts of a JSON array; an empty list for anything else."""
    return [item for item in cast("list[object]", value) if isinstance(item, str)] if isinstance(value, list) else []


def _tasks(definition: Mapping[str, object]) -> Iterator[Task]:
    stages = mapping(definition.get("stages"))
    for stage in texts(definition.get("stageOrder")) or list(stages):
        body = mapping(stages.get(stage))
        tasks = mapping(body.get("tasks"))
        for group in texts(body.get("taskOrder")) or list(tasks):
            last = mapping(tasks.get(group.rpartition(",")[2]))
            kind = str(last.get("type", "SSH"))
            yield Task(group, stage=stage, type=kind, waits_for_person=kind.lower() == "useroperation")
