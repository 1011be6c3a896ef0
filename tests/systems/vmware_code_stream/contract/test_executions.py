"""Executions: starting and reading them, in both worlds, over real sockets."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from orchestrator_clients import (
    ApiError,
    AsyncVmwareCodeStream,
    NotFoundError,
    OrchestratorError,
    OutcomeUnknownError,
    Progress,
    ServerError,
    State,
    UsageError,
    VmwareCodeStream,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, VmwareCodeStreamSimulator
from orchestrator_clients.vmware_code_stream.simulator.simulator import Task
from tests.contract.both import close, settle
from tests.systems.vmware_code_stream.contract.setting import API, last

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("by_name", [True, False])
async def test_execute(code_stream: Any, server: VmwareCodeStreamSimulator, by_name: bool) -> None:
    identity = server.pipeline("ship").id
    where = ("Portal", "ship") if by_name else (identity,)
    run = await settle(
        code_stream.pipelines.execute(
            *where, input={"branch": "x", "n": 2}, comments="nightly", source="4f0d", tags=["a"]
        )
    )
    assert last(server) == ("POST", f"{API}/pipelines/{'/'.join(where)}/executions", {})
    body = {"input": {"branch": "x", "n": 2}, "comments": "nightly", "source": "4f0d", "tags": ["a"]}
    assert server.calls[-1].json() == body
    assert (run.system, run.state, run.id) == ("vmware_code_stream", State.QUEUED, next(iter(server.executions)))
    assert run.ids["execution_id"] == run.id
    run = await settle(run.refresh())
    assert (run.name, run.raw_status, run.input) == ("ship#1", "NOT_STARTED", {"branch": "x", "n": 2})


async def test_an_empty_start_sends_an_empty_object(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    await settle(code_stream.pipelines.execute("Portal", "ship"))
    assert (server.calls[-1].body, server.calls[-1].header("content-type")) == (b"{}", "application/json")


@pytest.mark.parametrize("status", [200, 202])
@pytest.mark.parametrize("form", ["full", "link", "echo"])
async def test_the_id_is_found_in_every_answer_to_a_start(
    code_stream: Any, server: VmwareCodeStreamSimulator, status: Any, form: Any
) -> None:
    server.start_status, server.start_answer = status, form
    run = await settle(code_stream.pipelines.execute("Portal", "ship", comments="c"))
    assert [run.id] == list(server.executions)
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_a_start_that_names_no_execution_is_told_apart_from_a_failure(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    server.start_answer = "nothing"
    with pytest.raises(OutcomeUnknownError, match=r"pipelines\.executions") as caught:
        await settle(code_stream.pipelines.execute("Portal", "ship", comments="c"))
    assert caught.value.retry_safe is False
    assert (len(server.executions), server.count("execute_pipeline_by_name")) == (1, 1)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (faults.reset_before_answer(), OutcomeUnknownError),
        (faults.truncated(), OutcomeUnknownError),
        (faults.html_page(), OutcomeUnknownError),
        (faults.status(502), OutcomeUnknownError),
        (faults.status(500), ServerError),  # it was the server itself that said no
    ],
    ids=lambda value: getattr(value, "name", ""),
)
async def test_a_start_is_sent_once(
    code_stream: Any, server: VmwareCodeStreamSimulator, fault: faults.Fault, error: type[OrchestratorError]
) -> None:
    server.fault(fault, on="execute_pipeline_by_name", after=True)
    with pytest.raises(error) as caught:
        await settle(code_stream.pipelines.execute("Portal", "ship"))
    assert caught.value.retry_safe is False
    assert (len(server.executions), server.count("execute_pipeline_by_name")) == (1, 1)


async def test_a_start_that_never_left_is_sent_when_the_port_is_open(
    world: str, server: VmwareCodeStreamSimulator
) -> None:
    # A connection of our own might be found closed instead of refused.
    async with httpx.AsyncClient(base_url=server.url) as plain:
        login = await plain.post("/iaas/api/login", json={"refreshToken": server.credentials.refresh_token})
    make = VmwareCodeStream if world == "sync" else AsyncVmwareCodeStream
    client: Any = make(server.url, token=login.json()["token"], clock=server.clock, chance=lambda: 1.0)
    server.fault(faults.refused(0.2))
    run = await settle(client.pipelines.execute("Portal", "ship"))
    assert (list(server.executions), server.count("execute_pipeline_by_name")) == ([run.id], 1)
    await close(client)


async def test_starts_that_are_refused(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    with pytest.raises(NotFoundError, match="no pipeline nothing"):
        await settle(code_stream.pipelines.execute("Portal", "nothing"))
    server.pipeline("ship").state = "DISABLED"
    with pytest.raises(ApiError, match="not enabled") as caught:
        await settle(code_stream.pipelines.execute("Portal", "ship"))
    assert (caught.value.status, caught.value.operation) == (400, "execute_pipeline_by_name")
    sent = len(server.calls)
    with pytest.raises(UsageError, match="input"):
        await settle(code_stream.pipelines.execute("Portal", "ship", input=[1]))
    assert len(server.calls) == sent


async def test_get_reads_the_tree_in_its_order(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run(
        (
            Task("Lint,Unit tests", 10, ends="failed", ignore_failure=True, message="tabs", stage="Build"),
            Task("Package", 10, stage="Build", type="jenkins"),
            Task("Smoke test", 10, ends="failed", message="exit code 1", stage="Deploy", type="REST"),
            Task("Announce", 10, stage="Later"),
        )
    )
    run = await settle(code_stream.pipelines.execute("Portal", "ship", input={"branch": "x"}))
    server.clock.sleep(100)
    run = await settle(code_stream.executions.get(run.id))
    assert last(server) == ("GET", f"{API}/executions/{run.id}", {"expand": "PIPELINE_STAGE_TASK"})
    assert [(stage.name, stage.raw_status) for stage in run.stages] == [
        *(("Build", "COMPLETED"), ("Deploy", "FAILED"), ("Later", "NOT_STARTED")),
    ]
    assert [[task.task for task in group] for group in run.stages[0].groups] == [["Lint", "Unit tests"], ["Package"]]
    assert [(step.name, step.raw_status) for step in run.steps] == [
        ("Build.Lint", "COMPLETED"),
        ("Build.Unit tests", "FAILED_CONTINUE"),
        ("Build.Package", "COMPLETED"),
        ("Deploy.Smoke test", "FAILED"),
        ("Later.Announce", "NOT_STARTED"),
    ]
    assert run.failed_step is not None
    assert (run.failed_step.name, run.failed_step.message) == ("Deploy.Smoke test", "exit code 1")
    assert (run.state, run.message, run.progress) == (State.FAILED, "Deploy.Smoke test: exit code 1", Progress(4, 5))
    assert (run.input, run.output) == ({"branch": "x"}, {})


async def test_get_without_tasks(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    (identity,) = server.seed(1)
    run = await settle(code_stream.executions.get(identity, tasks=False))
    assert last(server) == ("GET", f"{API}/executions/{identity}", {})
    assert (run.state, run.stages, run.steps, run.progress) == (State.SUCCEEDED, (), (), None)
    assert run.output == {"url": "https://portal.test.example.com"}


async def test_times_are_those_of_the_micros_and_in_utc(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await settle(code_stream.pipelines.execute("Portal", "ship"))
    server.clock.sleep(100)
    begun = datetime(2030, 5, 1, 8, 0, 0, 500_000, tzinfo=UTC)
    run = await settle(run.refresh())
    assert run.raw.created_at == "2030-05-01 13:30:00.000", "the server's own zone, which it does not say"
    assert (run.started, (run.ended - run.started).total_seconds()) == (begun, 3)
    run = await settle(code_stream.executions.get(run.id, tasks=False))
    assert (run.started, (run.ended - run.started).total_seconds()) == (begun.replace(microsecond=0), 3.5)


@pytest.mark.parametrize("identity", ["no such ü", "a?b#c", "a/b"])
async def test_an_unknown_id_is_not_found(code_stream: Any, identity: str) -> None:
    with pytest.raises(NotFoundError):
        await settle(code_stream.executions.get(identity))


@pytest.mark.parametrize("identity", ["", " ", ".", "..", None])
async def test_what_cannot_be_an_id_is_not_sent(
    code_stream: Any, server: VmwareCodeStreamSimulator, identity: Any
) -> None:
    for method in (code_stream.executions.get, code_stream.executions.cancel, code_stream.executions.delete):
        with pytest.raises(UsageError, match="execution_id"):
            await settle(method(identity))
    assert server.calls == []


async def test_an_execution_by_its_number(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    ids, identity = server.seed(3), server.pipeline("ship").id
    run = await settle(code_stream.executions.execution_of("Portal", "ship", index=2))
    assert (run.id, run.name) == (ids[1], "ship#2")
    assert last(server) == ("GET", f"{API}/pipelines/Portal/ship/executions/2", {})
    run = await settle(code_stream.executions.execution_of(identity, index=3))
    assert (run.id, server.calls[-1].operation) == (ids[2], "get_execution_by_pipeline_id_and_index")
    with pytest.raises(NotFoundError):
        await settle(code_stream.executions.execution_of("Portal", "ship", index=4))


async def test_links_of_older_servers_lead_to_the_same(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.short_ids, server.start_answer = True, "link"
    run = await settle(code_stream.pipelines.execute("Portal", "ship"))
    assert (len(run.id), "-" in run.id) == (32, False)
    assert (await settle(run.wait())).raw_status == "COMPLETED"
