"""Executions that are held until a person acts: approvals, and a pause."""

from typing import Any

import pytest

from orchestrator_clients import ExecutionCancelled, ExecutionFailed, NeedsAttention, State, WaitTimeout
from orchestrator_clients.testing import Run, Step, VmwareCodeStreamSimulator
from tests.contract.both import settle
from tests.systems.vmware_code_stream.contract.setting import start

pytestmark = pytest.mark.anyio


async def test_waiting_for_an_approval_is_not_done(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await start(code_stream, "approve")
    with pytest.raises(WaitTimeout, match="approval") as caught:
        await settle(run.wait(timeout=300))
    assert caught.value.run.state is State.WAITING
    with pytest.raises(NeedsAttention, match="Approve"):
        await settle(run.wait(until=State.WAITING))
    assert (await settle(run.wait(until=State.WAITING, check=False))).raw_status == "WAITING"
    server.decide(run.id, approved=True)
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_a_rejected_approval_fails(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await settle((await start(code_stream, "approve")).wait(until=State.WAITING, check=False))
    server.decide(run.id, approved=False)
    with pytest.raises(ExecutionFailed, match=r"Release\.Approve"):
        await settle(run.wait())


async def test_an_approval_that_nobody_gives_cancels_the_run(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    begun = server.clock.time()
    with pytest.raises(ExecutionCancelled):
        await settle((await start(code_stream, "approve")).wait(poll=(3600, 14400)))
    assert 3 * 86400 <= server.clock.time() - begun < 4 * 86400
    assert server.count("iaas_login") > 6, "tokens live eight hours"


@pytest.mark.parametrize("until", [State.PAUSED, (State.PAUSED, State.WAITING)])
async def test_paused(code_stream: Any, server: VmwareCodeStreamSimulator, until: Any) -> None:
    server.script = Run((Step("work", 100),))
    run = await start(code_stream)
    server.clock.sleep(10)
    await settle(code_stream.executions.pause(run.id))
    with pytest.raises(NeedsAttention, match="resume"):
        await settle(run.wait(until=until))
    with pytest.raises(WaitTimeout):
        await settle(run.wait(timeout=60))
    await settle(code_stream.executions.resume(run.id))
    assert (await settle(run.wait(until=until))).state is State.SUCCEEDED
