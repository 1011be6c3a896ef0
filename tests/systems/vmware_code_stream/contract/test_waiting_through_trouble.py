"""Waits in which something fails: looks, tokens, credentials, the execution itself that is gone."""

from typing import Any

import pytest

from orchestrator_clients import AuthError, NotFoundError, State
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step, VmwareCodeStreamSimulator
from tests.contract.both import close, settle
from tests.systems.vmware_code_stream.contract.setting import SPEC, start

pytestmark = pytest.mark.anyio


async def test_an_end_is_not_in_doubt_where_its_tasks_cannot_be_read(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    (identity,) = server.seed(1)
    run = await settle(code_stream.executions.get(identity, tasks=False))
    server.fault(faults.status(403), on="get_execution", calls=range(2, 100))
    run = await settle(run.wait())
    assert (run.state, run.steps) == (State.SUCCEEDED, ())


async def test_a_token_that_expires_in_the_middle(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 30 * 3600),))
    assert (await settle((await start(code_stream)).wait(poll=(1200, 3600)))).state is State.SUCCEEDED
    assert server.count("iaas_login") in (4, 5)


async def test_a_token_that_is_refused_in_the_middle(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 100),))
    run = await start(code_stream)
    server.fault(faults.expired_token(), on="get_execution", calls=3)
    assert (await settle(run.wait())).state is State.SUCCEEDED
    assert server.count("iaas_login") == 2


async def test_a_token_that_lies_unused_between_two_looks(world: str) -> None:
    with VmwareCodeStreamSimulator(spec=SPEC, hosting="cloud") as server:
        server.script = Run((Step("work", 4 * 3600),))
        client = server.client() if world == "sync" else server.async_client()
        run = await settle((await start(client)).wait(poll=3600))
        assert (run.state, server.count("iaas_login") > 3) == (State.SUCCEEDED, True)
        await close(client)


async def test_credentials_that_are_withdrawn_end_a_wait(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 9000),))
    run = await start(code_stream)
    server.access.expire()
    server.fault(faults.status(400), on="iaas_login")
    with pytest.raises(AuthError) as caught:
        await settle(run.wait())
    assert "the execution itself goes on" in caught.value.__notes__[0]


async def test_failing_looks_do_not_end_a_wait(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 100),))
    run = await start(code_stream)
    for fault in (faults.html_page(), faults.status(500), faults.truncated(), faults.reset_before_answer()):
        server.fault(fault, on="get_execution", rate=0.25, seed=len(fault.name))
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_an_execution_that_was_deleted_ends_a_wait(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await start(code_stream)
    del server.executions[run.id]
    with pytest.raises(NotFoundError):
        await settle(run.wait())
