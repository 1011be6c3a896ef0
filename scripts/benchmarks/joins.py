"""Runs that are started one by one and waited for by one poller, in real time: number of requests, lateness of each end."""

from __future__ import annotations

import asyncio
import random
import statistics
from typing import Any


def joins(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return what a thousand waits cost that join at random within a minute, for runs of two minutes."""
    count, within, seconds = (60, 1.0, 2.0) if smoke else (1_000, 60.0, 120.0)
    return {f"{count:,} runs of {seconds:g} s": asyncio.run(_joined(count, within, seconds))}


async def _joined(count: int, within: float, seconds: float) -> dict[str, float]:
    from orchestrator_clients import AsyncPoller
    from orchestrator_clients._core.clock import SystemClock
    from orchestrator_clients.testing import CloudifySimulator, Run, Step

    late: list[float] = []

    async def one(client: Any, poller: AsyncPoller, clock: SystemClock, after: float) -> None:
        await clock.sleep_async(after)
        run = await client.executions.start(deployment_id="web", workflow_id="install", force=True)
        begun = clock.monotonic()
        await poller.wait(run)
        late.append(clock.monotonic() - begun - seconds)

    chance, clock = random.Random(3), SystemClock()  # noqa: S311 - the same moments each time
    with CloudifySimulator(clock=clock, script=Run(steps=(Step("work", seconds),))) as simulator:
        async with simulator.async_client() as client, AsyncPoller() as poller:
            waits = (one(client, poller, clock, chance.uniform(0, within)) for _ in range(count))
            await asyncio.gather(*waits)
            counts = poller.counts
    return {
        "looks": counts.looks,
        "shared": counts.shared,
        "late s, median": statistics.median(late),
        "late s, most": max(late),
        "began late s, most": counts.latest,
    }
