"""Waits that join and leave: a poller keeps what `wait` of one execution promises, and shares looks."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

import orchestrator_clients
from orchestrator_clients import (
    AuthError,
    ClosedError,
    ExecutionCancelled,
    ExecutionFailed,
    NeedsAttention,
    PollerClosed,
    State,
    UsageError,
    WaitTimeout,
)
from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step, VirtualClock
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.cases import CASES, client_of

pytestmark = pytest.mark.anyio

GOOD = Run(steps=(Step("work", 30),))
BAD = Run(steps=(Step("work", 30, ends="failed", message="no disk"),))
LONG = Run(steps=(Step("work", 9000),))
both_worlds = pytest.mark.parametrize("world", WORLDS)
systems = pytest.mark.parametrize("system", CASES)


@asynccontextmanager
async def polled(system: str, world: str, *scripts: Run, **options: Any) -> AsyncIterator[tuple[Any, Any, list[Any]]]:
    """Yield a simulator, a poller, and a run for each script."""
    case = CASES[system]
    with case.registered.simulator()(clock=options.pop("clock", None) or VirtualClock()) as simulator:
        client = client_of(simulator, world)
        runs = []
        for simulator.script in scripts:
            runs.append(await settle(case.start(client, simulator)))
        poller = getattr(orchestrator_clients, "Poller" if world == "sync" else "AsyncPoller")(**options)
        try:
            yield simulator, poller, runs
        finally:
            await close(poller)
            await close(client)


async def turns_until(happened: Callable[[], object]) -> None:
    while not happened():  # noqa: ASYNC110 - nobody sets an event for it
        await asyncio.sleep(0)


@systems
@both_worlds
@pytest.mark.parametrize(("script", "error"), [(GOOD, None), (BAD, ExecutionFailed), (LONG, WaitTimeout)])
async def test_a_wait_ends_as_that_of_one_execution(system: str, world: str, script: Run, error: Any) -> None:
    async with polled(system, world, script) as (simulator, poller, (run,)):
        unchecked = await settle(poller.wait(run, timeout=600, check=False))
        alone = await settle(run.wait(timeout=600, check=False))
        assert (unchecked.state, unchecked.id) == (alone.state, alone.id)
        assert [step.state for step in unchecked.steps] == [step.state for step in alone.steps]
        begun = simulator.clock.time()
        if error is None:
            assert (await settle(poller.wait(run))).state is State.SUCCEEDED
        else:
            with pytest.raises(error) as caught:
                await settle(poller.wait(run, timeout=100))
            assert caught.value.run.id == run.id
        assert simulator.clock.time() - begun <= 105
        assert (poller.counts.open, poller.counts.told) == (0, 2)


@both_worlds
async def test_a_wait_stops_where_it_was_asked_to(world: str) -> None:
    script = Run(steps=(Step("gate", 5, waits_for_person=True),))
    async with polled("vmware_code_stream", world, script) as (_, poller, (run,)):
        with pytest.raises(NeedsAttention):
            await settle(poller.wait(run, until=State.WAITING))
        assert (await settle(poller.wait(run, until=State.WAITING, check=False))).state is State.WAITING
        await settle(run.cancel())
        with pytest.raises(ExecutionCancelled):
            await settle(poller.wait(run))


@systems
@both_worlds
async def test_those_that_were_added_are_told_as_they_end(system: str, world: str) -> None:
    async with polled(system, world, GOOD) as (simulator, poller, (run,)):
        assert await every(poller) == []
        poller.add(run)
        (good,) = await every(poller)
        simulator.script = BAD
        failing = await settle(CASES[system].start(run.client, simulator))
        poller.add(failing, run, timeout=3600)
        first, second = await every(poller)
        assert (good.run.state, good.error) == (State.SUCCEEDED, None)
        assert [one.run.id for one in (first, second)] == [run.id, failing.id]
        with pytest.raises(ExecutionFailed) as alone:
            await settle(failing.wait())
        assert str(second.error) == str(alone.value)


@both_worlds
async def test_two_who_wait_for_the_same_execution_see_the_same(world: str) -> None:
    async with polled("cloudify", world, GOOD) as (simulator, poller, (run,)):
        before = len(simulator.calls)
        poller.add(*[run] * 50)
        assert {one.run.state for one in await every(poller)} == {State.SUCCEEDED}
        assert simulator.count("list_executions") == 0
        assert len(simulator.calls) - before < 100


@both_worlds
async def test_who_is_discarded_is_waited_for_no_more(world: str) -> None:
    async with polled("cloudify", world, LONG, GOOD) as (simulator, poller, (long, short)):
        poller.add(long, short)
        poller.discard(long)
        poller.discard(long)
        assert [one.run.id for one in await every(poller)] == [short.id]
        assert (poller.counts.open, poller.counts.left, poller.counts.told) == (0, 1, 1)
        before = len(simulator.calls)
        simulator.clock.advance(3600)
        assert len(simulator.calls) == before
        assert (await settle(long.refresh())).state is State.RUNNING


@both_worlds
async def test_closing_tells_every_open_wait(world: str) -> None:
    """On real time: a thread that waits on a virtual clock moves it on and on."""
    async with polled("cloudify", world, LONG, clock=SystemClock()) as (_, poller, (run,)):
        poller.add(run)
        await close(poller)
        (told,) = await every(poller)
        assert isinstance(told.error, PollerClosed)
        assert told.error.retry_safe
        assert told.run.id == run.id
        with pytest.raises(ClosedError):
            await settle(poller.wait(run))
        with pytest.raises(ClosedError):
            poller.add(run)
        await close(poller)


async def test_a_cancelled_wait_leaves_at_once_and_the_others_stay() -> None:
    async with polled("cloudify", "async", LONG, GOOD) as (simulator, poller, (long, short)):
        waits = [asyncio.create_task(poller.wait(run)) for run in (long, short)]
        await turns_until(lambda: simulator.count("get_execution") + simulator.count("list_executions"))
        waits[0].cancel()
        with pytest.raises(asyncio.CancelledError):
            await waits[0]
        assert (await waits[1]).state is State.SUCCEEDED
        assert (poller.counts.open, poller.counts.left) == (0, 1)
        assert simulator.count("act_on_execution") == 0


async def test_closing_ends_the_waits_of_other_tasks() -> None:
    async with polled("cloudify", "async", LONG, clock=SystemClock()) as (_, poller, (run,)):
        waiting = asyncio.create_task(poller.wait(run))
        await turns_until(lambda: poller.counts.open)
        await poller.aclose()
        with pytest.raises(PollerClosed):
            await waiting


@both_worlds
@pytest.mark.parametrize(
    ("options", "match"),
    [
        ({"concurrency": 0}, "concurrency=0"),
        ({"concurrency": True}, "concurrency=True"),
        ({"on_look": 3}, "on_look=3"),
        ({"on_trouble": "x"}, "on_trouble='x'"),
    ],
)
async def test_bad_options_are_refused(world: str, options: dict[str, Any], match: str) -> None:
    with pytest.raises(UsageError, match=match):
        getattr(orchestrator_clients, "Poller" if world == "sync" else "AsyncPoller")(**options)


@both_worlds
async def test_bad_waits_are_refused_before_anything_is_sent(world: str) -> None:
    async with polled("cloudify", world, GOOD) as (simulator, poller, (run,)):
        before = len(simulator.calls)
        for bad in ({"timeout": "3"}, {"poll": 0}, {"until": "nowhere"}):
            with pytest.raises(UsageError):
                await settle(poller.wait(run, **bad))
            with pytest.raises(UsageError):
                poller.add(run, **bad)
        mine = type(poller)(client_of(simulator, world))
        with pytest.raises(UsageError, match="none of those that the poller was made for"):
            mine.add(run)
        assert len(simulator.calls) == before
        await close(mine._clients[0])


@both_worlds
async def test_callbacks_hear_of_looks_changes_and_trouble(world: str) -> None:
    looks: list[Any] = []
    changes: list[Any] = []
    trouble: list[Any] = []
    options = {
        "on_look": looks.append,
        "on_change": changes.append,
        "on_trouble": lambda run, error: trouble.append((run.id, error.status)),
    }
    async with polled("cloudify", world, GOOD, **options) as (simulator, poller, (run,)):
        simulator.fault(faults.status(501), on="get_execution", calls=range(1, 3))
        await settle(poller.wait(run))
    assert len(changes) == len({one.raw_status for one in looks}) < len(looks)
    assert changes[-1].state is State.SUCCEEDED
    assert trouble == [(run.id, 501)] * 2
    assert poller.counts.failures == 2


async def test_async_callbacks_are_awaited_and_threads_refuse_them() -> None:
    seen: list[str] = []

    async def told(run: Any) -> None:
        await asyncio.sleep(0)
        seen.append(run.id)

    async with polled("cloudify", "async", GOOD, on_look=told) as (_, poller, (run,)):
        await poller.wait(run)
        assert seen
    with pytest.raises(UsageError, match="on_look is a coroutine function"):
        orchestrator_clients.Poller(on_look=told)


@both_worlds
async def test_what_a_callback_raises_ends_its_wait_and_no_other(world: str) -> None:
    class Mine(Exception):
        pass

    def fails(run: Any) -> None:
        if run.id == bad.id:
            raise Mine

    async with polled("cloudify", world, GOOD, GOOD, on_change=fails) as (_, poller, (bad, good)):
        with pytest.raises(Mine):
            await settle(poller.wait(bad))
        assert (await settle(poller.wait(good))).state is State.SUCCEEDED
        poller.add(bad)
        with pytest.raises(Mine):
            await every(poller)


async def test_a_hint_makes_the_next_look_happen_now() -> None:
    """With `events` the looks are far apart: a hint, which may come twice or for nothing, makes up for it."""
    async with polled("cloudify", "async", GOOD, events=True) as (simulator, poller, (run,)):
        waiting = asyncio.create_task(poller.wait(run))
        await turns_until(lambda: simulator.count("get_execution"))
        assert poller.hint(run) == 1
        assert poller.hint(run) == 1
        assert (await waiting).state is State.SUCCEEDED
        assert poller.hint(run) == 0
        assert poller.counts.looks < 10


@both_worlds
async def test_a_hint_during_a_look_makes_another_one_follow(world: str) -> None:
    """What the hint tells of may have happened after the server had answered that look."""
    times: list[float] = []

    def hint_once(run: Any) -> None:
        times.append(simulator.clock.time())
        if len(times) == 1:
            assert poller.hint(run) == 1

    async with polled("cloudify", world, GOOD, events=True, on_look=hint_once) as (simulator, poller, (run,)):
        assert (await settle(poller.wait(run))).state is State.SUCCEEDED
    assert times[0] == times[1] < times[2]


async def test_with_events_looks_are_rarer_and_the_wait_ends_if_none_comes() -> None:
    counts = {}
    for events in (False, True):
        async with polled("cloudify", "async", Run(steps=(Step("work", 3000),)), events=events) as (_, poller, (run,)):
            assert (await poller.wait(run)).state is State.SUCCEEDED
            counts[events] = poller.counts.looks
    assert counts[True] < counts[False] / 2  # the intervals of a long wait are long anyway


@both_worlds
async def test_refused_credentials_end_every_wait(world: str) -> None:
    async with polled("cloudify", world, LONG, LONG, LONG) as (simulator, poller, runs):
        simulator.fault(faults.status(401))
        poller.add(*runs)
        assert {type(one.error) for one in await every(poller)} == {AuthError}


async def test_a_client_in_trouble_delays_no_other() -> None:
    async with (
        polled("cloudify", "async", GOOD) as (sick, poller, (one,)),
        polled("aspera_orchestrator", "async", GOOD) as (_, _, (other,)),
    ):
        sick.fault(faults.hang())
        waits = [asyncio.create_task(poller.wait(one, timeout=0.3)), asyncio.create_task(poller.wait(other))]
        assert (await waits[1]).state is State.SUCCEEDED
        waits[0].cancel()


def test_threads_wait_by_one_poller() -> None:
    case = CASES["cloudify"]
    with case.make() as simulator, simulator.client() as client, orchestrator_clients.Poller() as poller:
        simulator.script = GOOD
        runs = [case.start(client, simulator) for _ in range(20)]
        ends: list[State] = []
        threads = [threading.Thread(target=lambda run=run: ends.append(poller.wait(run).state)) for run in runs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert ends == [State.SUCCEEDED] * 20


async def test_those_who_join_one_by_one_share_their_looks() -> None:
    number, seconds, within = 200, 120.0, 60.0
    case, chance = CASES["cloudify"], random.Random(7)
    with case.registered.simulator()(clock=VirtualClock()) as simulator:
        async with simulator.async_client() as client, orchestrator_clients.AsyncPoller() as poller:
            late: list[float] = []

            async def one(joins: float) -> None:
                await simulator.clock.sleep_async(joins)
                simulator.script = Run(steps=(Step("work", seconds),))
                run = await client.executions.start(deployment_id="web", workflow_id="install", force=True)
                begun = simulator.clock.time()
                assert (await poller.wait(run)).state is State.SUCCEEDED
                late.append(simulator.clock.time() - begun - seconds)

            await asyncio.gather(*(one(chance.uniform(0, within)) for _ in range(number)))
            looks = simulator.count("list_executions") + simulator.count("get_execution")
            assert looks < number
            assert max(late) <= 20
            assert poller.counts.shared > looks / 2


@both_worlds
@systems
async def test_runs_join_and_leave_while_others_are_waited_for(world: str, system: str) -> None:
    """Whoever joins later is told at its end too, and whoever leaves disturbs nobody."""
    async with polled(system, world, GOOD) as (simulator, poller, (run,)):
        ended: list[str] = []
        poller.add(run)
        waited: Any
        if world == "sync":
            for waited in poller:
                await again(poller, system, simulator, run.client, ended, waited)
        else:
            async for waited in poller:
                await again(poller, system, simulator, run.client, ended, waited)
        assert len(set(ended)) == 3


async def again(poller: Any, system: str, simulator: Any, client: Any, ended: list[str], waited: Any) -> None:
    ended.append(waited.run.id)
    assert waited.run.state is State.SUCCEEDED
    if len(ended) < 3:
        poller.add(await settle(CASES[system].start(client, simulator)))
