"""Tests for sync and async clients at once: they are written with `await`, and plain results pass through `settle`."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")

WORLDS = ("sync", "async")
"""The kinds of clients."""


async def settle(value: Any) -> Any:
    """Return the value, awaiting it if it is awaitable."""
    return await value if inspect.isawaitable(value) else value


async def every(items: AsyncIterable[T] | Iterable[T]) -> list[T]:
    """Return all items of a synchronous or asynchronous iterable."""
    if isinstance(items, AsyncIterable):
        return [item async for item in items]
    return list(items)


async def close(client: Any) -> None:
    """Close a client, sync or async."""
    await settle(client.aclose() if hasattr(client, "aclose") else client.close())


def client_of(simulator: Any, world: str, **options: Any) -> Any:
    """Return the system's client: `world` is `sync` or `async`."""
    return simulator.client(**options) if world == "sync" else simulator.async_client(**options)


@asynccontextmanager
async def connected(simulator: Any, world: str, **options: Any) -> AsyncIterator[Any]:
    """Give the system's client (`world` is `sync` or `async`), and close it afterwards."""
    client = client_of(simulator, world, **options)
    try:
        yield client
    finally:
        await close(client)


def played(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Wrap an asynchronous test so that pytest can run it without a plugin."""

    @wraps(test)
    def run(*arguments: Any, **options: Any) -> None:
        asyncio.run(test(*arguments, **options))

    return run
