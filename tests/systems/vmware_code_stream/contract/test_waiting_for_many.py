"""Waiting for many Code Stream executions at once."""

from typing import Any

import pytest

from orchestrator_clients import ExecutionFailed, NotFoundError, State, WaitTimeout, async_wait_many, wait_many
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step, VmwareCodeStreamSimulator
from tests.contract.both import settle
from tests.systems.vmware_code_stream.contract.setting import start

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("by_name", [True, False])
async def test_many_waits_share_list_calls(
    code_stream: Any, server: VmwareCodeStreamSimulator, world: str, by_name: bool
) -> None:
    del server.pipeline("ship").spec["concurrency"]
    server.script = Run((Step("work", 100),))
    where = ("Portal", "ship") if by_name else (server.pipeline("ship").id,)
    runs = [await settle(code_stream.pipelines.execute(*where)) for _ in range(15)]
    others = [await start(code_stream, "unship") for _ in range(3)]
    waited = await settle((async_wait_many if world == "async" else wait_many)([*runs, *others]))
    assert [one.run.id for one in waited] == [run.id for run in (*runs, *others)]
    assert {(one.run.state, one.error) for one in waited} == {(State.SUCCEEDED, None)}
    # One look at each every few seconds, for 100 seconds, would be more than 400.
    lists = [call for call in server.calls if (call.operation or "").startswith("list_executions")]
    assert len(lists) < 80
    assert server.count("get_execution") == 18, "only once for its tasks, when it has ended"


async def test_waits_for_runs_that_are_not_among_the_newest(
    code_stream: Any, server: VmwareCodeStreamSimulator, world: str
) -> None:
    server.script = Run((Step("work", 100),))
    run = await start(code_stream)
    server.clock.sleep(5)
    server.seed(150)
    for old in list(server.executions.values())[1:]:
        old.requested_at = server.clock.time()
    (waited,) = await settle((async_wait_many if world == "async" else wait_many)([run]))
    assert (waited.run.id, waited.run.state, waited.error) == (run.id, State.SUCCEEDED, None)


async def test_many_with_different_ends(code_stream: Any, server: VmwareCodeStreamSimulator, world: str) -> None:
    good = await start(code_stream)
    server.script = Run((Step("A.x", 30, ends="failed", message="no disk"),))
    bad, gone = await start(code_stream, "unship"), await start(code_stream, "unship")
    del server.executions[gone.id]
    waited = await settle((async_wait_many if world == "async" else wait_many)([good, bad, gone]))
    assert [type(one.error) for one in waited] == [type(None), ExecutionFailed, NotFoundError]
    assert "no disk" in str(waited[1].error)


async def test_many_that_no_list_shows_keep_the_time_of_all(
    code_stream: Any, server: VmwareCodeStreamSimulator, world: str
) -> None:
    server.script = Run((Step("A.x", 3600),))
    runs = [await start(code_stream) for _ in range(6)]
    server.fault(faults.malformed(), on="list_executions")
    server.fault(faults.rate_limited(60), on="get_execution")
    begun = server.clock.time()
    waited = await settle((wait_many if world == "sync" else async_wait_many)(runs, timeout=20))  # type: ignore[operator]
    assert {type(one.error) for one in waited} == {WaitTimeout}
    assert 20 <= server.clock.time() - begun <= 25
