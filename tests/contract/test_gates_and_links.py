"""What all executions have in common: decisions at gates, and an address. All systems, both worlds."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import NeedsAttention, State, UsageError, resume
from orchestrator_clients.testing import Run, Step
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.cases import CASES, Case, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]

GATED = [name for name, case in CASES.items() if case.gates]


async def waiting(case: Case, simulator: Any, client: Any) -> Any:
    first, gate = case.step_names[0], case.gate
    assert gate is not None
    simulator.script = Run(steps=(Step(first, 5), Step(gate, waits_for_person=True)))
    run = await settle(case.start(client, simulator))
    with pytest.raises(NeedsAttention) as stopped:
        await settle(run.wait(until=State.WAITING))
    return stopped.value.run


@pytest.mark.parametrize("system", GATED)
@pytest.mark.parametrize("approved", [True, False], ids=["approve", "reject"])
async def test_a_gate_is_decided_in_the_words_all_have(system: str, world: str, approved: bool) -> None:
    case = CASES[system]
    with case.make() as simulator:
        client = client_of(simulator, world)
        run = await waiting(case, simulator, client)
        assert tuple(run.decisions) == ("approve", "reject")
        # Another process, which knows nothing but the token, decides.
        other = client_of(simulator, world)
        elsewhere = resume(run.token(), clients=[other])
        assert await settle(elsewhere.approve() if approved else elsewhere.reject()) is None
        last = await settle(run.wait(check=False))
        assert last.state.ended
        assert (last.state is State.SUCCEEDED) is approved
        assert tuple(last.decisions) == ()
        for one in (client, other):
            await close(one)


@pytest.mark.parametrize("system", GATED)
async def test_what_does_not_wait_cannot_be_decided(system: str, world: str) -> None:
    case = CASES[system]
    with case.make() as simulator:
        made: Any = simulator
        made.script = Run(steps=(Step(case.step_names[0], 100),))
        client = client_of(simulator, world)
        run = await settle(case.start(client, simulator))
        made.clock.sleep(10)
        assert tuple(run.decisions) == ()
        for decide in (run.approve, run.reject):
            with pytest.raises(UsageError, match="wait"):
                await settle(decide())
        assert tuple((await settle(run.refresh())).decisions) == ()
        await close(client)


@pytest.mark.parametrize("system", GATED)
async def test_a_step_that_does_not_wait_is_not_decided(system: str, world: str) -> None:
    case = CASES[system]
    with case.make() as simulator:
        client = client_of(simulator, world)
        run = await waiting(case, simulator, client)
        calls = {call.operation for call in simulator.calls}
        with pytest.raises(UsageError, match="wait"):
            await settle(run.approve(step="no such step"))
        if system == "adobe_cloud_manager":
            with pytest.raises(UsageError, match="comment: Adobe keeps none"):
                await settle(run.approve("looks good"))
        else:
            await settle(run.approve("looks good"))
            assert any(b"looks good" in call.body for call in simulator.calls)
            calls |= {"send_workflow_step_action", "answer_user_operation"}
        reads = {"list_waiting_workflow_steps", "list_user_operations", "get_user_operation", "get_execution"}
        assert {call.operation for call in simulator.calls} <= calls | reads
        await close(client)


@pytest.mark.parametrize("system", [name for name in CASES if name not in GATED])
async def test_systems_without_gates_say_so(system: str, world: str) -> None:
    case = CASES[system]
    with case.make() as simulator:
        client = client_of(simulator, world)
        run = await settle(case.start(client, simulator))
        calls = len(simulator.calls)
        assert tuple(run.decisions) == ()
        for decide in (run.approve, run.reject):
            with pytest.raises(UsageError, match="approved or rejected.*: (no documented call|Cloudify has none)"):
                await settle(decide())
        assert len(simulator.calls) == calls
        await close(client)


async def test_an_execution_has_its_address(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world)
    run = await settle(case.start(client, simulator))
    runs = [run, await settle(run.refresh()), resume(run.token(), clients=[client]), (await settle(run.look())).run]
    if case.system == "aws_image_builder":
        assert {one.link for one in runs} == {None}
    else:
        (link,) = {one.link for one in runs}
        assert link.startswith(f"{client.base_url}/")
        assert (await settle(run.refresh())).to_json()["link"] == link
        api = client.api.get_httpx_client() if world == "sync" else client.api.get_async_httpx_client()
        answer = await settle(api.get(link))
        assert answer.status_code == 200
        assert run.id in answer.text
    await close(client)


async def test_an_address_holds_ids_as_they_are(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world)
    odd = "a/../b?c=d#e%2f é"
    ids = dict.fromkeys(client.run_ids, odd)
    link = client.run_link(ids)
    if link is not None:
        rest = link.removeprefix(f"{client.base_url}/")
        assert "a%2F..%2Fb%3Fc%3Dd%23e%252f%20%C3%A9" in rest
        assert not {"?", "#", " "} & set(rest)
    await close(client)


@pytest.mark.parametrize("system", [name for name in CASES if name != "aws_image_builder"])
async def test_lists_tell_addresses(system: str, world: str) -> None:
    case = CASES[system]
    with case.make() as simulator:
        client = client_of(simulator, world)
        run = await settle(case.start(client, simulator))
        from orchestrator_clients._core.execution.intent import loads

        target = loads(await settle(case.starting.intent(client))).target
        found = {one.id: one.link for one in await every(client.run_starts(target))}
        assert found[run.id] == run.link
        await close(client)
