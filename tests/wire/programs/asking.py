"""What the programs share: a client of either world that is asked for executions by their ids, each of which must come back."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from orchestrator_clients import AsyncCloudify, Cloudify
from tests.wire.worlds import OPTIONS


def arguments() -> tuple[str, str, list[str]]:
    """Return the world, the URL of the server and what else the program was given."""
    world, url, *rest = sys.argv[1:]
    return world, url, rest


class Asker:
    """One client. Each `ask` of the asynchronous one is in a loop of its own."""

    def __init__(self, world: str, url: str, **options: Any) -> None:
        kind: Any = AsyncCloudify if world == "async" else Cloudify
        self.world = world
        self.client = kind(url, **{**OPTIONS, "deadline": 5, **options})

    def ask(self, *names: str) -> None:
        """Ask for executions of these ids."""
        if self.world == "async":
            asyncio.run(self.ask_async(*names))
            return
        for name in names:
            assert self.client.executions.get(name).id == name

    async def ask_async(self, *names: str) -> None:
        """Ask in the loop that runs."""
        for name in names:
            assert (await self.client.executions.get(name)).id == name

    def close(self) -> None:
        """Close the client."""
        if self.world == "async":
            asyncio.run(self.client.aclose())
        else:
            self.client.close()
