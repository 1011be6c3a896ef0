"""Connections that lie idle between calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from .forks import ForkSafeLock
from .recent import MOST_ORIGINS

C = TypeVar("C")

IDLE_SECONDS = 15.0
"""For how long a connection is kept for later requests."""

FRESH_SECONDS = 1.0
"""For how long a connection counts as one that was in use a moment ago."""

MOST_IDLE = 100
"""Connections that are kept; when there are more, the one that was used least recently is closed."""


class Slots(Generic[C]):
    """Idle connections by what they lead to. A call has its connection for itself: none is in two hands, ever."""

    def __init__(self, kill: Callable[[C], None], now: Callable[[], float]) -> None:
        self._kill, self._now = kill, now
        self._idle: list[tuple[str, float, C]] = []
        self._lock = ForkSafeLock()
        self.closed = False

    def __len__(self) -> int:
        return len(self._idle)

    def take(self, origin: str, *, fresh: bool) -> C | None:
        """Return the connection that was used last, None if there is none that is young enough."""
        now = self._now()
        with self._lock:
            old = self._take_old(now)
            taken = self._take(origin, now - (FRESH_SECONDS if fresh else IDLE_SECONDS))
        for connection in old:
            self._kill(connection)
        return taken

    def give(self, origin: str, connection: C) -> None:
        """Keep a connection for a later call."""
        with self._lock:
            spare = [connection] if self.closed else self._kept(origin, connection)
        for one in spare:
            self._kill(one)

    def close(self) -> None:
        """Close all that are idle, and from now on each that is given."""
        with self._lock:
            self.closed = True
            idle, self._idle = self._idle, []
        for _, _, connection in idle:
            self._kill(connection)

    def _kept(self, origin: str, connection: C) -> list[C]:
        """Keep a connection, and return those that are too many for it."""
        other = not self._idle or self._idle[-1][0] != origin
        self._idle.append((origin, self._now(), connection))
        left = self._recent(self._idle[-MOST_IDLE:]) if other else self._idle[-MOST_IDLE:]
        if len(left) == len(self._idle):
            return []
        stay = {id(one) for _, _, one in left}
        spare = [one for _, _, one in self._idle if id(one) not in stay]
        self._idle = left
        return spare

    def _recent(self, idle: list[tuple[str, float, C]]) -> list[tuple[str, float, C]]:
        origins = list(dict.fromkeys(origin for origin, _, _ in reversed(idle)))[:MOST_ORIGINS]
        return [entry for entry in idle if entry[0] in origins]

    def _take(self, origin: str, since: float) -> C | None:
        for index in range(len(self._idle) - 1, -1, -1):
            where, used, connection = self._idle[index]
            if where == origin:
                if used < since:
                    return None
                del self._idle[index]
                return connection
        return None

    def _take_old(self, now: float) -> list[C]:
        if not self._idle or now - self._idle[0][1] <= IDLE_SECONDS:
            return []
        old = [connection for _, used, connection in self._idle if now - used > IDLE_SECONDS]
        self._idle = [entry for entry in self._idle if now - entry[1] <= IDLE_SECONDS]
        return old
