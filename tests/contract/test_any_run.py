"""Whatever a run does and whatever goes wrong meanwhile: waits end when it ends, with how it ended, and nothing else."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from orchestrator_clients import State, WaitError, WaitTimeout, async_wait_many, resume, wait_many
from orchestrator_clients.testing import VirtualClock
from tests.contract.any_run import plots
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES
from tests.contract.stage import Stage, staged, staged_many

EXAMPLES = int(os.environ.get("ANY_RUN_EXAMPLES", "0"))
"""To hunt: so many examples of each, other ones each time. By itself the same few each time."""
LAST_LOOK = 5.0
"""Seconds that a wait may take for a look when its time is up."""

polls = st.sampled_from([(1.0, 5.0), (2.0, 30.0), (5.0, 60.0), (0.5, 3.0)])
some_seconds = st.sampled_from([0.0, 0.2, 3.0]) | st.integers(0, 600_000).map(lambda n: n / 1000)
anywhere = pytest.mark.parametrize("system", CASES)
both_worlds = pytest.mark.parametrize("world", WORLDS)
few = settings(
    derandomize=not EXAMPLES, max_examples=EXAMPLES or 4, deadline=None, database=None, phases=[Phase.generate]
)  # without shrinking, which takes minutes


def seen_in_time(stage: Stage, run: Any, longest: float) -> None:
    """Check an end that was seen: it is the true one, and it was seen neither before it came nor long after."""
    now, end = stage.clock.time(), stage.truth.end(run.id)
    assert end is not None, run
    assert {run.state} == stage.truth.states(run.id)
    assert end <= now <= end + stage.lateness(longest)


@anywhere
@both_worlds
@few
@given(st.data())
def test_a_wait_returns_at_the_end(system: str, world: str, data: st.DataObject) -> None:
    plot, poll = data.draw(plots(system)), data.draw(polls)

    async def play() -> None:
        async with staged(system, world, plot) as (stage, run):
            if run is not None:
                ended = await settle(run.wait(check=False, poll=poll))
                seen_in_time(stage, ended, poll[1])

    asyncio.run(play())


@anywhere
@both_worlds
@few
@given(st.data())
def test_a_watch_tells_what_was(system: str, world: str, data: st.DataObject) -> None:
    plot, poll = data.draw(plots(system)), data.draw(polls)

    async def play() -> None:
        async with staged(system, world, plot) as (stage, run):
            if run is None:
                return
            last = None
            async for seen in looks_of(run.watch(poll=poll)):
                assert last is None or not last.state.ended
                told, stage.told = stage.told, []
                assert any(seen.state in states for states in told), (seen.state, told)
                last = seen
            assert last is not None
            seen_in_time(stage, last, poll[1])

    asyncio.run(play())


async def looks_of(watch: Any) -> Any:
    if isinstance(watch, AsyncIterable):
        async for seen in watch:
            yield seen
    else:
        for seen in watch:
            yield seen


@anywhere
@both_worlds
@few
@given(st.data())
def test_a_wait_with_a_timeout_keeps_it(system: str, world: str, data: st.DataObject) -> None:
    plot, poll, timeout = data.draw(plots(system)), data.draw(polls), data.draw(some_seconds)

    async def play() -> None:
        async with staged(system, world, plot) as (stage, run):
            if run is None:
                return
            begun, error = stage.clock.time(), None
            try:
                last = await settle(run.wait(timeout=timeout, poll=poll))
            except WaitError as met:
                last, error = met.run, met
            took, end = stage.clock.time() - begun, stage.truth.end(run.id)
            assert took <= timeout + LAST_LOOK + 0.01
            if not isinstance(error, WaitTimeout):
                assert (error is None) == (last.state is State.SUCCEEDED)
                seen_in_time(stage, last, poll[1])
                return
            assert not last.state.ended
            assert took >= timeout - 0.001
            # Only what went wrong can have kept an end from being seen in the last look, and only one of late.
            assert end is None or (stage.hits and end + stage.lateness(poll[1]) >= begun + timeout)

    asyncio.run(play())


@anywhere
@both_worlds
@few
@given(st.data())
def test_a_token_of_any_moment_ends_the_same(system: str, world: str, data: st.DataObject) -> None:
    plot, poll, moment = data.draw(plots(system)), data.draw(polls), data.draw(some_seconds)

    async def play() -> None:
        async with staged(system, world, plot) as (stage, run):
            if run is None:
                return
            token = (await settle(run.wait(check=False, poll=poll, timeout=moment))).token(timeout=1e6)
            another = stage.client()
            try:
                ended = await settle(resume(token, clients=[another]).wait(check=False, poll=poll))
                if stage.truth.end(run.id) is not None and stage.truth.end(run.id) > stage.clock.time() - 0.001:
                    seen_in_time(stage, ended, poll[1])
                assert {ended.state} == stage.truth.states(run.id)
                assert stage.truth.end(run.id) is not None
            finally:
                await close(another)

    asyncio.run(play())


@both_worlds
@few
@given(st.data())
def test_many_are_waited_for_like_one_by_one(world: str, data: st.DataObject) -> None:
    poll, timeout = data.draw(polls), data.draw(st.none() | some_seconds)
    systems = data.draw(st.lists(st.sampled_from(sorted(CASES)), min_size=1, max_size=4, unique=True))
    cast = [(system, data.draw(st.lists(plots(system), min_size=1, max_size=most(system)))) for system in systems]

    async def play() -> None:
        async with AsyncExitStack() as stack:
            clock = VirtualClock()
            stages = [await stack.enter_async_context(staged_many(one, world, all_of, clock)) for one, all_of in cast]
            runs = [run for stage in stages for run in stage.runs]
            begun, waiting = clock.time(), wait_many if world == "sync" else async_wait_many
            waited = await settle(waiting(runs, timeout=timeout, poll=poll))  # type: ignore[operator]
            took = clock.time() - begun
            assert [one.run.id for one in waited] == [run.id for run in runs]
            ends = [stage.truth.end(run.id) for stage in stages for run in stage.runs]
            latest = sum(stage.lateness(poll[1]) for stage in stages)
            if timeout is not None:
                assert took <= timeout + LAST_LOOK + 0.01
            elif runs:
                assert None not in ends
                assert clock.time() <= max(ends) + latest  # type: ignore[type-var]
            for stage in stages:
                stage.mend()
            for one, end in zip(waited, ends, strict=True):
                if isinstance(one.error, WaitTimeout):
                    assert not one.run.state.ended
                    assert timeout is not None
                    assert end is None or end + latest >= begun + timeout
                    continue
                alone = await settle(one.run.wait(check=False))
                assert (alone.state, alone.raw_status, alone.ended) == (
                    one.run.state,
                    one.run.raw_status,
                    one.run.ended,
                )
                assert (one.error is None) == (alone.state is State.SUCCEEDED)

    asyncio.run(play())


def most(system: str) -> int:
    """Return how many runs are played at once: of an Adobe pipeline there is one at a time."""
    return 1 if system == "adobe_cloud_manager" else 3
