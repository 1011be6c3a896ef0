"""Where nothing can happen any more a wait on virtual time ends, and says what it waited for; where something can, it goes on."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

import orchestrator_clients
from orchestrator_clients import NeedsAttention, State, WaitTimeout, testing
from orchestrator_clients.testing import Run, Standstill, Step, VirtualClock
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]

DAY = 86400.0
PATIENCE = 0.2
GATE = Run(steps=(Step("work", 5), Step("approval", 5, waits_for_person=True), Step("deploy", 5)))
"""A name that Adobe has a gate of."""
PLAIN = Run(steps=(Step("work", 5),))
HOLDS: dict[str, Callable[[Any, Any], None]] = {
    **{key: lambda simulator, run: simulator.runs.pause(run.id) for key, case in CASES.items() if case.pauses},
    "cloudify": lambda simulator, run: simulator._manager._plan(simulator.executions[run.id]),
}
"""What lets a run stand still for good where a gate does not: it is paused; or, in Cloudify, its worker is gone."""


def held(system: str) -> Any:
    """Return a simulator whose next run stands still until somebody acts, on a clock with little patience."""
    script = GATE if CASES[system].gates else PLAIN
    return getattr(testing, CASES[system].simulator)(clock=VirtualClock(patience=PATIENCE), script=script)


async def started(client: Any, simulator: Any) -> Any:
    run = await settle(CASES[simulator.system].start(client, simulator))
    simulator.clock.advance(2)
    hold = HOLDS.get(simulator.system)
    if hold is not None:
        with simulator.lock:
            hold(simulator, run)
    return run


async def wait_one(world: str, run: Any) -> Any:
    return await settle(run.wait())


async def wait_many(world: str, run: Any) -> Any:
    many = getattr(orchestrator_clients, "wait_many" if world == "sync" else "async_wait_many")
    return await settle(many([run, run]))


@pytest.mark.parametrize("wait", [wait_one, wait_many])
@pytest.mark.parametrize("system", CASES)
async def test_a_wait_for_a_run_that_needs_somebody_ends(system: str, wait: Any, world: str) -> None:
    with held(system) as simulator:
        client = client_of(simulator, world)
        run = await started(client, simulator)
        begun = time.monotonic()
        with pytest.raises(Standstill, match="nothing can happen any more") as caught:
            await wait(world, run)
        assert time.monotonic() - begun < PATIENCE + 20
        assert str(caught.value).count(run.id) >= 2, "who waits, and what needs somebody"
        await close(client)


@pytest.mark.parametrize("system", CASES)
async def test_a_limited_wait_has_its_time(system: str, world: str) -> None:
    with held(system) as simulator:
        client = client_of(simulator, world)
        run = await started(client, simulator)
        with pytest.raises(WaitTimeout):
            await settle(run.wait(timeout=DAY, poll=1800))
        await close(client)


@pytest.mark.parametrize("system", [system for system, case in CASES.items() if case.gates])
async def test_who_stops_at_the_gate_is_left_alone(system: str, world: str) -> None:
    with held(system) as simulator:
        client = client_of(simulator, world)
        run = await settle(CASES[system].start(client, simulator))
        with pytest.raises(NeedsAttention):
            await settle(run.wait(until=State.WAITING))
        await close(client)


@pytest.mark.parametrize("way", ["call_later", "another"])
@pytest.mark.parametrize("system", [system for system, case in CASES.items() if case.gates])
async def test_somebody_who_comes_late_is_waited_for(system: str, way: str, world: str) -> None:
    """By a call that was put off, or in another task or thread that sleeps on the same clock."""
    with held(system) as simulator:
        client = client_of(simulator, world)
        run = await settle(CASES[system].start(client, simulator))
        late = 1.5 * DAY

        def decide() -> None:
            with simulator.lock:
                simulator.runs.decide(run.id, approved=True)

        async def person() -> None:
            await simulator.clock.sleep_async(late)
            decide()

        def person_in_a_thread() -> None:
            for _ in range(int(late // 60)):
                simulator.clock.sleep(60)
            decide()

        other: Any = None
        if way == "call_later":
            simulator.clock.call_later(late, decide)
        elif world == "async":
            other = asyncio.create_task(person())
        else:
            other = threading.Thread(target=person_in_a_thread)
            other.start()
        ended = await settle(run.wait(poll=900))
        assert ended.state is State.SUCCEEDED
        if isinstance(other, threading.Thread):
            other.join()
        elif other is not None:
            await other
        await close(client)


async def test_a_run_that_goes_on_for_long_is_waited_for(world: str) -> None:
    """However many looks that takes, and beside one that waits for somebody."""
    with held("aspera_orchestrator") as simulator:
        client = client_of(simulator, world)
        await started(client, simulator)
        simulator.script = Run(steps=(Step("copy", 2 * DAY),))
        run = await settle(CASES["aspera_orchestrator"].start(client, simulator))
        assert (await settle(run.wait(poll=300))).state is State.SUCCEEDED
        await close(client)
