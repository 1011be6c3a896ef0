"""A server that takes its time for each look, with too few workers: everybody is looked at as often as anybody else."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from orchestrator_clients import AsyncExecution, AsyncPoller, State
from tests.unit.core.test_many_on_time import Hangs, runs

TAKES = 1.5
"""Seconds for each look."""


class Slow(Hangs):
    """A client whose server takes its time; executions end when their time has come, by their number."""

    def __init__(self, ends: list[float]) -> None:
        super().__init__()
        self.ends = ends
        self.runs: list[AsyncExecution] = runs(self, [1e6] * len(ends))

    async def fetch_run(self, ids: Mapping[str, str], *, detail: bool, timeout: Any = None) -> AsyncExecution:
        number = int(ids["id"])
        over = self.run_clock.monotonic() >= self.ends[number]
        await self.run_clock.sleep_async(TAKES)
        state = State.SUCCEEDED if over else State.RUNNING
        return replace(self.runs[number], state=state, raw_status=state.value)


async def lateness(ends: list[float], joins: list[float], concurrency: int) -> tuple[list[float], float]:
    """Return by how many seconds each was told late, and the most that a look began late."""
    client = Slow(ends)
    clock = client.run_clock

    async def one(number: int) -> float:
        await clock.sleep_async(joins[number])
        await poller.wait(client.runs[number])
        return clock.monotonic() - ends[number]

    async with AsyncPoller(concurrency=concurrency) as poller:
        late = await asyncio.gather(*map(one, range(len(ends))))
        return late, poller.counts.latest


@pytest.mark.parametrize(
    ("ends", "joins"),
    [
        ([300.0] * 50 + [320.0 + n for n in range(50)], [0.0] * 50 + [280.0] * 50),
        ([200.0 + 3 * n for n in range(100)], [0.0] * 100),
        ([400.0] * 100, [4.0 * n for n in range(100)]),
    ],
)
def test_nobody_is_told_much_later_than_a_round_takes(ends: list[float], joins: list[float]) -> None:
    workers = 8
    round_takes = len(ends) * TAKES / workers
    late, latest = asyncio.run(lateness(ends, joins, workers))
    longest = 30 * 1.2  # the longest interval that was asked for, with its jitter
    assert max(late) <= max(round_takes, longest) + 2 * TAKES
    assert sorted(late)[len(late) // 2] <= round_takes + 2 * TAKES
    assert latest <= round_takes
