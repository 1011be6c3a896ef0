"""Any runs that join and leave at any time, on any sick servers, with hints: each wait ends as one of its own would."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients import AsyncPoller, Poller, WaitError
from orchestrator_clients.testing.contract._stage import Stage
from orchestrator_clients.testing.contract.any_run import few, polls
from tests.contract.cases import CASES
from tests.contract.telling import noted
from tests.contract.test_any_deadlines import Ending, casts, judge, staged
from tests.contract.test_any_run import most

moments = st.sampled_from([0.0, 0.0, 1.0, 30.0]) | st.integers(0, 60_000).map(lambda n: n / 1000)


@dataclass(frozen=True)
class Visit:
    """When a run joins, after how many seconds it leaves again if it does, and when somebody gives a hint about it."""

    joins: float
    leaves: float | None
    hint: float | None


visits = st.builds(Visit, moments, st.none() | st.none() | moments, st.none() | moments)


@dataclass
class Guest:
    """A run with its visit, and what is to be known to judge how its wait ended."""

    stage: Stage
    run: Any
    timeout: float | None
    sick: Any
    visit: Visit
    begun: float
    joined: float = 0.0

    def judge(self, told: Mapping[str, float], run: Any, error: Exception | None) -> None:
        """Check how its wait ended."""
        assert run.id == self.run.id
        judge(self.stage, self.begun, self.timeout, self.sick, Ending(run, error, told[run.id]), self.joined)


async def guests(stack: AsyncExitStack, world: str, data: st.DataObject) -> list[Guest]:
    """Return runs of up to three systems, resumed from tokens, each with a visit."""
    systems = data.draw(st.lists(st.sampled_from(sorted(CASES)), min_size=1, max_size=3, unique=True))
    found: list[Guest] = []
    for cast in [data.draw(casts(system, most(CASES[system]))) for system in systems]:
        stage, runs = await staged(stack, world, cast)
        for run, (_, timeout) in zip(runs, cast[1], strict=True):
            found.append(Guest(stage, run, timeout, cast[2], data.draw(visits), stage.clock.time()))
    return found


async def visited(poller: AsyncPoller, guest: Guest, poll: Any, told: Mapping[str, float]) -> None:
    """Wait for a run as its visit says; whoever leaves is not told anything."""
    clock, visit = guest.stage.clock, guest.visit
    await clock.sleep_async(visit.joins)
    guest.joined = clock.time()
    waiting = asyncio.create_task(poller.wait(guest.run, poll=poll))
    hinting = asyncio.create_task(hinted(poller, guest))
    if visit.leaves is not None:
        await clock.sleep_async(visit.leaves)
        waiting.cancel()
    try:
        guest.judge(told, await waiting, None)
    except WaitError as error:
        guest.judge(told, error.run, error)
    except asyncio.CancelledError:
        assert visit.leaves is not None
    hinting.cancel()
    with suppress(asyncio.CancelledError):
        await hinting


async def hinted(poller: AsyncPoller, guest: Guest) -> None:
    if guest.visit.hint is not None:
        await guest.stage.clock.sleep_async(guest.visit.hint)
        poller.hint(guest.run)


@few
@given(st.data())
def test_tasks_that_come_and_go(data: st.DataObject) -> None:
    poll = data.draw(polls)
    events = data.draw(st.booleans())

    async def play(patch: pytest.MonkeyPatch) -> None:
        async with AsyncExitStack() as stack:
            all_of = await guests(stack, "async", data)
            told = noted(patch)
            hangs = any(one.name == "hang" for guest in all_of for one in guest.sick)
            workers = 1 if hangs else data.draw(st.sampled_from([1, 2, 8]))
            async with AsyncPoller(concurrency=workers, events=events) as poller:
                await asyncio.gather(*(visited(poller, guest, poll, told) for guest in all_of))
                assert poller.counts.open == 0
                assert poller.counts.told + poller.counts.left == len(all_of)

    with pytest.MonkeyPatch.context() as patch:
        asyncio.run(play(patch))


@few
@given(st.data())
def test_runs_that_are_added_and_discarded(data: st.DataObject) -> None:
    """In threads, which move a virtual clock on for each other: one worker, and all of them join at once."""
    poll = data.draw(polls)

    async def play(patch: pytest.MonkeyPatch) -> None:
        async with AsyncExitStack() as stack:
            all_of = {guest.run.id: guest for guest in await guests(stack, "sync", data)}
            told = noted(patch)
            with Poller(concurrency=1) as poller:
                for guest in all_of.values():
                    guest.joined = guest.stage.clock.time()
                    poller.add(guest.run, poll=poll)
                    if guest.visit.hint is not None:
                        poller.hint(guest.run)
                gone = [guest.run for guest in all_of.values() if guest.visit.leaves is not None]
                for run in gone:
                    poller.discard(run)
                ended = list(poller)
                assert {one.run.id for one in ended} >= {*all_of} - {run.id for run in gone}
                for one in ended:
                    all_of[one.run.id].judge(told, one.run, one.error)
                assert poller.counts.open == 0

    with pytest.MonkeyPatch.context() as patch:
        asyncio.run(play(patch))
