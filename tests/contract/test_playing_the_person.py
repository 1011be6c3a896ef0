"""What every simulator gives: its connection, from which clients and profiles follow, and its runs, to play the person."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import State, WaitTimeout, async_client_of, async_wait_many, client_of, testing, wait_many
from orchestrator_clients.testing import NotPossible, Run, Runs, Spell, Step, VirtualClock
from tests.contract import cases
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("world", WORLDS),
    pytest.mark.parametrize("system", CASES),
]
GATES = [system for system, case in CASES.items() if case.gates]
LONG = Run(steps=(Step("work", 600),))
GATE = Run(steps=(Step("work", 5), Step("approval", 5, waits_for_person=True)))
"""A name that Adobe has a gate of."""


def simulated(system: str, script: Run = LONG) -> Any:
    return CASES[system].registered.simulator()(script=script)


async def started(world: str, simulator: Any) -> tuple[Any, Any, Runs]:
    client = cases.client_of(simulator, world)
    run = await settle(CASES[simulator.system].start(client, simulator))
    simulator.clock.advance(8)
    return client, run, simulator.runs


async def test_the_constructors_take_the_connection(system: str, world: str) -> None:
    made = CASES[system].registered.clients()[world == "async"]
    with simulated(system) as simulator:
        client = made(**simulator.connection(), clock=simulator.clock)
        assert (await settle(CASES[system].read(client, simulator))).state is State.SUCCEEDED
        await close(client)


async def test_the_profile_is_the_connection(system: str, world: str) -> None:
    command = CASES[system].registered.module("command").COMMAND
    make = client_of if world == "sync" else async_client_of
    with simulated(system) as simulator:
        settings = command.simulated(simulator)
        given = {name: value for name, value in command.keywords(settings).items() if value is not None}
        assert given.items() >= simulator.connection().items()
        client: Any = make(system, settings, clock=simulator.clock)
        assert (await settle(CASES[system].read(client, simulator))).state is State.SUCCEEDED
        await close(client)


async def test_a_person_cancels(system: str, world: str) -> None:
    with simulated(system) as simulator:
        client, run, runs = await started(world, simulator)
        assert run.id in set(runs)
        assert runs.state(run.id) is State.RUNNING
        assert runs.ended(run.id) is None
        before = len(simulator.calls)
        runs.cancel(run.id)
        assert len(simulator.calls) == before, "nothing of it goes over the network"
        ended = await settle(run.wait(check=False, timeout=900))
        assert ended.state is runs.state(run.id) is State.CANCELLED
        assert runs.seen(run.id) == {State.CANCELLED}
        assert runs.ended(run.id) == pytest.approx(ended.ended.timestamp(), abs=1) if ended.ended else True
        with pytest.raises(NotPossible, match="has ended"):
            runs.cancel(run.id)
        await close(client)


async def test_a_person_decides(system: str, world: str) -> None:
    with simulated(system, GATE if system in GATES else LONG) as simulator:
        client, run, runs = await started(world, simulator)
        if system in GATES:
            simulator.clock.advance(30)
            assert runs.state(run.id) is State.WAITING
            runs.decide(run.id, approved=False)
            assert (await settle(run.wait(check=False, timeout=900))).state in (State.FAILED, State.CANCELLED)
        with pytest.raises(NotPossible):
            runs.decide(run.id, approved=True)
        await close(client)


async def test_a_person_holds_a_run(system: str, world: str) -> None:
    with simulated(system) as simulator:
        client, run, runs = await started(world, simulator)
        if not CASES[system].pauses:
            for act in (runs.pause, runs.unpause):
                with pytest.raises(NotPossible, match="cannot be paused"):
                    act(run.id)
            await close(client)
            return
        runs.pause(run.id)
        with pytest.raises(WaitTimeout):
            await settle(run.wait(timeout=3600))
        assert runs.state(run.id) is State.PAUSED
        runs.unpause(run.id)
        assert (await settle(run.wait(timeout=900))).state is State.SUCCEEDED
        await close(client)


async def test_a_word_that_nobody_knows_is_said_as_it_is(system: str, world: str) -> None:
    script = Run(steps=(Step("work", 600),), status_sequence=(Spell("HIBERNATING", 2, 60),))
    with simulated(system, script) as simulator:
        client, run, runs = await started(world, simulator)
        assert State.UNKNOWN in runs.seen(run.id)
        assert runs.ended(run.id) is None
        runs.forget(run.id)
        for act in (runs.state, runs.seen, runs.ended, runs.cancel, runs.forget):
            with pytest.raises(KeyError):
                act(run.id)
        await close(client)


async def test_one_wait_for_two_systems_on_one_clock(system: str, world: str) -> None:
    """The other one is always Cloudify, or Aspera for Cloudify itself."""
    clock, other = VirtualClock(), "aspera_orchestrator" if system == "cloudify" else "cloudify"
    short = Run(steps=(Step("work", 3600),))
    with (
        CASES[system].registered.simulator()(clock=clock, script=short) as one,
        CASES[other].registered.simulator()(clock=clock, script=LONG) as another,
    ):
        begun = clock.time()
        clients = [cases.client_of(simulator, world) for simulator in (one, another)]
        pairs = zip((one, another), clients, strict=True)
        handles = [await settle(CASES[simulator.system].start(client, simulator)) for simulator, client in pairs]
        waiting: Any = wait_many if world == "sync" else async_wait_many
        waited = await settle(waiting(handles, timeout=7200))
        assert [each.run.state for each in waited] == [State.SUCCEEDED] * 2
        ends = [simulator.runs.ended(run.id) for simulator, run in zip((one, another), handles, strict=True)]
        assert [end - begun for end in ends] == [pytest.approx(3600, abs=60), pytest.approx(600, abs=60)]
        assert max(ends) <= clock.time() <= max(ends) + 120
        for client in clients:
            await close(client)


def test_a_simulator_of_no_registered_system_says_which_clients_it_has(system: str, world: str) -> None:
    kind = type("Own", (CASES[system].registered.simulator(),), {"system": "own"})
    with kind() as simulator, pytest.raises(LookupError, match="own is no registered system"):
        simulator.client()
    assert testing.SystemSimulator in kind.__mro__
    chain = [one for one in kind.__mro__[1:] if one.__module__.startswith("orchestrator_clients")]
    assert len(chain) == 3, "handlers are held, not inherited"
