"""A program that stores its intent, starts, and is killed before it has kept what was started."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

from tests.contract.both import settle
from tests.contract.cases import CASES, client_of


def keep(text: str, kept: str) -> None:
    """Write a text to the disk."""
    with Path(kept).open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def elsewhere(case: Any, url: str) -> Any:
    """Return the simulator that another process runs, as far as making a client needs it."""
    simulator = case.make()
    simulator.__class__ = type("Elsewhere", (type(simulator),), {"url": url})
    return simulator


async def main(system: str, world: str, url: str, kept: str) -> None:
    """Start once, and die."""
    case = CASES[system]
    client = client_of(elsewhere(case, url), world)
    intent = await settle(case.starting.intent(client))
    keep(intent, kept)
    await settle(case.starting.start(client, intent=intent))
    os.kill(os.getpid(), signal.SIGKILL)


asyncio.run(main(*sys.argv[1:]))
