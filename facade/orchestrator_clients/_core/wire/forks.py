"""What becomes of locks and connections in a process that was forked: those that were there belong to the parent."""

from __future__ import annotations

import os
import threading
import weakref
from typing import Any, Protocol

_locks: weakref.WeakSet[ForkSafeLock] = weakref.WeakSet()
_holders: weakref.WeakSet[Holder] = weakref.WeakSet()


class Holder(Protocol):
    """Holds connections."""

    def abandon(self) -> None:
        """Let go of them: this is the child, and they belong to the parent."""


def at_fork(holder: Holder) -> None:
    """Have a holder of connections let go of them in every child."""
    _holders.add(holder)


class ForkSafeLock:
    """A lock for threads that is free in a child, whoever held it in the parent: that thread is not there any more."""

    __slots__ = ("__weakref__", "_lock")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        _locks.add(self)

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take the lock, as `threading.Lock` does."""
        return self._lock.acquire(blocking, timeout)

    def release(self) -> None:
        """Give the lock back."""
        self._lock.release()

    def locked(self) -> bool:
        """Return whether it is held."""
        return self._lock.locked()

    def __enter__(self) -> bool:
        return self._lock.acquire()

    def __exit__(self, *_: Any) -> None:
        self._lock.release()

    def renew(self) -> None:
        """Be free."""
        self._lock = threading.Lock()


def _in_child() -> None:
    for lock in list(_locks):
        lock.renew()
    for holder in list(_holders):
        holder.abandon()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
