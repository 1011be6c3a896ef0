"""One asynchronous client in several loops: `loops async URL after|at_once|starts|closing`."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

from tests.wire.programs.asking import Asker, arguments

WORLD, URL, (HOW,) = arguments()


def after() -> None:
    """Use it in fifty loops, one after another, with calls side by side in each."""
    one = Asker(WORLD, URL)

    async def some(number: int) -> None:
        await asyncio.gather(*(one.ask_async(f"run-{number}-{side}") for side in range(5)))

    for number in range(50):
        asyncio.run(some(number))
    one.close()


def starts() -> None:
    """Start an execution in each of ten loops."""
    one = Asker(WORLD, URL)

    async def start() -> None:
        await one.client.executions.start(deployment_id="web", workflow_id="install")

    for _ in range(10):
        asyncio.run(start())
    one.close()


def at_once() -> None:
    """Use it in the loops of eight threads at once."""
    one = Asker(WORLD, URL)
    _threads(8, lambda number: one.ask(*(f"run-{number}-{turn}" for turn in range(25))))
    one.close()


def closing() -> None:
    """Close it in one loop while it has connections in another."""
    one = Asker(WORLD, URL)

    async def main() -> None:
        await one.ask_async("run")
        await asyncio.to_thread(one.close)

    asyncio.run(main())


def _threads(count: int, work: Callable[[int], None]) -> None:
    failures: list[BaseException] = []

    def run(number: int) -> None:
        try:
            work(number)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures


if __name__ == "__main__":
    globals()[HOW]()
