"""Executions read from Adobe's answers."""

# ruff: noqa: SLF001 - an execution lets its readers see the row that it is read from

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from .._core.errors import DecodeError
from .._core.model import Fields, Progress, State, given, instant, state_of, word
from .._core.vendor import text_of
from .gates import attention
from .links import ExecutionAddress
from .model import AdobeStep, step_of, waiting
from .tables import STATES, SYSTEM

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import PipelineExecution, PipelineExecutionStepState


def raw_steps(raw: PipelineExecution) -> Sequence[PipelineExecutionStepState]:
    """Return the steps of an execution in run order; none where the answer has none."""
    embedded = given(raw.field_embedded)
    return (given(embedded.step_states) if embedded else None) or ()


def address_of(
    raw: PipelineExecution, asked: ExecutionAddress | None, program_id: str, pipeline_id: str, operation: str
) -> ExecutionAddress:
    """Return the ids of an execution as it says them; `DecodeError` where they are not those that were asked for."""
    execution_id = text_of(raw.id) or (asked.execution_id if asked else None)
    if not execution_id:
        raise DecodeError("the execution has no id", system=SYSTEM, operation=operation, path="id")
    found = ExecutionAddress(
        text_of(raw.program_id) or (asked.program_id if asked else program_id),
        text_of(raw.pipeline_id) or (asked.pipeline_id if asked else pipeline_id),
        execution_id,
    )
    if asked and found != asked:
        raise DecodeError("the answer is about another execution", system=SYSTEM, operation=operation, path="id")
    return found


FIELDS: Fields = {
    "system": attrgetter("client.system"),  # a client that derives from ours has runs of its own system
    "id": lambda run: run.ids["execution_id"],
    "state": lambda run: State.WAITING if _gate(run) else _told(run),
    "raw_status": lambda run: word(run._row.status),
    "started": lambda run: instant(run._row.created_at),
    "ended": lambda run: instant(run._row.finished_at),
    "progress": lambda run: _progress(run.steps),
    "steps": lambda run: _steps(run._row, ExecutionAddress(**run.ids)),
    "attention": lambda run: attention(gate) if (gate := _gate(run)) else None,
}
"""How the fields of an execution are read; its `ids` are known."""


def _steps(raw: PipelineExecution, ids: ExecutionAddress) -> Sequence[AdobeStep]:
    return [step_of(step, ids) for step in raw_steps(raw)]


def _told(run: Any) -> State:
    return state_of(run.system, STATES, run._row.status)


def _gate(run: Any) -> AdobeStep | None:
    """Return the step at which a run waits for a person. Its own status has no word for that: it stays RUNNING."""
    return waiting(run.steps) if _told(run) in (State.RUNNING, State.UNKNOWN) else None


def _progress(steps: Sequence[AdobeStep]) -> Progress | None:
    return Progress(sum(step.state.ended for step in steps), len(steps)) if steps else None
