"""Stages and tasks of an execution, in the order in which they were declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from orchestrator_api.vmware_code_stream.models import Execution, StageExecution, TaskExecution

from .._core.model import Fields, Progress, State, Step, from_micros, given, state_of
from .._core.steps import late_step, steps_read_late
from .._core.vendor import text_of
from .tables import STEP_STATES, SYSTEM, TOLERATED


@steps_read_late
@dataclass(frozen=True, kw_only=True)
class CodeStreamTask(Step):
    """One task of a stage.

    `name` is `<stage>.<task>`, as Code Stream's own messages have it, `stage` (`group` too) and `task` are its two parts,
    `type` the kind of task (`REST`, `UserOperation`, ...: an open set, whose case varies), `ignore_failure` whether the stage
    goes on when it fails, and `raw` the model of the low-level client. A failure with the status FAILED_CONTINUE, or of a task
    with `ignore_failure`, is `tolerated`.
    """

    stage: str
    task: str
    type: str | None = None
    ignore_failure: bool | None = None
    raw: TaskExecution = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeStreamStage(Step):
    """One stage of an execution; `groups` holds its tasks, those together that run at the same time."""

    groups: Sequence[Sequence[CodeStreamTask]] = ()
    raw: StageExecution = field(repr=False, compare=False)
    """The model of the low-level client."""

    @property
    def tasks(self) -> Sequence[CodeStreamTask]:
        """Return the tasks in their order, parallel ones one after another."""
        return tuple(task for group in self.groups for task in group)


def grouped(order: object, known: Iterable[str]) -> list[list[str]]:
    """Return names in their order, in groups: parallel ones are one text, joined with commas.

    Only known names are returned, each once; those the order leaves out follow at the end, each in a group of its own. What is
    no text, or no list, orders nothing.
    """
    left = dict.fromkeys(known)
    if isinstance(order, list) and order == list(left):  # the usual order: one after another
        return [[name] for name in order]
    groups = []
    for entry in _texts(order):
        names = [entry] if entry in left else [name.strip() for name in entry.split(",")]
        groups.append([name for name in dict.fromkeys(names) if name in left])
        for name in groups[-1]:
            del left[name]
    return [group for group in (*groups, *([name] for name in left)) if group]


def _texts(order: object) -> list[str]:
    return [entry for entry in order if isinstance(entry, str)] if isinstance(order, list | tuple) else []


def stages_of(raw: Execution) -> tuple[CodeStreamStage, ...]:
    """Return the stages of an execution, none where they are not told."""
    stages = _stages(raw)
    names = [name for group in grouped(given(raw.stage_order), stages) for name in group]
    return tuple(_stage(name, stages[name]) for name in names)


def _stages(raw: Execution) -> Mapping[str, StageExecution]:
    stages = given(raw.stages)
    return stages.additional_properties if stages else {}


def _tasks(raw: StageExecution) -> Mapping[str, TaskExecution]:
    tasks = given(raw.tasks)
    return tasks.additional_properties if tasks else {}


def _stage(name: str, raw: StageExecution) -> CodeStreamStage:
    tasks = _tasks(raw)
    return CodeStreamStage(
        name=name,
        state=_state(raw.status),
        raw_status=_word(raw.status),
        id=text_of(given(raw.id)),
        started=from_micros(given(raw.field_start_time)),
        ended=from_micros(given(raw.field_end_time)),
        message=text_of(given(raw.status_message)),
        tolerated=_word(raw.status) == TOLERATED,
        groups=tuple(
            tuple(_task(name, task, tasks[task]) for task in group) for group in grouped(given(raw.task_order), tasks)
        ),
        raw=raw,
    )


def _task(stage: str, name: str, raw: TaskExecution) -> CodeStreamTask:
    return late_step(CodeStreamTask, _TASK, stage=stage, task=name, raw=raw)


def _tolerated(task: CodeStreamTask) -> bool:
    return task.raw_status == TOLERATED or (task.state is State.FAILED and task.ignore_failure is True)


_TASK: Fields = {
    "name": lambda task: f"{task.stage}.{task.task}",
    "group": lambda task: task.stage,
    "state": lambda task: _state(task.raw.status),
    "raw_status": lambda task: _word(task.raw.status),
    "id": lambda task: text_of(given(task.raw.id)),
    "started": lambda task: from_micros(given(task.raw.field_start_time)),
    "ended": lambda task: from_micros(given(task.raw.field_end_time)),
    "message": lambda task: text_of(given(task.raw.failure_message)) or text_of(given(task.raw.status_message)),
    "tolerated": _tolerated,
    "type": lambda task: text_of(given(task.raw.type_)),
    "ignore_failure": lambda task: given(task.raw.ignore_failure),
}
"""How the fields of a task are read, besides its two names and its raw form."""


def _word(status: object) -> str | None:
    return None if given(status) is None else str(status)


def _state(status: object) -> State:
    return state_of(f"{SYSTEM} task", STEP_STATES, status) if given(status) is not None else State.UNKNOWN


def steps_of(stages: Iterable[CodeStreamStage]) -> Sequence[Step]:
    """Return the tasks of all stages in their order; a stage whose tasks are not told stands for itself."""
    return tuple(step for stage in stages for step in (stage.tasks or (stage,)))


def progress_of(raw: Execution, stages: Sequence[CodeStreamStage]) -> Progress | None:
    """Return how many tasks have ended of how many; None unless all that the orders name is told."""
    tasks = [task for stage in stages for task in stage.tasks]
    if not tasks or not all(_complete(stage) for stage in stages):
        return None
    named = set(_texts(given(raw.stage_order)))
    if named - {stage.name for stage in stages}:
        return None
    return Progress(sum(task.state.ended for task in tasks), len(tasks))


def _complete(stage: CodeStreamStage) -> bool:
    tasks = _tasks(stage.raw)
    entries = [entry for entry in _texts(given(stage.raw.task_order)) if entry not in tasks]
    return all(name.strip() in tasks for entry in entries for name in entry.split(","))


def waiting(stages: Sequence[CodeStreamStage]) -> Sequence[CodeStreamTask]:
    """Return the tasks that wait for a person."""
    return tuple(task for stage in stages for task in stage.tasks if task.state is State.WAITING)
