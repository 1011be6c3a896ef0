"""Any runs with any deadlines on any sick servers: each wait of many ends as a wait of its own would, and as punctually."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients import State, WaitError, WaitTimeout, async_wait_many, resume, wait_many
from orchestrator_clients.testing import VirtualClock
from orchestrator_clients.testing.contract._plots import plots
from orchestrator_clients.testing.contract._stage import Stage, staged_many
from orchestrator_clients.testing.contract.any_run import LAST_LOOK, few, polls
from tests.contract.both import settle
from tests.contract.cases import CASES
from tests.contract.sickness import Sickness, sicknesses
from tests.contract.telling import noted
from tests.contract.test_any_run import both_worlds, most

SLACK = 0.01
timeouts = st.sampled_from([None, -10.0, 0.0, 0.2, 3.0, 10.0, 200.0]) | st.integers(0, 120_000).map(lambda n: n / 1000)


@dataclass(frozen=True)
class Ending:
    """How a wait ended: what was last seen, the error, and when it was told."""

    run: Any
    error: Exception | None
    told: float


def casts(system: str, runs: int) -> st.SearchStrategy[Any]:
    """Return sets of runs of one system, each with the seconds until its deadline, and what the server has."""
    well = plots(CASES[system]).map(lambda plot: replace(plot, troubles=(), starts_in_trouble=False))
    one = st.tuples(well, timeouts)
    return st.tuples(st.just(system), st.lists(one, min_size=min(runs, 2), max_size=runs), sicknesses)


async def staged(stack: AsyncExitStack, world: str, cast: Any) -> tuple[Stage, list[Any]]:
    """Return a stage that is falling sick, and the runs resumed from tokens with their deadlines."""
    system, roles, sick = cast
    first, *others = (plot for plot, _ in roles)
    all_of = [replace(first, troubles=sick), *others]
    stage = await stack.enter_async_context(staged_many(CASES[system], world, all_of, VirtualClock()))
    tokens = [run.token(timeout=timeout) for run, (_, timeout) in zip(stage.runs, roles, strict=True)]
    return stage, [resume(token, clients=[stage.runs[0].client]) for token in tokens]


def judge(
    stage: Stage,
    begun: float,
    timeout: float | None,
    sick: tuple[Sickness, ...],
    ending: Ending,
    joined: float = float("-inf"),
) -> None:
    """Check one ending: in time, true, and an end that came before the deadline was missed only for a good reason.

    A wait that `joined` when its time was already up has until then.
    """
    deadline = float("inf") if timeout is None else max(begun + max(timeout, 0.0), joined)
    end, run = stage.truth.end(ending.run.id), ending.run
    assert ending.told <= deadline + LAST_LOOK + SLACK
    if isinstance(ending.error, WaitTimeout):
        assert ending.told >= deadline - SLACK
        assert not run.state.ended
        missed = end is not None and end <= deadline
        assert not missed or any(one.excuses(deadline - begun, LAST_LOOK) for one in sick)
        return
    assert end is not None
    assert end <= ending.told
    assert {run.state} == stage.truth.states(run.id)
    assert (ending.error is None) == (run.state is State.SUCCEEDED)


@both_worlds
@few
@given(st.data())
def test_together(world: str, data: st.DataObject) -> None:
    poll = data.draw(polls)
    systems = data.draw(st.lists(st.sampled_from(sorted(CASES)), min_size=1, max_size=3, unique=True))
    cast = [data.draw(casts(system, most(CASES[system]))) for system in systems]
    # Threads move a clock on for each other, and so do tasks while a call hangs, which takes no time of the clock.
    hangs = any(one.name == "hang" for _, _, sick in cast for one in sick)
    workers = 1 if world == "sync" or hangs else data.draw(st.sampled_from([1, 2, 8]))

    async def play(patch: pytest.MonkeyPatch) -> None:
        async with AsyncExitStack() as stack:
            stages = [await staged(stack, world, one) for one in cast]
            told = noted(patch)
            begun = {run.id: stage.clock.time() for stage, runs in stages for run in runs}
            waiting: Any = wait_many if world == "sync" else async_wait_many
            every = [run for _, runs in stages for run in runs]
            waited = await settle(waiting(every, poll=poll, concurrency=workers))
            assert [one.run.id for one in waited] == [run.id for run in every]
            endings = {one.run.id: Ending(one.run, one.error, told[one.run.id]) for one in waited}
            for (stage, runs), (_, roles, sick) in zip(stages, cast, strict=True):
                for run, (_, timeout) in zip(runs, roles, strict=True):
                    judge(stage, begun[run.id], timeout, sick, endings[run.id])

    with pytest.MonkeyPatch.context() as patch:
        asyncio.run(play(patch))


@both_worlds
@few
@given(st.data())
def test_alone(world: str, data: st.DataObject) -> None:
    """What the other test holds many to, a wait of its own keeps."""
    poll, cast = data.draw(polls), data.draw(st.sampled_from(sorted(CASES)).flatmap(lambda system: casts(system, 1)))

    async def play() -> None:
        async with AsyncExitStack() as stack:
            stage, (run,) = await staged(stack, world, cast)
            begun, error = stage.clock.time(), None
            try:
                last = await settle(run.wait(poll=poll))
            except WaitError as met:
                last, error = met.run, met
            judge(stage, begun, cast[1][0][1], cast[2], Ending(last, error, stage.clock.time()))

    asyncio.run(play())
