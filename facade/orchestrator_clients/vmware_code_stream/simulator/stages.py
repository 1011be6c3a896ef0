"""Stages and tasks of an execution, as they are sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ..._simulation.script import Run, RunPicture, StepPicture
from .records import UserOperation, micros
from .script import Json, Place, Task, mapping, place

_WORDS: Mapping[str, str] = {
    "not_started": "NOT_STARTED",
    "running": "RUNNING",
    "waiting": "WAITING",
    "succeeded": "COMPLETED",
    "failed": "FAILED",
    "cancelled": "CANCELED",
    "skipped": "SKIPPED",
}
_PASSING: Mapping[str, str] = {"paused": "PAUSED", "cancelling": "CANCELING"}
"""What a task at work says while its run is in this state."""

_TELLING = ("CANCELING", "PAUSED", "WAITING", "RUNNING", "CANCELED", "FAILED")
"""The first of these that a task has is its stage's."""

_ENDS = ("COMPLETED", "FAILED", "CANCELED", "SKIPPED")

_DEFINED = ("preCondition", "endpoints", "input")


class Played(Protocol):
    """What the stages of an execution are made of."""

    id: str
    name: str
    index: int
    definition: Json
    script: Run
    input: Json
    operation: UserOperation | None

    @property
    def link(self) -> str:
        """Its path on the server."""
        ...

    @property
    def rollback_run(self) -> Played | None:
        """The run that its failure has started."""
        ...

    def picture(self, now: float) -> RunPicture | None:
        """Return how the run stands; None if it is queued behind others."""
        ...

    def ended_at(self, now: float) -> float | None:
        """Return when it ended; None if it has not."""
        ...

    def status_at(self, now: float) -> str:
        """Return the status word."""
        ...

    def stopped_at_step(self, now: float) -> Place | None:
        """Return where it failed or was canceled, or where it waits."""
        ...


def stage_names(script: Run) -> list[str]:
    """Return the names of the stages in their order."""
    return list(dict.fromkeys(place(step).stage for step in script.steps))


def stages_of(execution: Played, now: float, *, old: bool) -> Json:
    """Return the stages by name; under the older prefix they do not repeat the name inside.

    Stages and tasks are sent in reverse, on purpose: only `stageOrder` and `taskOrder` tell their order, as objects have none.
    """
    picture = execution.picture(now)
    steps = picture.steps if picture else tuple(_unborn(execution.script))
    passing = _PASSING.get(picture.state, "") if picture else ""
    groups: dict[str, list[StepPicture]] = {}
    for each in steps:
        groups.setdefault(place(each.step).stage, []).append(each)
    stages = {
        name: _stage(execution, f"{execution.id}~{number}", name, group, passing, now) | ({} if old else {"name": name})
        for number, (name, group) in enumerate(groups.items())
    }
    return dict(reversed(stages.items()))


def results_of(execution: Played, now: float) -> list[Json]:
    """Return what each step that has ended wrote, where the pipeline has a workspace."""
    picture = execution.picture(now)
    steps = picture.steps if picture and mapping(execution.definition.get("workspace")).get("image") else ()
    return [
        {
            "step": place(each.step).tasks[-1],
            "status": _WORDS[each.state],
            "logs": [f"{each.step.name} begins", *([each.step.message] if each.step.message else []), "done\n"],
        }
        for each in steps
        if each.ended is not None and each.started is not None
    ]


def _unborn(script: Run) -> list[StepPicture]:
    return [StepPicture(step, "not_started", 0, None, None) for step in script.steps]


def _stage(execution: Played, identity: str, name: str, group: list[StepPicture], passing: str, now: float) -> Json:
    tasks: Json = {}
    for each in group:
        for task in place(each.step).tasks:
            tasks[task] = _task(execution, f"{identity}.{len(tasks)}", name, task, each, passing)
    words = [str(mapping(task)["status"]) for task in tasks.values()]
    status = _summary(words, over=execution.ended_at(now) is not None)
    ended = [each.ended for each in group if each.ended is not None]
    begun = [each.started for each in group if each.started is not None]
    stage = {
        "id": identity,
        "status": status,
        "taskOrder": [place(each.step).group for each in group],
        "tasks": dict(reversed(tasks.items())),
        "notifications": [],
        **_times(min(begun, default=None), max(ended, default=None) if status in _ENDS else None),
    }
    return {**stage, **_rollback(execution, name, tasks, now)}


def _task(execution: Played, identity: str, stage: str, name: str, step: StepPicture, passing: str) -> Json:
    defined = mapping(mapping(mapping(mapping(execution.definition.get("stages")).get(stage)).get("tasks")).get(name))
    last = name == place(step.step).tasks[-1]
    word = _task_word(step, passing, last=last)
    own = step.step if isinstance(step.step, Task) else Task(step.step.name)
    waiting = step.state == "waiting" and last and execution.operation is not None
    said = (step.step.message or "Task failed.") if word.startswith("FAILED") else None
    return {
        "id": identity,
        "name": name,
        "type": defined.get("type") or ("UserOperation" if own.waits_for_person else own.type),
        "status": word,
        "ignoreFailure": own.ignore_failure or defined.get("ignoreFailure") is True,
        **({"statusMessage": said, "failureMessage": said} if said else {}),
        "input": {},
        # By it people know the approval; the vendor's guide lets later tasks refer to it.
        "output": {"index": execution.operation.index} if waiting and execution.operation else {},
        **{key: defined[key] for key in _DEFINED if key in defined},
        "notifications": [],
        **_times(step.started, step.ended),
    }


def _task_word(step: StepPicture, passing: str, *, last: bool) -> str:
    if not last and step.state in ("failed", "waiting"):
        return "COMPLETED"  # of a group the last one fails or waits
    if isinstance(step.step, Task) and step.step.tolerated and step.state == "succeeded" and last:
        return "FAILED_CONTINUE"
    return passing if passing and step.state in ("running", "waiting") else _WORDS[step.state]


def _summary(words: list[str], *, over: bool) -> str:
    telling = next((word for word in _TELLING if word in words), None)
    if telling is not None:
        return telling
    if set(words) <= {"NOT_STARTED"}:
        return "NOT_STARTED"
    if "NOT_STARTED" in words:
        return "CANCELED" if over else "RUNNING"
    return "SKIPPED" if set(words) == {"SKIPPED"} else "COMPLETED"


def _times(started: float | None, ended: float | None) -> Json:
    times: Json = {} if started is None else {"_startTime": micros(started)}
    if started is not None and ended is not None:
        times |= {"_endTime": micros(ended), "_durationInMicros": micros(ended) - micros(started)}
    return times


def _rollback(execution: Played, stage: str, tasks: Json, now: float) -> Json:
    """Return what the failed stage says of the rollback; where the rollback is a task's own, the task says it too."""
    run, where = execution.rollback_run, execution.stopped_at_step(now)
    if run is None or where is None or where.stage != stage:
        return {}
    status = execution.status_at(now)
    said: Json = {
        "rollbackConfiguration": {"stage": stage, "name": run.name, "inputs": run.input},
        "rollbackResponse": {"_link": run.link, "index": run.index, "name": run.name, "status": run.status_at(now)},
    }
    mapping(tasks[where.tasks[-1]]).update(said)
    return {"status": status, **said}
