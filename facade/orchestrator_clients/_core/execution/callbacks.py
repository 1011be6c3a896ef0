"""Calling back: tasks await what a coroutine function returns, threads cannot; named so that the derived code finds its own."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TypeVar

from ..errors import UsageError

T = TypeVar("T")


class AsyncCallback:
    """For tasks: an ordinary function or a coroutine function."""

    @staticmethod
    def check(call: Callable[[T], object] | None) -> None:
        """Raise `UsageError` for what cannot be called."""
        _callable(call)

    @staticmethod
    async def tell(call: Callable[[T], object], value: T) -> None:
        """Call it, and wait for what it does."""
        result = call(value)
        if inspect.isawaitable(result):
            await result


class Callback:
    """For threads: an ordinary function."""

    @staticmethod
    def check(call: Callable[[T], object] | None) -> None:
        """Raise `UsageError` for a coroutine function, which nobody here would await."""
        _callable(call)
        inner = getattr(call, "func", call)  # of a functools.partial
        if inspect.iscoroutinefunction(inner) or inspect.iscoroutinefunction(getattr(inner, "__call__", None)):  # noqa: B004
            raise _refused()

    @staticmethod
    def tell(call: Callable[[T], object], value: T) -> None:
        """Call it; `UsageError` if only what it returns would do the work."""
        result = call(value)
        if inspect.isawaitable(result):
            if inspect.iscoroutine(result):
                result.close()
            raise _refused()


def _callable(call: object) -> None:
    if call is not None and not callable(call):
        raise UsageError(f"on_change={call!r}: give a function of one argument")


def _refused() -> UsageError:
    return UsageError("on_change is a coroutine function: give an ordinary one here, or use the asynchronous client")
