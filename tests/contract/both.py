"""One test for both worlds: it is written with `await`, and a synchronous client's plain results pass through."""

import inspect
from collections.abc import AsyncIterable, Awaitable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")

WORLDS = ("sync", "async")


async def settle(value: Awaitable[T] | T) -> T:
    """Return the value, awaiting it if it is awaitable."""
    return await value if inspect.isawaitable(value) else value  # type: ignore[return-value]


async def every(items: AsyncIterable[T] | Iterable[T]) -> list[T]:
    """Return all items of a synchronous or asynchronous iterable."""
    if isinstance(items, AsyncIterable):
        return [item async for item in items]
    return list(items)


async def close(client: Any) -> None:
    """Close a client of either world."""
    await settle(client.aclose() if hasattr(client, "aclose") else client.close())
