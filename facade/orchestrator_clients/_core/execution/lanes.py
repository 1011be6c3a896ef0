"""Which executions to look at next, and which of them in one call: the schedule of many waits, without any I/O."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import inf

EARLY_PART = 0.5
"""A look is moved forward by at most this part of its interval, to share a call with others."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Executions to look at in one call: their numbers, and the lane they share."""

    lane: Hashable
    numbers: Sequence[int]


@dataclass(slots=True)
class _Lane:
    most: int
    count: float
    heap: list[tuple[float, int, float, int]] = field(default_factory=list)


class Lanes:
    """A queue of looks by the time they are due. Looks of one lane that are due about now come out together.

    Executions are known by number; a lane is whatever may share one list call. Safe to share between threads.
    """

    def __init__(self) -> None:
        self._lanes: dict[Hashable, _Lane] = {}
        self._order: list[tuple[float, int, Hashable]] = []
        self._tie = count()
        self._lock = threading.Lock()

    def add(
        self,
        lane: Hashable,
        number: int,
        *,
        due: float,
        interval: float,
        most: int,
        share: int = 1,
        count: float = inf,
    ) -> None:
        """Schedule a look, which takes `share` of the `most` that fits in one call of this lane, and no more than `count` do."""
        with self._lock:
            known = self._lanes.setdefault(lane, _Lane(most, count))
            known.count = count
            heappush(known.heap, (due, number, interval, share))
            heappush(self._order, (due, next(self._tie), lane))

    def take(self, now: float) -> Batch | float | None:
        """Return what to look at now, or the seconds until something is due, or None if nothing is scheduled."""
        with self._lock:
            while self._order:
                due, _, name = self._order[0]
                lane = self._lanes[name]
                if not lane.heap or lane.heap[0][0] > due:  # an entry of a look that went out with an earlier batch
                    heappop(self._order)
                    continue
                if due > now:
                    return due - now
                return Batch(name, self._pop(lane, now))
            return None

    @staticmethod
    def _pop(lane: _Lane, now: float) -> list[int]:
        numbers: list[int] = []
        room = lane.most
        while lane.heap and len(numbers) < lane.count:
            due, number, interval, share = lane.heap[0]
            if due - now > interval * EARLY_PART or (numbers and share > room):
                break
            heappop(lane.heap)
            room -= share
            numbers.append(number)
        return numbers
