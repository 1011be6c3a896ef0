"""Approvals: found, answered, and what is refused, in both worlds, over real sockets."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients import (
    ApiError,
    ExecutionFailed,
    NotFoundError,
    OutcomeUnknownError,
    State,
    UsageError,
    WaitTimeout,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step, VmwareCodeStreamSimulator
from orchestrator_clients.vmware_code_stream.simulator.simulator import Task
from tests.contract.both import every, settle
from tests.systems.vmware_code_stream.contract.setting import start

pytestmark = pytest.mark.anyio


async def waiting(code_stream: Any, server: VmwareCodeStreamSimulator) -> Any:
    run = await start(code_stream, "approve")
    server.clock.sleep(10)
    return await settle(run.refresh())


def sent(server: VmwareCodeStreamSimulator) -> list[dict[str, Any]]:
    return [json.loads(call.body) for call in server.calls_of("answer_user_operation")]


async def test_approving_lets_it_go_on(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await waiting(code_stream, server)
    await settle(run.approve("the tests are green"))
    assert sent(server) == [{"status": "Approved", "responseMessage": "the tests are green"}]
    assert (await settle(run.wait(until=State.WAITING))).state is State.SUCCEEDED
    (operation,) = server.user_operations.values()
    assert (operation.status, operation.message, operation.responded_by) == ("Approved", "the tests are green", "admin")


async def test_rejecting_fails_it(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await waiting(code_stream, server)
    await settle(run.reject(step="Approve"))
    assert sent(server) == [{"status": "Rejected"}]
    with pytest.raises(ExecutionFailed, match=r"Release\.Approve"):
        await settle(run.wait())


async def test_a_gate_that_was_answered_is_no_news_while_it_still_shows(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    run = await waiting(code_stream, server)
    (operation,) = server.user_operations.values()
    body = json.dumps(operation.resource()).encode()
    server.fault(faults.Reply(name="slow", status=200, body=body), on="answer_user_operation")  # it takes effect later
    await settle(run.approve())
    with pytest.raises(WaitTimeout, match="Approve"):
        await settle(run.wait(timeout=30, until=State.WAITING))


async def test_of_several_executions_each_finds_its_own(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.pipeline("approve").spec["concurrency"] = 3
    first, second = await waiting(code_stream, server), await waiting(code_stream, server)
    await settle(second.reject())
    await settle(first.approve())
    states = {one.execution_id: one.status for one in server.user_operations.values()}
    assert states == {first.id: "Approved", second.id: "Rejected"}


@pytest.mark.parametrize("name", ["userOperationId", "_link"])
async def test_an_approval_that_the_task_names_is_not_looked_for(
    code_stream: Any, server: VmwareCodeStreamSimulator, name: str
) -> None:
    run = await waiting(code_stream, server)
    (operation,) = server.user_operations.values()
    seen = await settle(code_stream.executions.get(run.id))
    raw = seen.raw.to_dict()
    word = operation.link if name == "_link" else operation.id
    raw["stages"]["Release"]["tasks"]["Approve"]["output"] = {name: word}
    server.fault(faults.Reply(name="names", status=200, body=json.dumps(raw).encode()), on="get_execution")
    await settle(run.approve())
    assert (operation.status, server.count("list_user_operations")) == ("Approved", 0)


async def test_a_server_that_does_not_filter_is_asked_for_all(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    run = await waiting(code_stream, server)
    server.fault(faults.status(400), on="list_user_operations", calls=range(1, 2))
    await settle(run.approve())
    assert [call.query_value("$filter") for call in server.calls_of("list_user_operations")] == [
        f"executionId eq '{run.id}'",
        None,
    ]
    assert sent(server) == [{"status": "Approved"}]


async def test_what_is_not_clear_is_said(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await waiting(code_stream, server)
    (operation,) = server.user_operations.values()
    server._runs.operations.clear()
    with pytest.raises(UsageError, match=r"lists none for it.*user_operations\.approve\(id\)"):
        await settle(run.approve())
    for one in ("a", "b"):
        twin = type(operation)(**{**{n: getattr(operation, n) for n in operation.__dataclass_fields__}, "id": one})
        twin.index = twin.name = one
        server._runs.operations[one] = twin
    with pytest.raises(UsageError, match=r"one of [ab], [ab]"):
        await settle(run.approve())
    assert sent(server) == []


async def test_several_steps_that_wait_are_named(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await waiting(code_stream, server)
    raw = (await settle(code_stream.executions.get(run.id))).raw.to_dict()
    tasks = raw["stages"]["Release"]["tasks"]
    tasks["Again"] = {**tasks["Approve"], "id": "x~0.9", "name": "Again"}
    server.fault(faults.Reply(name="two", status=200, body=json.dumps(raw).encode()), on="get_execution")
    with pytest.raises(UsageError, match=r"several steps .* wait: give step=, one of Release\.Approve, Release\.Again"):
        await settle(run.approve())
    with pytest.raises(UsageError, match=r"step='nope' does not wait"):
        await settle(run.approve(step="nope"))
    await settle(run.approve(step="Release.Approve"))
    assert len(sent(server)) == 1


async def test_what_does_not_wait_is_not_answered(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run(steps=(Step("Build.make", 100),))
    run = await start(code_stream)
    server.clock.sleep(10)
    for act in (run.approve, run.reject):
        with pytest.raises(UsageError, match="does not wait for anybody"):
            await settle(act())
    assert sent(server) == []


async def test_a_paused_run_is_resumed_or_cancelled(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run(steps=(Task("make", 100, stage="Build"),))
    run = await start(code_stream)
    server.clock.sleep(10)
    for act, after in ((run.approve, State.RUNNING), (run.reject, State.CANCELLED)):
        await settle(code_stream.executions.pause(run.id))
        server.clock.sleep(10)
        await settle(act("because"))
        server.clock.sleep(10)
        assert (await settle(run.refresh())).state is after
    assert [call.query_value("action") for call in server.calls_of("act_on_execution")][1::2] == ["resume", "cancel"]
    assert sent(server) == []


async def test_by_id(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    first, second = await waiting(code_stream, server), None
    (operation,) = server.user_operations.values()
    operations = code_stream.user_operations
    (listed,) = await every(operations.list(execution_id=first.id))
    assert (listed.id, await settle(operations.find(first))) == (operation.id, operation.id)
    answered = await settle(operations.approve(listed.id, "fine"))
    assert (answered.status, answered.comments, answered.execution_id) == ("Approved", "fine", first.id)
    with pytest.raises(ApiError, match="it cannot be answered"):
        await settle(operations.reject(listed.id))
    server.clock.sleep(60)
    second = await waiting(code_stream, server)
    (listed,) = await every(operations.list(execution_id=second.id))
    assert (await settle(operations.reject(listed.id))).status == "Rejected"
    with pytest.raises(NotFoundError):
        await settle(operations.approve("nope"))
    for bad, arguments in (("operation_id", ("",)), ("comment", ("x", " "))):
        with pytest.raises(UsageError, match=bad):
            await settle(operations.approve(*arguments))


@pytest.mark.parametrize(
    "body", [b"<html>", b"[]", b'{"id": "another"}', b'{"status": ["Approved"]'], ids=["html", "list", "another", "cut"]
)
async def test_an_answer_without_sense_leaves_it_in_doubt(
    code_stream: Any, server: VmwareCodeStreamSimulator, body: bytes
) -> None:
    run = await waiting(code_stream, server)
    server.fault(faults.Reply(name="odd", status=200, body=body), on="answer_user_operation", after=True)
    with pytest.raises(OutcomeUnknownError, match="read the execution"):
        await settle(run.approve())
    assert server.count("answer_user_operation") == 1
