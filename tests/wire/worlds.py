"""The transports, and sync or async clients over the chosen one."""

from __future__ import annotations

import asyncio
import contextlib
import time
import warnings
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import orchestrator_clients
from orchestrator_clients import OrchestratorError
from orchestrator_clients._core.clock import SystemClock
from tests.contract.both import WORLDS, close, every, settle

WIRES = {
    ("httpx", "sync"): "httpx",
    ("httpx", "async"): "httpx",
    ("fast", "sync"): "urllib3",
    ("fast", "async"): "aiohttp",
}
"""What carries a call, by the choice of the environment and the world."""

OPTIONS: dict[str, Any] = {"tenant": "t", "auth": ("admin", "hunter-2-secret"), "chance": lambda: 0.0}

__all__ = [
    "OPTIONS",
    "WIRES",
    "Restless",
    "WORLDS",
    "Outcome",
    "cloudify",
    "every",
    "get",
    "outcome",
    "read",
    "settle",
    "start",
]


@contextlib.asynccontextmanager
async def cloudify(world: str, url: str, **options: Any) -> AsyncIterator[Any]:
    """Yield a client, closed afterwards."""
    kind = getattr(orchestrator_clients, "AsyncCloudify" if world == "async" else "Cloudify")
    client = kind(url, **{**OPTIONS, **options})
    try:
        yield client
    finally:
        await close(client)


async def read(client: Any) -> list[Any]:
    """Read a list."""
    return await every(client.executions.list())


async def get(client: Any, execution_id: str = "one") -> Any:
    """Read one execution, and check that it is the one."""
    run = await settle(client.executions.get(execution_id))
    assert run.id == execution_id
    return run


async def start(client: Any) -> Any:
    """Start an execution."""
    return await settle(client.executions.start(deployment_id="web", workflow_id="install"))


@dataclass(frozen=True)
class Outcome:
    """What came of a call, and after how many seconds."""

    result: Any
    error: BaseException | None
    seconds: float

    @property
    def told(self) -> str:
        """Return `ok`, or the name of the error's class."""
        return "ok" if self.error is None else type(self.error).__name__


async def outcome(call: Callable[[Any], Any], client: Any) -> Outcome:
    """Make a call; nothing but the package's own errors may come of it."""
    begun = time.monotonic()
    result, error = None, None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            result = await call(client)
    except OrchestratorError as caught:
        error = caught
    return Outcome(result, error, time.monotonic() - begun)


class Restless(SystemClock):
    """Time in which nobody sleeps."""

    def sleep(self, seconds: float) -> None:
        """Go on at once."""

    async def sleep_async(self, seconds: float) -> None:
        """Let others go on, and go on."""
        await asyncio.sleep(0)
