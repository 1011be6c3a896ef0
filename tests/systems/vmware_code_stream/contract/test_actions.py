"""Acting on executions, and approvals that are waited for, in both worlds, over real sockets."""

import json
from typing import Any

import pytest

from orchestrator_clients import ApiError, NotFoundError, State, UsageError
from orchestrator_clients.testing import Run, Step, VmwareCodeStreamSimulator
from tests.contract.both import settle
from tests.systems.vmware_code_stream.contract.setting import API, last

pytestmark = pytest.mark.anyio


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
