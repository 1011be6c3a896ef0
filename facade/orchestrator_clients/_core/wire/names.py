"""Looking up hosts by their names, which cannot be cancelled: few threads wait for a name server that says nothing."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

from .forks import ForkSafeLock, at_fork
from .patience import Begun

Found = tuple[Any, Any, int, str, Any]

JOINED = 5.0
"""Seconds: a name that was asked for so lately is not asked for again meanwhile. A later one may meet another name server."""

MOST = 8
"""Lookups of one name that are under way: when there are as many, whoever needs it waits for the last of them."""


def found_by_number(host: str, port: int) -> list[Found] | None:
    """Return where a numeric address leads, None for a name: that needs somebody to ask."""
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST))


def _look_up(host: str, port: int) -> list[Found]:
    return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


class Names:
    """The lookups that are under way in this process, each in a thread that nobody has to wait for."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = ForkSafeLock()
        self._under_way: dict[tuple[str, int], list[tuple[float, Begun[list[Found]]]]] = {}
        at_fork(self)

    def find(self, host: str, port: int, seconds: float) -> list[Found]:
        """Return where a host's name leads, as the system knows it; OSError if nowhere, TimeoutError if that takes longer."""
        return self._joined(host, port).wait(seconds)

    async def find_async(self, host: str, port: int) -> list[Found]:
        """Return the same while the event loop goes on; who is cancelled stops waiting at once."""
        return await self._joined(host, port).wait_async(float("inf"))

    def _joined(self, host: str, port: int) -> Begun[list[Found]]:
        with self._lock:
            self._forget()
            begun, now = self._under_way.setdefault((host, port), []), self._now()
            if not begun or (now - begun[-1][0] > JOINED and len(begun) < MOST):
                begun.append((now, Begun(lambda: _look_up(host, port))))
            return begun[-1][1]

    def _forget(self) -> None:
        """Forget what is over."""
        left = {name: [one for one in begun if not one[1].over.is_set()] for name, begun in self._under_way.items()}
        self._under_way = {name: begun for name, begun in left.items() if begun}

    def abandon(self) -> None:
        """Forget all: this is the child of a fork, and the threads are in the parent."""
        self._under_way = {}


NAMES = Names()
"""Those of this process."""
