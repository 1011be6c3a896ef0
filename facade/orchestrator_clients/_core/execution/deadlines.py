"""The deadlines of many waits: who may share a look, and by when a worker must be free for the next. Without any I/O."""

from __future__ import annotations

import threading
from collections.abc import Hashable
from heapq import heappop, heappush
from itertools import count
from math import frexp, inf

SHORTEST, LONGEST = 0.5, 512.0
"""Seconds: what is left below the one or above the other is not told apart. No call takes longer by its own limit of 300 s."""


def haste(remaining: float) -> int:
    """Return a number that waits have in common which may share a look: what they have left differs by a factor of two at most.

    A look ends with the first deadline of those who share it. So nobody is told late because of another, and nobody loses
    more than half of the time that a look of its own would have.
    """
    return frexp(min(max(remaining, SHORTEST), LONGEST))[1]


class Deadlines:
    """The deadlines of all waits on one client, and when its idle workers look up next. Safe to share between threads."""

    def __init__(self) -> None:
        self._order: list[tuple[float, int, Hashable]] = []
        self._open: set[Hashable] = set()
        self._wakes: dict[object, float] = {}
        self._tie = count()
        self._lock = threading.Lock()

    def add(self, wait: Hashable, moment: float) -> None:
        """Note by when a wait must get its result; once each."""
        with self._lock:
            self._open.add(wait)
            if moment < inf:
                heappush(self._order, (moment, next(self._tie), wait))

    def over(self, wait: Hashable) -> None:
        """Note that a wait got its result, or was given up."""
        with self._lock:
            self._open.discard(wait)
            while self._order and self._order[0][2] not in self._open:
                heappop(self._order)

    def asleep(self, worker: object, until: float) -> None:
        """Note that a worker has nothing to do until then."""
        with self._lock:
            self._wakes[worker] = until

    def awake(self, worker: object) -> None:
        """Note that a worker is back, or will not come back."""
        with self._lock:
            self._wakes.pop(worker, None)

    def attended(self, moment: float) -> bool:
        """Return whether an idle worker looks up by then."""
        with self._lock:
            return any(wake <= moment for wake in self._wakes.values())

    def sleeper(self) -> object | None:
        """Return the idle worker that looks up last, None if there is none."""
        with self._lock:
            return max(self._wakes, key=self._wakes.__getitem__, default=None)

    def needed(self) -> float:
        """Return the next deadline at which no idle worker would be there; infinite if one is in time for the next."""
        with self._lock:
            moment = self._order[0][0] if self._order else inf
            return inf if any(wake <= moment for wake in self._wakes.values()) else moment
