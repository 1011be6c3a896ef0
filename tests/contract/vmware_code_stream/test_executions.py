"""Executions: starting, reading, listing, acting; every method, in both worlds, over real sockets."""

import json
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from orchestrator_clients import (
    ApiError,
    AsyncVmwareCodeStream,
    DecodeError,
    NotFoundError,
    OrchestratorError,
    OutcomeUnknownError,
    Progress,
    ServerError,
    State,
    UsageError,
    VmwareCodeStream,
)
from orchestrator_clients.testing import Run, Step, VmwareCodeStreamSimulator, faults
from orchestrator_clients.testing.vmware_code_stream import Task
from tests.contract.both import close, every, settle

pytestmark = pytest.mark.anyio

API = "/codestream/api"


def last(server: VmwareCodeStreamSimulator) -> tuple[str, str, dict[str, str]]:
    call = server.calls[-1]
    return call.method, call.path, dict(call.query)


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


# Lists


async def test_a_list_has_the_order_of_its_links(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    ids = server.seed(230)
    runs = await every(code_stream.executions.list())
    assert [run.id for run in runs] == ids[::-1], "the newest first"
    queries = [dict(call.query) for call in server.calls_of("list_executions")]
    assert [(query["$top"], query["$skip"]) for query in queries] == [("100", "0"), ("100", "100"), ("100", "200")]
    assert {query["$orderby"] for query in queries} == {"_requestTimeInMicros desc"}
    assert [run.raw_status for run in runs[:3]] == ["FAILED", "COMPLETED", "CANCELED"]
    assert [run.state for run in runs[:3]] == [State.FAILED, State.SUCCEEDED, State.CANCELLED]


@pytest.mark.parametrize(
    ("arguments", "condition", "number"),
    [
        ({}, None, 6),
        ({"status": "failed"}, "status eq 'FAILED'", 2),
        ({"status": "FAILED", "project": "Portal"}, "(status eq 'FAILED') and (project eq 'Portal')", 2),
        ({"nested": True}, "_nested eq 'true'", 0),
        ({"nested": False, "rollback": False}, "(_nested eq 'false') and (_rollback eq 'false')", 6),
        ({"name": "it's"}, "name eq 'it''s'", 0),
        (
            {"name": "ship", "filter": "startswith(project, 'Po')"},
            "(name eq 'ship') and (startswith(project, 'Po'))",
            6,
        ),
        ({"filter": "toupper(name) eq 'SHIP'"}, "toupper(name) eq 'SHIP'", 6),
    ],
)
async def test_filters(
    code_stream: Any,
    server: VmwareCodeStreamSimulator,
    arguments: dict[str, Any],
    condition: str | None,
    number: int,
) -> None:
    server.seed(6)
    assert len(await every(code_stream.executions.list(**arguments))) == number
    assert server.calls[-1].query_value("$filter") == condition


async def test_bad_filters(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    with pytest.raises(UsageError, match="status"):
        await every(code_stream.executions.list(status="finished"))
    assert server.count("list_executions") == 0
    with pytest.raises(ApiError, match="The filter is not understood") as caught:
        await every(code_stream.executions.list(filter="status eq FAILED"))
    assert caught.value.status == 400


@pytest.mark.parametrize("by_name", [True, False])
async def test_executions_of_a_pipeline(code_stream: Any, server: VmwareCodeStreamSimulator, by_name: bool) -> None:
    server.seed(3)
    ids = server.seed(4, pipeline="unship")
    where = ("Portal", "unship") if by_name else (server.pipeline("unship").id,)
    runs = await every(code_stream.pipelines.executions(*where, limit=3, page_size=2))
    assert [run.id for run in runs] == ids[:0:-1]
    assert last(server)[1] == f"{API}/pipelines/{'/'.join(where)}/executions"
    failed = await every(code_stream.pipelines.executions(*where, status="FAILED", orderby="index asc"))
    assert [run.id for run in failed] == [ids[1]]
    assert last(server)[2] == {
        "$filter": "status eq 'FAILED'",
        "$orderby": "index asc",
        "$top": "100",
        "$skip": "0",
    }


async def test_the_server_decides_the_order_if_none_is_asked_for(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    server.seed(1)
    server.seed(1, pipeline="unship")
    runs = await every(code_stream.executions.list(orderby=None))
    assert [run.name for run in runs] == ["unship#1", "ship#1"]
    assert server.calls[-1].query_value("$orderby") is None


async def test_a_page_that_comes_again_ends_the_list_with_an_error(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    server.seed(6)
    server.fault(faults.repeated_page(), on="list_executions")
    with pytest.raises(DecodeError, match="repeated"):
        await every(code_stream.executions.list(page_size=2))
    assert server.count("list_executions") <= 3


# Actions


@pytest.mark.parametrize(
    ("action", "arguments", "body", "word", "state"),
    [
        ("cancel", {"reason": "wrong branch"}, {"reason": "wrong branch"}, "CANCELING", State.CANCELLING),
        ("pause", {}, {}, "PAUSING", State.RUNNING),
        ("tag", {"tags": ["a", "b"]}, {"tags": ["a", "b"]}, "RUNNING", State.RUNNING),
    ],
)
async def test_actions(
    code_stream: Any,
    server: VmwareCodeStreamSimulator,
    action: str,
    arguments: dict[str, Any],
    body: dict[str, Any],
    word: str,
    state: State,
) -> None:
    server.script = Run((Step("work", 100),), stopping=5)
    run = await settle(code_stream.pipelines.execute("Portal", "ship"))
    server.clock.sleep(10)
    acted = await settle(getattr(code_stream.executions, action)(run.id, **arguments))
    assert last(server) == ("POST", f"{API}/executions/{run.id}", {"action": action})
    assert json.loads(server.calls[-1].body) == body
    assert (acted.id, acted.raw_status, acted.state) == (run.id, word, state)


async def test_pause_and_resume(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 100),))
    run = await settle(code_stream.pipelines.execute("Portal", "ship"))
    server.clock.sleep(10)
    await settle(code_stream.executions.pause(run.id, reason="lunch"))
    server.clock.sleep(1000)
    paused = await settle(run.refresh())
    assert (paused.state, paused.raw.reason) == (State.PAUSED, "lunch")
    assert "resume" in paused.attention
    resumed = await settle(code_stream.executions.resume(run.id))
    assert (resumed.raw_status, resumed.state) == ("RESUMING", State.RUNNING)
    assert last(server)[2] == {"action": "resume"}
    assert (await settle(resumed.wait())).state is State.SUCCEEDED


async def test_actions_that_are_refused(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    (identity,) = server.seed(1)
    for action in ("cancel", "pause", "resume"):
        with pytest.raises(ApiError, match="it is COMPLETED") as caught:
            await settle(getattr(code_stream.executions, action)(identity))
        assert (caught.value.status, caught.value.operation) == (400, "act_on_execution")
    with pytest.raises(UsageError, match="tags"):
        await settle(code_stream.executions.tag(identity, []))
    assert server.count("act_on_execution") == 3


async def test_delete(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    (identity,) = server.seed(1)
    assert await settle(code_stream.executions.delete(identity)) is None
    assert last(server) == ("DELETE", f"{API}/executions/{identity}", {})
    assert not server.executions
    with pytest.raises(NotFoundError):
        await settle(code_stream.executions.delete(identity))


async def test_the_approval_that_is_waited_for(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await settle(code_stream.pipelines.execute("Portal", "approve"))
    server.clock.sleep(10)
    run = await settle(run.refresh())
    assert (run.state, [task.task for task in run.waiting_tasks]) == (State.WAITING, ["Approve"])
    assert "Approve" in run.attention
    (known,) = server.user_operations.values()
    approval = await settle(code_stream.user_operations.get(known.id))
    assert last(server) == ("GET", f"{API}/user-operations/{known.id}", {})
    assert (approval.execution_id, approval.index, approval.expiration_in_days) == (run.id, known.index, 3)
    with pytest.raises(NotFoundError):
        await settle(code_stream.user_operations.get("unknown"))


async def test_links_of_older_servers_lead_to_the_same(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.short_ids, server.start_answer = True, "link"
    run = await settle(code_stream.pipelines.execute("Portal", "ship"))
    assert (len(run.id), "-" in run.id) == (32, False)
    assert (await settle(run.wait())).raw_status == "COMPLETED"
