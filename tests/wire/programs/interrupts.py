"""A call that Ctrl-C ends, and a good one after it: `interrupts WORLD URL CALL [OPTION=VALUE ...]`.

It prints `interrupted`, the notes that the interruption carries, and `well` when the second call was.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from typing import Any

from tests.wire.programs.asking import arguments
from tests.wire.worlds import cloudify, get, read, settle, start

WORLD, URL, (CALL, GOOD_URL, OPTIONS) = arguments()


async def wait(client: Any) -> None:
    """Wait for an execution that does not end."""
    run = await get(client)
    await settle(run.wait(timeout=60, poll=30))


CALLS = {"read": read, "start": start, "wait": wait}


async def one(url: str, call: Any, **options: Any) -> None:
    async with cloudify(WORLD, url, **{"deadline": 60, "timeout": 60, **options}) as client:
        await call(client)


def drive(url: str, call: Any, **options: Any) -> None:
    """Run it by asyncio; for the synchronous client without, so that Ctrl-C comes as it does in a program."""
    running = one(url, call, **options)
    if WORLD == "async":
        asyncio.run(running)
        return
    try:
        running.send(None)
    except StopIteration:
        return
    raise AssertionError("a synchronous client does not suspend")


def notes(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield from getattr(error, "__notes__", ())
        error = error.__cause__ or error.__context__


sys.stdout.write("begun\n")
sys.stdout.flush()
try:
    drive(URL, CALLS[CALL], **json.loads(OPTIONS))
except KeyboardInterrupt as error:
    sys.stdout.write("\n".join(["interrupted", *notes(error), ""]))
drive(GOOD_URL, get)
sys.stdout.write("well\n")
