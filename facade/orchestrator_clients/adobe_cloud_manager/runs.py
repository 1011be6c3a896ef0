"""Executions read from Adobe's answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orchestrator_api.adobe_cloud_manager.models import PipelineExecution, PipelineExecutionStepState

from .._core.errors import DecodeError
from .._core.model import Progress, State, given, instant, state_of
from .._core.vendor import text_of
from .gates import attention
from .links import ExecutionAddress
from .model import step_of, waiting
from .tables import STATES, SYSTEM


def raw_steps(raw: PipelineExecution) -> Sequence[PipelineExecutionStepState]:
    """Return the steps of an execution in run order, none where they are not told."""
    embedded = given(raw.field_embedded)
    return (given(embedded.step_states) if embedded else None) or ()


def address_of(
    raw: PipelineExecution, asked: ExecutionAddress | None, program_id: str, pipeline_id: str, operation: str
) -> ExecutionAddress:
    """Return the ids of an execution as it says them; `DecodeError` where they are not those that were asked for."""
    execution_id = text_of(given(raw.id)) or (asked.execution_id if asked else None)
    if not execution_id:
        raise DecodeError("the execution has no id", system=SYSTEM, operation=operation, path="id")
    found = ExecutionAddress(
        text_of(given(raw.program_id)) or (asked.program_id if asked else program_id),
        text_of(given(raw.pipeline_id)) or (asked.pipeline_id if asked else pipeline_id),
        execution_id,
    )
    if asked and found != asked:
        raise DecodeError("the answer is about another execution", system=SYSTEM, operation=operation, path="id")
    return found


def run_fields(raw: PipelineExecution, ids: ExecutionAddress) -> Mapping[str, Any]:
    """Return the fields of an execution as its raw form says them."""
    steps = [step_of(step, ids) for step in raw_steps(raw)]
    status = given(raw.status)
    state = state_of(SYSTEM, STATES, status)
    gate = waiting(steps) if state in (State.RUNNING, State.UNKNOWN) else None
    return {
        "system": SYSTEM,
        "id": ids.execution_id,
        "ids": ids._asdict(),
        # There is no such status of an execution: it stays RUNNING while a step waits.
        "state": State.WAITING if gate else state,
        "raw_status": str(status) if status is not None else "",
        "started": instant(given(raw.created_at)),
        "ended": instant(given(raw.finished_at)),
        "progress": Progress(sum(step.state.ended for step in steps), len(steps)) if steps else None,
        "steps": steps,
        "attention": attention(gate) if gate else None,
        "raw": raw,
    }
