"""Calling back: tasks await what a coroutine function returns, threads cannot; named so that the derived code finds its own."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import ParamSpec

from ..errors import UsageError

P = ParamSpec("P")


class AsyncCallback:
    """For tasks: an ordinary function or a coroutine function."""

    @staticmethod
    def check(call: Callable[P, object] | None, name: str = "on_change") -> None:
        """Raise `UsageError` for what cannot be called."""
        _callable(call, name)

    @staticmethod
    async def tell(call: Callable[P, object], *values: P.args, **named: P.kwargs) -> None:
        """Call it, and wait for what it does."""
        result = call(*values, **named)
        if inspect.isawaitable(result):
            await result


class Callback:
    """For threads: an ordinary function."""

    @staticmethod
    def check(call: Callable[P, object] | None, name: str = "on_change") -> None:
        """Raise `UsageError` for a coroutine function, which nobody here would await."""
        _callable(call, name)
        inner = getattr(call, "func", call)  # of a functools.partial
        if inspect.iscoroutinefunction(inner) or inspect.iscoroutinefunction(getattr(inner, "__call__", None)):  # noqa: B004
            raise _refused(name)

    @staticmethod
    def tell(call: Callable[P, object], *values: P.args, **named: P.kwargs) -> None:
        """Call it; `UsageError` if only what it returns would do the work."""
        result = call(*values, **named)
        if inspect.isawaitable(result):
            if inspect.iscoroutine(result):
                result.close()
            raise _refused("a callback such as on_change")


def _callable(call: object, name: str) -> None:
    if call is not None and not callable(call):
        raise UsageError(f"{name}={call!r}: give a function")


def _refused(name: str) -> UsageError:
    return UsageError(f"{name} is a coroutine function: give an ordinary one here, or use the asynchronous client")
