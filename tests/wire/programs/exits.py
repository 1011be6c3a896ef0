"""Ends of a program while calls are under way, or with a client that nobody closed: `exits WORLD URL HOW`."""

from __future__ import annotations

import asyncio
import sys
import threading
from typing import Any

from tests.wire.programs.asking import Asker, arguments

WORLD, URL, (HOW,) = arguments()
MANY = 4


def threads() -> None:
    """Leave while threads of the background wait for their answers."""
    one = Asker(WORLD, URL, deadline=60, timeout=60)
    for number in range(MANY):
        threading.Thread(target=one.ask, args=(f"run-{number}",), daemon=True).start()
    sys.stdin.readline()
    sys.exit(3)


def tasks() -> None:
    """Leave a loop while tasks wait for their answers."""
    one = Asker(WORLD, URL, deadline=60, timeout=60)
    kept: list[Any] = []

    async def main() -> None:
        kept.extend(asyncio.ensure_future(one.ask_async(f"run-{number}")) for number in range(MANY))
        await asyncio.to_thread(sys.stdin.readline)

    asyncio.run(main())
    sys.exit(3)


def raising() -> None:
    """Leave by an error while a call of another thread goes on."""
    one = Asker(WORLD, URL, deadline=60, timeout=60)
    threading.Thread(target=one.ask, args=("run",), daemon=True).start()
    sys.stdin.readline()
    raise SystemExit(3)


if __name__ == "__main__":
    globals()[HOW]()
