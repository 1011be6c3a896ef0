"""Runs with deadlines of their own that are waited for together: each is told when its own time is up."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from orchestrator_clients import WaitTimeout, async_wait_many, async_watch_many, resume, wait_many, watch_many
from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients.testing import Run, Step, faults
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, client_of
from tests.contract.telling import noted

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
    system: str, world: str, timeouts: list[float], script: Run = LONG, **options: Any
) -> AsyncIterator[tuple[Any, list[Any]]]:
    """Yield a simulator, and a run for each of these seconds until its deadline, resumed from a token by one client."""
    clock = options.pop("clock", None)
    with CASES[system].make() if clock is None else type(CASES[system].make())(clock=clock) as simulator:
        simulator.script = script
        client = client_of(simulator, world, chance=lambda: 0.5, **options)
        try:
            runs = [await settle(CASES[system].start(client, simulator)) for _ in timeouts]
            tokens = [run.token(timeout=timeout) for run, timeout in zip(runs, timeouts, strict=True)]
            yield simulator, [resume(token, clients=[client]) for token in tokens]
        finally:
            await close(client)


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
