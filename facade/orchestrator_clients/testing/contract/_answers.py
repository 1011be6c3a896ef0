"""Notices when a call was answered: at once, when it was awaited, or when a page or an item has been read."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from ..._core._async.pages import AsyncItems
from ..._core._sync.pages import Items

Enter = Callable[[], None]


def come_back(result: Any, enter: Enter) -> Any:
    """Return the result of a method, such that `enter` is called once the call was answered."""
    if inspect.iscoroutine(result):
        return _awaited(result, enter)
    if isinstance(result, AsyncItems):
        result._fetch = _entering_async(result._fetch, enter)  # noqa: SLF001
    elif isinstance(result, Items):
        result._fetch = _entering(result._fetch, enter)  # noqa: SLF001
    elif inspect.isasyncgen(result):
        return _read_async(result, enter)
    elif inspect.isgenerator(result):
        return _read(result, enter)
    else:
        enter()
    return result


async def _awaited(coroutine: Any, enter: Enter) -> Any:
    result = await coroutine
    enter()
    return result


def _entering(fetch: Callable[..., Any], enter: Enter) -> Callable[..., Any]:
    def entering(cursor: Any) -> Any:
        page = fetch(cursor)
        enter()
        return page

    return entering


def _entering_async(fetch: Callable[..., Any], enter: Enter) -> Callable[..., Any]:
    async def entering(cursor: Any) -> Any:
        return await _awaited(fetch(cursor), enter)

    return entering


def _read(items: Any, enter: Enter) -> Iterator[Any]:
    for item in items:
        enter()
        yield item
    enter()


async def _read_async(items: Any, enter: Enter) -> AsyncIterator[Any]:
    async for item in items:
        enter()
        yield item
    enter()
