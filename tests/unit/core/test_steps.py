"""Steps that are read late say what steps that were given everything say."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from orchestrator_api.adobe_cloud_manager.models import PipelineExecutionStepState
from orchestrator_api.vmware_code_stream.models import TaskExecution
from orchestrator_clients._core.model import State, Step
from orchestrator_clients._core.plain_rows import row_of
from orchestrator_clients._core.steps import late_step
from orchestrator_clients.adobe_cloud_manager.model import AdobeStep
from orchestrator_clients.vmware_code_stream.tree import CodeStreamTask

STATES = {
    "COMPLETED": State.SUCCEEDED,
    "FINISHED": State.SUCCEEDED,
    "RUNNING": State.RUNNING,
    "gone astray": State.UNKNOWN,
    None: State.UNKNOWN,
}
KINDS: dict[Any, tuple[Any, set[str | None], dict[str, Any]]] = {
    CodeStreamTask: (TaskExecution, {"COMPLETED", "RUNNING"}, {"stage": "Build", "task": "test"}),
    AdobeStep: (PipelineExecutionStepState, {"FINISHED", "RUNNING"}, {"_within": None}),
}
CASES = [
    pytest.param(cls, model, known, status, id=f"{cls.__name__} {status}")
    for cls, (model, words, known) in KINDS.items()
    for status in sorted(STATES, key=str)
    if status in words or status in ("gone astray", None)
]


@pytest.mark.parametrize(("cls", "model", "known", "status"), CASES)
@pytest.mark.parametrize("read", [row_of, lambda model, value: model.from_dict(value)], ids=["row", "model"])
def test_the_state_is_that_of_the_status(
    cls: type[Step], model: Any, known: dict[str, Any], status: str | None, read: Any
) -> None:
    step = late_step(cls, {"_row": read(model, {} if status is None else {"status": status}), **known})
    assert (step.state, step.raw_status) == (STATES[status], status)
    assert "state" not in vars(step)


def task(**known: Any) -> CodeStreamTask:
    row = row_of(TaskExecution, {"status": "RUNNING", "_startTime": 1_000_000})
    return late_step(CodeStreamTask, {"_row": row, "stage": "Build", "task": "test", **known})


def test_a_step_is_a_dataclass_like_any_other() -> None:
    given = dataclasses.replace(task(), state=State.FAILED)
    assert (given.state, given.name, given.started) == (State.FAILED, "Build.test", task().started)
    assert dataclasses.replace(given, state=State.PAUSED).state is State.PAUSED
    with pytest.raises(dataclasses.FrozenInstanceError):
        given.state = State.QUEUED  # type: ignore[misc]


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda step: pickle.loads(pickle.dumps(step))])
def test_copies_are_equal(again: Any) -> None:
    for step in (task(), dataclasses.replace(task(), state=State.FAILED)):
        assert again(step) == step
        assert again(step).state is step.state
