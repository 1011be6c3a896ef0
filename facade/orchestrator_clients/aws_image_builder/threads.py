"""Running what blocks: in a thread for tasks, where it stands for threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class AsyncBlocking:
    """For tasks: the event loop goes on meanwhile."""

    @staticmethod
    async def run(call: Callable[[], T]) -> T:
        """Return what the call returns, made in another thread."""
        import asyncio  # late: synchronous programs do without

        return await asyncio.to_thread(call)

    @staticmethod
    def may_block() -> bool:
        """Return whether no event loop runs in this thread that would stand still."""
        import asyncio

        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return True
        return False


class Blocking:
    """For threads: they may block."""

    @staticmethod
    def run(call: Callable[[], T]) -> T:
        """Return what the call returns."""
        return call()

    @staticmethod
    def may_block() -> bool:
        """Return that it may."""
        return True
