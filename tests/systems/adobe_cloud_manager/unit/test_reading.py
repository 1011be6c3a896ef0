"""Executions and steps as the one model has them."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from orchestrator_api.adobe_cloud_manager.models import PipelineExecution, PipelineExecutionStepState
from orchestrator_clients import AdobeExecution, DecodeError, Progress, State, UsageError
from orchestrator_clients.adobe_cloud_manager.links import ExecutionAddress, StepAddress
from orchestrator_clients.adobe_cloud_manager.model import step_of
from orchestrator_clients.adobe_cloud_manager.reading import FIELDS, address_of

from .conftest import IDS, STEP, run, step

RUN = ExecutionAddress(*IDS[:3])


def seen(data: dict[str, Any]) -> AdobeExecution:
    client: Any = SimpleNamespace(steps=None, system="adobe_cloud_manager")  # of which a gate is made
    return AdobeExecution.lazily(FIELDS, PipelineExecution.from_dict(data), client=client, ids=RUN._asdict())


DONE, IDLE = step("build", "FINISHED"), step("deploy", "NOT_STARTED", environmentType="prod")
GATE = step("approval", "WAITING", "advance", "cancel")


@pytest.mark.parametrize(
    ("data", "state", "current", "waiting"),
    [
        (run("NOT_STARTED"), State.QUEUED, None, None),
        (run("RUNNING"), State.RUNNING, None, None),
        (run("RUNNING", DONE, step("codeQuality", "RUNNING"), IDLE), State.RUNNING, "codeQuality", None),
        (run("RUNNING", DONE, GATE, IDLE), State.WAITING, "approval", "approval"),
        (run("RUNNING", DONE, step("uiTest", "INCOMPLETE"), IDLE), State.RUNNING, "deploy (prod)", None),
        (run("RUNNING", DONE, step("uiTest", "INCOMPLETE")), State.RUNNING, None, None),  # the 20 s at the end
        (run("RUNNING", step("build", "FAILED"), IDLE), State.RUNNING, "build", None),
        (run("CANCELLING", DONE, GATE), State.CANCELLING, "approval", "approval"),
        (run("CANCELLED", DONE, GATE), State.CANCELLED, "approval", "approval"),
        (run("FINISHED", DONE), State.SUCCEEDED, None, None),
        (run("FAILED", DONE, step("deploy", "ERROR")), State.FAILED, "deploy", None),
        (run("ERROR", DONE, step("deploy", "ROLLED_BACK")), State.FAILED, "deploy", None),
        (run("RUNNING", step("deploy", "ROLLING_BACK")), State.RUNNING, "deploy", None),
        (run("PONDERING", DONE, GATE), State.WAITING, "approval", "approval"),
        (run("PONDERING", DONE), State.UNKNOWN, None, None),
        (run("RUNNING", step("deploy", "PONDERING")), State.RUNNING, "deploy", None),
        ({"id": "1"}, State.UNKNOWN, None, None),
    ],
)
def test_the_state_of_an_execution(
    data: dict[str, Any], state: State, current: str | None, waiting: str | None
) -> None:
    execution = seen(data)
    assert execution.state is state
    assert execution.raw_status == data.get("status", "")
    assert (execution.current_step.name if execution.current_step else None) == current
    assert (execution.waiting_step.step.name if execution.waiting_step else None) == waiting
    assert (execution.attention is not None) == (state is State.WAITING)


def test_a_waiting_execution_tells_what_to_do() -> None:
    execution = seen(run("RUNNING", DONE, GATE, IDLE))
    assert execution.attention == "step 'approval' waits for a person: approve or reject"
    assert execution.waiting_step is not None
    assert execution.waiting_step.decisions == ("approve", "reject")


def test_progress_counts_the_steps_that_are_over() -> None:
    assert seen(run("RUNNING", DONE, step("uiTest", "INCOMPLETE"), IDLE)).progress == Progress(2, 3)
    assert seen(run("RUNNING")).progress is None


def test_times_are_read_from_an_offset_without_a_colon() -> None:
    data = run("FINISHED", createdAt="2026-02-11T08:15:42.107+0000", finishedAt="2026-02-11T10:15:43.551+0200")
    execution = seen(data)
    assert execution.started == datetime(2026, 2, 11, 8, 15, 42, 107_000, tzinfo=UTC)
    assert execution.ended == datetime(2026, 2, 11, 8, 15, 43, 551_000, tzinfo=UTC)
    assert seen(run("RUNNING", createdAt="soon")).started is None


def test_the_ids_say_all_that_finds_it_again_and_its_own_comes_last() -> None:
    assert list(seen(run("RUNNING")).ids.items()) == [
        ("program_id", "19905"),
        ("pipeline_id", "48213"),
        ("execution_id", "1188402"),
    ]
    assert (seen(run("RUNNING")).program_id, seen(run("RUNNING")).pipeline_id) == ("19905", "48213")


def test_a_failed_step_is_found_with_what_was_decided() -> None:
    failed = step(
        "approval", "FAILED", details={"input": {"approved": False}}, finishedAt="2026-02-11T08:15:49.318+0000"
    )
    found = seen(run("FAILED", DONE, failed, IDLE)).failed_step
    assert found is not None
    assert (found.name, found.message) == ("approval", 'decided with {"approved": false}')
    assert found.ended == datetime(2026, 2, 11, 8, 15, 49, 318_000, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data", "address"),
    [
        (step("build", "RUNNING"), StepAddress(*IDS)),
        (step("build", "RUNNING", stepId=90553, phaseId=70111), StepAddress(*IDS)),
        ({"_links": {"self": {"href": STEP}}}, StepAddress(*IDS)),
        (step("build", "RUNNING", "logs", stepId=None), StepAddress(*IDS)),
        ({"id": "5530903", "stepId": "90553"}, None),
        ({}, None),
    ],
)
def test_the_address_of_a_step(data: dict[str, Any], address: StepAddress | None) -> None:
    found = step_of(PipelineExecutionStepState.from_dict(data), RUN)
    assert found.address == address
    if address is None:
        with pytest.raises(UsageError, match="no ids"):
            found.located()


@pytest.mark.parametrize(
    ("data", "asked", "ids"),
    [
        ({"id": "1", "programId": "2", "pipelineId": "3"}, None, ExecutionAddress("2", "3", "1")),
        ({"id": RUN.execution_id}, RUN, RUN),
        ({"id": 1}, None, ExecutionAddress("p", "q", "1")),
        ({}, RUN, RUN),
    ],
)
def test_the_ids_of_an_execution(data: dict[str, Any], asked: Any, ids: ExecutionAddress) -> None:
    assert address_of(PipelineExecution.from_dict(data), asked, "p", "q", "get") == ids


@pytest.mark.parametrize("name", ["id", "programId", "pipelineId"])
def test_an_answer_about_another_execution_is_refused(name: str) -> None:
    with pytest.raises(DecodeError, match="another execution"):
        address_of(PipelineExecution.from_dict({name: "another"}), RUN, "p", "q", "get")


def test_an_execution_without_any_id_is_no_execution() -> None:
    with pytest.raises(DecodeError, match="no id"):
        address_of(PipelineExecution.from_dict({"id": ""}), None, "p", "q", "get")
