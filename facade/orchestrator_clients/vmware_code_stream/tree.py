"""Stages and tasks of an execution, in the order in which they were declared."""

# ruff: noqa: SLF001 - a step lets its readers see the row that it is read from

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from .._core.model import Fields, Progress, State, Step, from_micros, given, state_of
from .._core.steps import RAW, late_step, steps_read_late
from .._core.vendor import text_of
from .tables import STEP_STATES, SYSTEM, TOLERATED

if TYPE_CHECKING:
    from orchestrator_api.vmware_code_stream.models import Execution, StageExecution, TaskExecution

T = TypeVar("T")


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


@dataclass(frozen=True, kw_only=True)
class CodeStreamStage(Step):
    """One stage of an execution; `groups` holds its tasks, those together that run at the same time."""

    groups: Sequence[Sequence[CodeStreamTask]] = ()
    raw: StageExecution = field(repr=False, compare=False)
    """The model of the low-level client."""

    @property
    def tasks(self) -> Sequence[CodeStreamTask]:
        """Return the tasks in their order, parallel ones one after another."""
        return tuple(chain.from_iterable(self.groups))


def grouped(order: object, known: Mapping[str, T]) -> tuple[tuple[T, ...], ...]:
    """Return what is known by name in the order of names, in groups: parallel ones are one text, joined with commas.

    Only what is known is returned, each once; what the order leaves out follows at the end, each in a group of its own. What
    is no text, or no list, orders nothing.
    """
    if isinstance(order, list) and order == list(known):  # the usual order: one after another
        return tuple(zip(known.values(), strict=True))
    left, groups = dict(known), []
    for entry in _texts(order):
        names = [entry] if entry in left else [name.strip() for name in entry.split(",")]
        groups.append(tuple(left.pop(name) for name in dict.fromkeys(names) if name in left))
    return tuple(group for group in (*groups, *zip(left.values(), strict=True)) if group)


def _texts(order: object) -> list[str]:
    return [entry for entry in order if isinstance(entry, str)] if isinstance(order, list | tuple) else []


def stages_of(raw: Execution) -> tuple[CodeStreamStage, ...]:
    """Return the stages of an execution; none where the answer has none."""
    stages = {name: _stage(name, stage) for name, stage in _stages(raw).items()}
    return tuple(chain.from_iterable(grouped(given(raw.stage_order), stages)))


def _stages(raw: Execution) -> Mapping[str, StageExecution]:
    stages = given(raw.stages)
    return stages.additional_properties if stages else {}


def _tasks(raw: StageExecution) -> Mapping[str, TaskExecution]:
    tasks = given(raw.tasks)
    return tasks.additional_properties if tasks else {}


def _stage(name: str, raw: StageExecution) -> CodeStreamStage:
    tasks = {
        task: late_step(CodeStreamTask, {"_row": row, "stage": name, "task": task}) for task, row in _tasks(raw).items()
    }
    return late_step(CodeStreamStage, {"_row": raw, "name": name, "groups": grouped(given(raw.task_order), tasks)})


def _tolerated(task: CodeStreamTask) -> bool:
    return task.raw_status == TOLERATED or (task.state is State.FAILED and task.ignore_failure is True)


_STEP: Fields = {
    **RAW,
    "state": lambda step: _state(step._row.status),
    "raw_status": lambda step: _word(step._row.status),
    "id": lambda step: text_of(given(step._row.id)),
    "started": lambda step: from_micros(given(step._row.field_start_time)),
    "ended": lambda step: from_micros(given(step._row.field_end_time)),
}
"""How the fields of a stage are read that a task has, too."""

_STAGE: Fields = {
    **_STEP,
    "message": lambda stage: text_of(given(stage._row.status_message)),
    "group": lambda _: None,
    "tolerated": lambda stage: stage.raw_status == TOLERATED,
}

_TASK: Fields = {
    **_STEP,
    "name": lambda task: f"{task.stage}.{task.task}",
    "group": lambda task: task.stage,
    "message": lambda task: text_of(given(task._row.failure_message)) or text_of(given(task._row.status_message)),
    "tolerated": _tolerated,
    "type": lambda task: text_of(given(task._row.type_)),
    "ignore_failure": lambda task: given(task._row.ignore_failure),
}
"""How the fields of a task are read, besides its two names."""

steps_read_late(CodeStreamStage, _STAGE, STEP_STATES)
steps_read_late(CodeStreamTask, _TASK, STEP_STATES)


def _word(status: object) -> str | None:
    return None if given(status) is None else str(status)


def _state(status: object) -> State:
    return state_of(f"{SYSTEM} task", STEP_STATES, status) if given(status) is not None else State.UNKNOWN


def steps_of(stages: Iterable[CodeStreamStage]) -> Sequence[Step]:
    """Return the tasks of all stages in their order; a stage without tasks in the answer stands for itself."""
    return tuple(step for stage in stages for step in (stage.tasks or (stage,)))


def progress_of(raw: Execution, stages: Sequence[CodeStreamStage]) -> Progress | None:
    """Return how many tasks have ended of how many; None unless the answer has all that the orders name."""
    tasks = [task for stage in stages for task in stage.tasks]
    if not tasks or not all(_complete(stage) for stage in stages):
        return None
    named = set(_texts(given(raw.stage_order)))
    if named - {stage.name for stage in stages}:
        return None
    return Progress(sum(task.state.ended for task in tasks), len(tasks))


def _complete(stage: Any) -> bool:
    tasks = _tasks(stage._row)
    entries = [entry for entry in _texts(given(stage._row.task_order)) if entry not in tasks]
    return all(name.strip() in tasks for entry in entries for name in entry.split(","))


def waiting(stages: Sequence[CodeStreamStage]) -> Sequence[CodeStreamTask]:
    """Return the tasks that wait for a person."""
    return tuple(task for stage in stages for task in stage.tasks if task.state is State.WAITING)
