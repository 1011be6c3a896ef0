"""Many calls at once: `load WORLD URL crowd|cancelled|waits`."""

from __future__ import annotations

import asyncio
import random
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.wire.programs.asking import Asker, arguments

WORLD, URL, (WHAT,) = arguments()
CROWD = 600
LATE = 0.5
"""Seconds after which a call that was cancelled must be over."""


def crowd() -> None:
    """Make six hundred calls at once, and six hundred more."""
    one = Asker(WORLD, URL, deadline=30, timeout=30)

    async def all_of_them() -> None:
        for turn in range(2):
            await asyncio.gather(*(one.ask_async(f"run-{turn}-{number}") for number in range(CROWD)))
        await one.client.aclose()

    if WORLD == "async":
        asyncio.run(all_of_them())
        return
    with ThreadPoolExecutor(CROWD) as pool:
        list(pool.map(one.ask, [f"run-{number}" for number in range(2 * CROWD)]))
    one.close()


def cancelled() -> None:
    """Cancel a part of many calls at any moment; every other gets its own answer, and afterwards all is well."""
    one = Asker(WORLD, URL, deadline=10, timeout=10)
    chance = random.Random(7)

    async def worker(name: int) -> None:
        for turn in range(25):
            begun = time.monotonic()
            limit = chance.uniform(0.0, 0.06)
            try:
                async with asyncio.timeout(limit):
                    await one.ask_async(f"run-{name}-{turn}")
            except TimeoutError:
                assert time.monotonic() - begun < limit + LATE

    async def main() -> None:
        await asyncio.gather(*(worker(name) for name in range(40)))
        await asyncio.gather(*(one.ask_async(f"good-{number}") for number in range(200)))
        await one.client.aclose()

    asyncio.run(main())


def waits() -> None:
    """Give up a hundred and twenty waits after a fifth of a second; each must be over then."""
    one = Asker(WORLD, URL, deadline=10, timeout=10)

    async def wait(run: Any) -> float:
        begun = time.monotonic()
        try:
            async with asyncio.timeout(0.2):
                await run.wait(timeout=30, poll=0.01)
        except TimeoutError:
            return time.monotonic() - begun
        raise AssertionError("the wait did not hear that it was cancelled")

    async def main() -> None:
        runs = [await one.client.executions.get(f"run-{number}") for number in range(120)]
        assert max(await asyncio.gather(*map(wait, runs))) < 0.2 + LATE
        await one.ask_async("good")
        await one.client.aclose()

    asyncio.run(main())


if __name__ == "__main__":
    globals()[WHAT]()
