"""The deadlines of many waits: who may share a look, and by when a worker must be free for the next. Without any I/O."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from math import frexp, inf

from ..clock import Clock
from .lanes import Lanes

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

    def __init__(self, deadlines: Mapping[int, float]) -> None:
        self._order = sorted(((moment, number) for number, moment in deadlines.items()), reverse=True)
        self._over: set[int] = set()
        self._wakes: dict[object, float] = {}
        self._lock = threading.Lock()

    def over(self, number: int) -> None:
        """Note that a wait was told how it ended."""
        with self._lock:
            self._over.add(number)
            while self._order and self._order[-1][1] in self._over:
                self._order.pop()

    def asleep(self, worker: object, until: float) -> None:
        """Note that a worker has nothing to do until then."""
        with self._lock:
            self._wakes[worker] = until

    def awake(self, worker: object) -> None:
        """Note that a worker is back."""
        with self._lock:
            self._wakes.pop(worker, None)

    def needed(self) -> float:
        """Return the next deadline at which no idle worker would be there; infinite if one is in time for the next."""
        with self._lock:
            moment = self._order[-1][0] if self._order else inf
            return inf if any(wake <= moment for wake in self._wakes.values()) else moment


@dataclass(slots=True)
class Desk:
    """What the workers of one client go by: its time, which runs to look at next, and who must be told by when.

    `most` is how many runs its server was found to take in one call.
    """

    clock: Clock
    lanes: Lanes
    deadlines: Deadlines
    most: float = inf
