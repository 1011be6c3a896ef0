"""Random runs with random faults: a wait must end when the run does, and with how it ended."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, AsyncIterator
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ..._core.execution.resume import resume
from ..._core.model import State
from ..._core.outcomes import WaitError, WaitTimeout
from ._plots import plots
from ._stage import Stage, staged
from ._worlds import close, played, settle
from .base import CaseTests
from .case import Case

EXAMPLES: int = int(os.environ.get("ANY_RUN_EXAMPLES", "0"))
"""How many random examples of each test; by default a few, the same each time."""
LAST_LOOK: float = 5.0
"""Seconds that a wait may take for its last poll when its time is up."""

polls: st.SearchStrategy[tuple[float, float]] = st.sampled_from([(1.0, 5.0), (2.0, 30.0), (5.0, 60.0), (0.5, 3.0)])
"""Intervals of polls, in seconds: the first, and the longest."""
some_seconds: st.SearchStrategy[float] = st.sampled_from([0.0, 0.2, 3.0]) | st.integers(0, 600_000).map(
    lambda n: n / 1000
)
"""Seconds after the start: the timeout of a wait, or when a token is taken."""
few: settings = settings(
    derandomize=not EXAMPLES,
    max_examples=EXAMPLES or 4,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # without shrinking, which takes minutes
    suppress_health_check=[HealthCheck.differing_executors, HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""Settings of Hypothesis."""


def seen_in_time(stage: Stage, run: Any, longest: float) -> None:
    """Check that the end that was reported is the true one, and that it was reported neither too early nor too late."""
    now, end = stage.clock.time(), stage.truth.end(run.id)
    assert end is not None, run
    assert {run.state} == stage.truth.states(run.id)
    assert end <= now <= end + stage.lateness(longest)


async def looks_of(watch: Any) -> AsyncIterator[Any]:
    """Yield what a watch yields, sync or async."""
    if isinstance(watch, AsyncIterable):
        async for seen in watch:
            yield seen
    else:
        for seen in watch:
            yield seen


class AnyRunTests(CaseTests):
    """Any run, with `ANY_RUN_EXAMPLES=100` in the environment a hundred others of each kind."""

    @few
    @given(st.data())
    @played
    async def test_a_wait_returns_at_the_end(self, case: Case, world: str, data: st.DataObject) -> None:
        """A wait returns when the run has ended, and not long after, with how it ended."""
        plot, poll = data.draw(plots(case)), data.draw(polls)
        async with staged(case, world, plot) as (stage, run):
            if run is not None:
                ended = await settle(run.wait(check=False, poll=poll))
                seen_in_time(stage, ended, poll[1])

    @few
    @given(st.data())
    @played
    async def test_a_watch_tells_what_was(self, case: Case, world: str, data: st.DataObject) -> None:
        """A watch yields states that the run had just then, and its end last."""
        plot, poll = data.draw(plots(case)), data.draw(polls)
        async with staged(case, world, plot) as (stage, run):
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

    @few
    @given(st.data())
    @played
    async def test_a_wait_with_a_timeout_keeps_it(self, case: Case, world: str, data: st.DataObject) -> None:
        """A wait ends when its time is up, and says that the run goes on only if it may have."""
        plot, poll, timeout = data.draw(plots(case)), data.draw(polls), data.draw(some_seconds)
        async with staged(case, world, plot) as (stage, run):
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
            # Only a fault can have kept an end from being seen in the last poll, and only a recent end.
            assert end is None or (stage.hits and end + stage.lateness(poll[1]) >= begun + timeout)

    @few
    @given(st.data())
    @played
    async def test_a_token_of_any_moment_ends_the_same(self, case: Case, world: str, data: st.DataObject) -> None:
        """A wait by a token, of whatever moment, ends as the run did."""
        plot, poll, moment = data.draw(plots(case)), data.draw(polls), data.draw(some_seconds)
        async with staged(case, world, plot) as (stage, run):
            if run is None:
                return
            token = (await settle(run.wait(check=False, poll=poll, timeout=moment))).token(timeout=1e6)
            another = stage.client()
            try:
                ended = await settle(resume(token, clients=[another]).wait(check=False, poll=poll))
                end = stage.truth.end(run.id)
                assert end is not None
                if end > stage.clock.time() - 0.001:
                    seen_in_time(stage, ended, poll[1])
                assert {ended.state} == stage.truth.states(run.id)
            finally:
                await close(another)
