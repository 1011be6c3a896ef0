"""What executions consist of and report: operations, events and log lines, derived from the script."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from ..._simulation.script import StepPicture
from .records import CloudifyRecord, timestamp

Row = dict[str, Any]

TASK = "script_runner.tasks.run"
"""The plugin function that all operations of the simulator call."""

LAG = 0.002
"""Seconds from when something happens to when the manager has recorded it."""

_STATES = {
    "not_started": "pending",
    "running": "started",
    "waiting": "started",
    "succeeded": "succeeded",
    "failed": "failed",
    "skipped": "succeeded",
    # An operation whose workflow was stopped never reports an end: it keeps its last state.
    "cancelled": "started",
}


def node_instance(execution: CloudifyRecord) -> str:
    """Return the node instance that the operations of an execution are about: always the same one of a deployment."""
    return f"vm_{uuid.uuid5(uuid.NAMESPACE_OID, str(execution.deployment_id)).hex[:6]}"


def operation_rows(execution: CloudifyRecord, now: float) -> list[Row]:
    """Return the operations of an execution, each attempt by itself, with the one that holds them together."""
    if execution.is_dry_run or execution.started_at is None:
        return []
    if now < execution.counted_at and not execution.ended_at:
        return []
    rows = [
        row for index, picture in enumerate(_pictures(execution, now)) for row in _attempts(execution, index, picture)
    ]
    return [_holder(execution, rows), *rows] if rows else []


def ended_steps(execution: CloudifyRecord, now: float) -> list[StepPicture]:
    """Return the steps that the workflow at work has ended: a resumed one goes on behind them."""
    return [picture for picture in _at_work(execution, now) if picture.ended is not None]


def _pictures(execution: CloudifyRecord, now: float) -> list[StepPicture]:
    """Return the steps of all that has become of the workflow, resumed or not."""
    return [*execution.past, *_at_work(execution, now)]


def _at_work(execution: CloudifyRecord, now: float) -> tuple[StepPicture, ...]:
    if execution.playback is None:
        return ()
    return execution.playback.at(now if execution.broken_off is None else execution.broken_off).steps


def _holder(execution: CloudifyRecord, rows: list[Row]) -> Row:
    ends = {str(row["state"]) for row in rows} - {"rescheduled"}
    state = "succeeded" if ends == {"succeeded"} else "failed" if "failed" in ends else "started"
    name = f"{execution.workflow_id}_{node_instance(execution)}"
    return {**_row(execution, "holder", name, "SubgraphTask"), "state": state, "parameters": {"info": name}}


def _attempts(execution: CloudifyRecord, index: int, picture: StepPicture) -> Iterator[Row]:
    # What a resumed workflow goes on behind was repeated if it had not succeeded.
    over = index < len(execution.past) and picture.state in ("failed", "cancelled")
    for attempt in range(1, max(picture.attempt, 1) + 1):
        last = attempt == max(picture.attempt, 1) and not over
        yield {
            **_row(execution, f"{index}.{attempt}", TASK, "RemoteWorkflowTask"),
            "state": _STATES[picture.state] if last else "rescheduled",
            "parameters": {
                "current_retries": attempt - 1,
                "total_retries": picture.step.attempts - 1,
                "containing_subgraph": _id(execution, "holder"),
                "info": None,
                "task_kwargs": {"kwargs": {"__cloudify_context": _context(execution, picture)}},
            },
        }


def _context(execution: CloudifyRecord, picture: StepPicture) -> Row:
    return {
        "node_id": node_instance(execution),
        "node_name": "vm",
        "execution_id": execution.id,
        "operation": {"name": picture.step.name},
        "task_name": TASK,
    }


def _id(execution: CloudifyRecord, part: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{execution.tenant_name}/{execution.id}/{part}"))


def _row(execution: CloudifyRecord, part: str, name: str, kind: str) -> Row:
    return {
        "id": _id(execution, part),
        "name": name,
        "type": kind,
        "created_at": timestamp(execution.started_at),
        "dependencies": [],
        "agent_name": None,
        "manager_name": None,
        "tenant_name": execution.tenant_name,
        "visibility": execution.visibility,
    }


def event_rows(execution: CloudifyRecord, now: float) -> Iterator[tuple[float, Row]]:
    """Yield what an execution has reported until now, each with the instant at which it was recorded.

    What belongs to no deployment is in no list of events: the manager joins the two.
    """
    if execution.deployment_id is None or execution.started_at is None:
        return
    for at, row in (*_begin(execution), *_of_tasks(execution, now), *_end(execution)):
        if at <= now:  # the last of a workflow are recorded before its end is
            yield at, {**_entry(execution, at), **row}


def _begin(execution: CloudifyRecord) -> Iterator[tuple[float, Row]]:
    if execution.started_at is not None:
        yield execution.started_at, _event("workflow_started", f"Starting {_workflow(execution)}")


def _end(execution: CloudifyRecord) -> Iterator[tuple[float, Row]]:
    if execution.ended_at is not None:
        word = {"terminated": "succeeded", "failed": "failed", "cancelled": "cancelled"}[str(execution.status)]
        why = f": {execution.error}" if word == "failed" and execution.error else ""
        yield execution.ended_at, _event(f"workflow_{word}", f"{_workflow(execution)} {word}{why}")


def _workflow(execution: CloudifyRecord) -> str:
    return f"'{execution.workflow_id}' workflow execution"


def _of_tasks(execution: CloudifyRecord, now: float) -> Iterator[tuple[float, Row]]:
    for picture in _pictures(execution, now) if not execution.is_dry_run else ():
        about = {
            "operation": picture.step.name,
            "node_instance_id": node_instance(execution),
            "node_name": "vm",
        }
        for at, row in _of_step(picture, str(about["node_instance_id"])):
            yield at, {**row, **about}


def _of_step(picture: StepPicture, node: str) -> Iterator[tuple[float, Row]]:
    if picture.started is None:
        return
    step, seconds = picture.step, picture.step.seconds
    for attempt in range(1, picture.attempt + 1):
        begins = picture.started + (attempt - 1) * seconds
        yield begins, _event("sending_task", f"Sending task '{TASK}'")
        yield begins, _event("task_started", f"Task started '{TASK}'")
        yield (
            begins,
            {"type": "cloudify_log", "level": "info", "logger": f"ctx.{node}", "message": f"{step.name} begins"},
        )
        if attempt < picture.attempt:
            yield begins + seconds, _failure("task_rescheduled", "Task rescheduled", picture, attempt)
    if picture.ended is None or picture.state == "cancelled":
        return
    if picture.state == "failed":
        yield picture.ended, _failure("task_failed", "Task failed", picture, picture.attempt)
    else:
        yield picture.ended, _event("task_succeeded", f"Task succeeded '{TASK}'")


def _failure(kind: str, words: str, picture: StepPicture, attempt: int) -> Row:
    why = picture.step.message or "the operation failed"
    retry = f" [retry {attempt - 1}/{picture.step.attempts - 1}]" if attempt > 1 else ""
    causes = [{"type": "NonRecoverableError", "message": why, "traceback": f"Traceback ...\n{why}\n"}]
    event = _event(kind, f"{words} '{TASK}' -> {why}{retry}")
    return {**event, "error_causes": causes}


def _event(kind: str, message: str) -> Row:
    return {"type": "cloudify_event", "event_type": kind, "message": message}


def _entry(execution: CloudifyRecord, at: float) -> Row:
    """Return what all entries have; what does not apply to one is null."""
    return {
        **dict.fromkeys(("operation", "node_instance_id", "node_name", "source_id", "target_id", "error_causes")),
        "timestamp": timestamp(at),
        "reported_timestamp": timestamp(at - LAG),
        "execution_id": execution.id,
        "execution_group_id": None,
        "workflow_id": execution.workflow_id,
        "deployment_id": execution.deployment_id,
        "deployment_display_name": execution.deployment_display_name,
        "blueprint_id": execution.blueprint_id,
        "manager_name": None,
        "agent_name": None,
    }
