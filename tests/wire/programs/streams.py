"""A log that is read until Ctrl-C ends it: `streams WORLD URL GOOD_URL`.

It prints `begun` at its first piece, `interrupted`, and `well` when another log was read to its end by the same process.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from typing import Any

from tests.contract.credentials import KINDS
from tests.wire.programs.asking import arguments

WORLD, URL, (GOOD_URL,) = arguments()
ADDRESS = ("1", "2", "3", "4", "5")


def client(url: str) -> Any:
    return KINDS["adobe-token"].make(url, "some-secret", WORLD, deadline=60, timeout=60)


def follow(url: str, told: Callable[[], object]) -> bytes:
    """Read a log, say that it has begun, and return its last piece."""

    async def following() -> bytes:
        async with client(url) as one:
            last = b""
            async for last in one.steps.iter_log(*ADDRESS):  # noqa: B007
                told()
            return last

    if WORLD == "async":
        return asyncio.run(following())
    with client(url) as one:
        last = b""
        for last in one.steps.iter_log(*ADDRESS):  # noqa: B007
            told()
        return last


begun = False


def tell() -> None:
    """Say once that the log has begun."""
    global begun
    if not begun:
        begun = True
        sys.stdout.write("begun\n")
        sys.stdout.flush()


if __name__ == "__main__":
    try:
        follow(URL, tell)
    except KeyboardInterrupt:
        sys.stdout.write("interrupted\n")
    assert follow(GOOD_URL, lambda: None) == b"the end"
    sys.stdout.write("well\n")
