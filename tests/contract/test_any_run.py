"""Runs of several systems at once: each of many ends as it would by itself. What a single one does: `AnyRunTests`."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients import State, WaitTimeout, async_wait_many, wait_many
from orchestrator_clients.testing import VirtualClock
from orchestrator_clients.testing.contract._plots import plots
from orchestrator_clients.testing.contract._stage import staged_many
from orchestrator_clients.testing.contract.any_run import LAST_LOOK, few, polls, some_seconds
from tests.contract.both import WORLDS, settle
from tests.contract.cases import CASES, Case

both_worlds = pytest.mark.parametrize("world", WORLDS)


@both_worlds
@few
@given(st.data())
def test_many_are_waited_for_like_one_by_one(world: str, data: st.DataObject) -> None:
    poll, timeout = data.draw(polls), data.draw(st.none() | some_seconds)
    systems = data.draw(st.lists(st.sampled_from(sorted(CASES)), min_size=1, max_size=4, unique=True))
    cases = [CASES[system] for system in systems]
    cast = [(case, data.draw(st.lists(plots(case), min_size=1, max_size=most(case)))) for case in cases]

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


def most(case: Case) -> int:
    """Return how many runs are played at once."""
    return min(case.together, 3)
