"""Runs with deadlines of their own that are waited for together: each is told when its own time is up."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from orchestrator_clients import (
    State,
    WaitTimeout,
    async_wait_many,
    async_watch_many,
    resume,
    testing,
    wait_many,
    watch_many,
)
from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step, VirtualClock
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, client_of
from tests.contract.telling import noted
from tests.contract.test_endings import WITH_DETAIL

pytestmark = pytest.mark.anyio

SOON, LATER = 2.0, 100.0
ALLOWANCE = 5.0
SHARED, ALONE = "cloudify", "aspera_orchestrator"
"""A system whose runs share a list call, and one whose runs are each asked for."""
systems = pytest.mark.parametrize("system", [SHARED, ALONE])
both_worlds = pytest.mark.parametrize("world", WORLDS)
LONG = Run(steps=(Step("work", 9000),))


@asynccontextmanager
async def resumed(
    system: str, world: str, timeouts: list[float], scripts: list[Run] | None = None, **options: Any
) -> AsyncIterator[tuple[Any, list[Any]]]:
    """Yield a simulator, and a run for each of these seconds until its deadline, resumed from a token by one client."""
    clock = options.pop("clock", None) or VirtualClock()
    with getattr(testing, CASES[system].simulator)(clock=clock) as simulator:
        client = client_of(simulator, world, chance=lambda: 0.5, **options)
        try:
            runs = await begun(system, client, simulator, scripts or [LONG] * len(timeouts))
            tokens = [run.token(timeout=timeout) for run, timeout in zip(runs, timeouts, strict=True)]
            yield simulator, [resume(token, clients=[client]) for token in tokens]
        finally:
            await close(client)


async def begun(system: str, client: Any, simulator: Any, scripts: list[Run]) -> list[Any]:
    """Return a run for each script, all under way."""
    if system == "adobe_cloud_manager":  # it starts one execution of a pipeline at a time
        ids = [run_id for script in scripts for run_id in simulator.seed(1, script=script)]
        return [await settle(client.executions.get("19905", "48213", run_id)) for run_id in ids]
    if system == "vmware_code_stream":
        simulator.pipeline("ship").spec["concurrency"] = len(scripts)
    runs = []
    for simulator.script in scripts:
        runs.append(await settle(CASES[system].start(client, simulator)))
    return runs


async def waited_for(world: str, runs: list[Any], **options: Any) -> list[Any]:
    return await settle((wait_many if world == "sync" else async_wait_many)(runs, **options))  # type: ignore[operator, no-any-return]


@systems
@both_worlds
@pytest.mark.parametrize("timeouts", [[SOON, LATER], [LATER, SOON], [LATER, LATER, SOON, LATER]])
async def test_a_server_that_asks_to_wait_delays_nobody_else(
    system: str, world: str, timeouts: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Threads that share a virtual clock move it on for each other, so there is one worker: the hardest case anyway."""
    async with resumed(system, world, timeouts) as (simulator, runs):
        simulator.fault(faults.rate_limited(60))
        begun, told = simulator.clock.time(), noted(monkeypatch)
        waited = await waited_for(world, runs, concurrency=1)
    assert [type(one.error) for one in waited] == [WaitTimeout] * len(runs)
    for run, timeout in zip(runs, timeouts, strict=True):
        assert timeout <= told[run.id] - begun <= timeout + ALLOWANCE


@systems
async def test_with_workers_to_spare_each_is_told_at_its_deadline(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with resumed(system, "async", [LATER, SOON]) as (simulator, runs):
        simulator.fault(faults.rate_limited(60))
        begun, told = simulator.clock.time(), noted(monkeypatch)
        await waited_for("async", runs)
        assert [told[run.id] - begun for run in runs] == pytest.approx([LATER, SOON])


@systems
@both_worlds
async def test_a_server_that_hangs_delays_nobody_else(system: str, world: str) -> None:
    async with resumed(system, world, [0.3, LATER], clock=SystemClock(), timeout=3.0) as (simulator, runs):
        simulator.fault(faults.hang())
        begun = time.monotonic()
        first = await first_told(world, runs)
        assert 0.3 <= time.monotonic() - begun < 2
    assert first.run.id == runs[0].id
    assert isinstance(first.error, WaitTimeout)


async def first_told(world: str, runs: list[Any]) -> Any:
    if world == "sync":
        return next(watch_many(runs))
    watching = async_watch_many(runs)
    try:
        return await anext(watching)
    finally:
        await watching.aclose()  # type: ignore[attr-defined]


@both_worlds
@pytest.mark.parametrize("system", WITH_DETAIL)
async def test_the_last_look_at_one_delays_nobody_else(
    system: str, world: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two of one deadline are seen in a list; what the server delays is to tell the steps of the one that ended."""
    scripts = [Run(steps=(Step("work", 5),)), LONG, LONG]
    async with resumed(system, world, [LATER, LATER, 20.0], scripts) as (simulator, runs):
        simulator.fault(faults.rate_limited(60), on=WITH_DETAIL[system][0])
        begun, told = simulator.clock.time(), noted(monkeypatch)
        short, _, long = await waited_for(world, runs, concurrency=1)
    assert (short.run.state, short.error) == (State.SUCCEEDED, None)
    assert isinstance(long.error, WaitTimeout)
    assert 20 <= told[long.run.id] - begun <= 20 + ALLOWANCE


@both_worlds
async def test_runs_with_deadlines_of_all_kinds_still_share_their_looks(world: str) -> None:
    timeouts = [1.06**number for number in range(100)]  # up to five minutes
    alone = sum(2 + timeout / 10 for timeout in timeouts)
    async with resumed(SHARED, world, timeouts) as (simulator, runs):
        before = len(simulator.calls)
        waited = await waited_for(world, runs, poll=(10.0, 10.0), concurrency=1)
        calls = len(simulator.calls) - before
    assert {type(one.error) for one in waited} == {WaitTimeout}
    assert calls < alone / 2
