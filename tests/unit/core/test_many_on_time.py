"""Many waits on a server that hangs, in virtual time: each is told by its deadline and the allowance for a last look."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Mapping
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from orchestrator_clients import AsyncExecution, RequestTimeout, State, WaitTimeout, async_watch_many
from orchestrator_clients._core._async.execution import LAST_LOOK
from orchestrator_clients._core.deadline import current_deadline
from orchestrator_clients._core.execution.contact import Contact
from orchestrator_clients._core.execution.decisions import Decisions
from orchestrator_clients._core.execution.waiting import Poll
from orchestrator_clients.testing import VirtualClock


class Hangs:
    """A client whose server hangs, which over a socket would take real time: each look takes what its deadline leaves it."""

    system, base_url = "test", "http://127.0.0.1"
    run_poll, run_has_detail = Poll(5.0, 30.0), False

    def __init__(self) -> None:
        self.run_clock = VirtualClock(grace=0)
        self.run_contact, self.run_decisions = Contact("test"), Decisions(self.run_clock)
        self.run_contact.accepted()

    def run_chance(self) -> float:
        return 0.5

    def run_lane(self, ids: Mapping[str, str]) -> tuple[Hashable, int]:
        return ids["id"], 1

    def run_share(self, ids: Mapping[str, str]) -> int:
        return 1

    def run_link(self, ids: Mapping[str, str]) -> None:
        return None

    def redact(self, text: str) -> str:
        return text

    def redact_ours(self, text: str) -> str:
        return text

    async def fetch_run(self, ids: Mapping[str, str], *, detail: bool, timeout: Any = None) -> AsyncExecution:
        await self.run_clock.sleep_async(current_deadline() - self.run_clock.monotonic())
        raise RequestTimeout("the server hangs")


def runs(client: Any, timeouts: list[float]) -> list[AsyncExecution]:
    """Return a run for each timeout, whose number is its id."""
    now = client.run_clock.time()
    return [
        AsyncExecution(
            system="test",
            id=str(n),
            ids={"id": str(n)},
            state=State.RUNNING,
            raw_status="",
            client=client,
            deadline=now + t,
        )
        for n, t in enumerate(timeouts)
    ]


async def told(timeouts: list[float]) -> list[tuple[int, Exception | None, float]]:
    """Return the number of each run, how its wait ended, and when it was told. There is one worker: the hardest case."""
    client = Hangs()
    watching = async_watch_many(runs(client, timeouts), concurrency=1)
    return [(int(waited.run.id), waited.error, client.run_clock.monotonic()) async for waited in watching]


@given(st.lists(st.integers(0, 400).map(lambda tenths: tenths / 10), min_size=1, max_size=12))
@example([16.0, 7.0, 2.0])  # the first holds up the worker, then the second would take an allowance of its own
def test_each_is_told_in_time(timeouts: list[float]) -> None:
    ends = asyncio.run(told(timeouts))
    assert sorted(number for number, _, _ in ends) == [*range(len(timeouts))]
    for number, error, when in ends:
        assert isinstance(error, WaitTimeout)
        assert -1e-6 <= when - timeouts[number] <= LAST_LOOK + 1e-6
