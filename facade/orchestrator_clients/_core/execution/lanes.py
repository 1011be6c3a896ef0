"""Which executions to look at next, and which of them in one call: the schedule of many waits, without any I/O."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

EARLY_PART = 0.5
"""A look is moved forward by at most this part of its interval, to share a call with others."""


@dataclass(slots=True, eq=False)
class Place(Generic[K]):
    """A poll that is scheduled: of which wait, when it is due, and when the last one was."""

    key: K
    lane: _Lane[K]
    due: float
    since: float
    interval: float
    share: int
    ready: bool = False
    gone: bool = False


@dataclass(slots=True, eq=False)
class _Lane(Generic[K]):
    """Those who may share a call, by the time they are due, and those of them that are due, by how long they have waited."""

    name: Hashable
    most: int
    count: float = inf
    held: int = 0
    later: list[tuple[float, int, Place[K]]] = field(default_factory=list)
    now: list[tuple[float, int, Place[K]]] = field(default_factory=list)


class Lanes(Generic[K]):
    """A queue of polls (looks). Those of one lane that are due about now come out together. Safe to share between threads.

    A lane is whatever may share one list call. Of looks that are due, the first is at whom nobody has looked for longest: with
    too few workers each is then looked at as often as any other, however short the interval was that it asked for.
    """

    def __init__(self) -> None:
        self._lanes: dict[Hashable, _Lane[K]] = {}
        self._places: dict[K, Place[K]] = {}
        self._later: list[tuple[float, int, Place[K]]] = []
        self._now: list[tuple[float, int, Place[K]]] = []
        self._tie = count()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._places)

    def add(
        self,
        key: K,
        lane: Hashable,
        *,
        due: float,
        interval: float,
        most: int,
        since: float = 0.0,
        share: int = 1,
        count: float = inf,
    ) -> None:
        """Plan a look, which takes `share` of the `most` that fits in one call of this lane, and no more than `count` do.

        `since` is when somebody last looked; one that was planned for the same key before is forgotten.
        """
        with self._lock:
            self._forget(key)
            known = self._lanes.setdefault(lane, _Lane(lane, most))
            known.count = count
            known.held += share
            place = self._places[key] = Place(key, known, due, since, interval, share)
            entry = due, next(self._tie), place
            heappush(known.later, entry)
            heappush(self._later, entry)

    def discard(self, key: K) -> None:
        """Forget a planned look, if there is one."""
        with self._lock:
            self._forget(key)

    def clear(self) -> list[K]:
        """Remove all scheduled polls, and return their waits."""
        with self._lock:
            keys = list(self._places)
            for key in keys:
                self._forget(key)
            return keys

    def planned(self) -> list[K]:
        """Return the waits whose polls are scheduled."""
        with self._lock:
            return list(self._places)

    def hurry(self, key: K, now: float) -> bool:
        """Make a planned look due now; return whether one was planned."""
        with self._lock:
            place = self._places.get(key)
            if place is not None and not place.ready:
                self._turn(place)
            return place is not None

    def calls(self, lane: Hashable) -> float:
        """Return about how many calls a look at everybody in a lane takes."""
        with self._lock:
            known = self._lanes.get(lane)
            return known.held / known.most if known else 0.0

    def next_due(self) -> float:
        """Return when the next look is due, infinite if none is planned."""
        with self._lock:
            if self._first(self._now) is not None:
                return -inf
            place = self._first(self._later)
            return inf if place is None else place.due

    def take(self, now: float) -> list[K] | float | None:
        """Return the waits to poll for now, or the seconds until the next one is due, or None if nothing is scheduled."""
        with self._lock:
            while (later := self._first(self._later)) is not None and later.due <= now:
                self._turn(later)
            place = self._first(self._now)
            if place is not None:
                return [one.key for one in self._together(place.lane, now)]
            return None if later is None else later.due - now

    def _turn(self, place: Place[K]) -> None:
        """Let it be the turn of a place."""
        place.ready = True
        entry = place.since, next(self._tie), place
        heappush(place.lane.now, entry)
        heappush(self._now, entry)

    def _together(self, lane: _Lane[K], now: float) -> Iterator[Place[K]]:
        """Take those of a lane that fit in one call: those that are due, then those that are so soon."""
        taken: list[Place[K]] = []
        room = lane.most
        for heap in (lane.now, lane.later):
            while len(taken) < lane.count and (place := self._first(heap, ready=heap is lane.now)) is not None:
                early = place.due - now > place.interval * EARLY_PART and not place.ready
                if early or (taken and place.share > room):
                    break
                room -= place.share
                taken.append(place)
                self._forget(place.key)
        return iter(taken)

    def _forget(self, key: K) -> None:
        place = self._places.pop(key, None)
        if place is None:
            return
        place.gone = True
        place.lane.held -= place.share
        if place.lane.held == 0:
            self._lanes.pop(place.lane.name, None)

    def _first(self, heap: list[tuple[float, int, Place[K]]], *, ready: bool | None = None) -> Place[K] | None:
        """Return the first place of a heap that still stands there, forgetting those that do not."""
        ready = heap is self._now if ready is None else ready
        while heap and (heap[0][2].gone or heap[0][2].ready is not ready):
            heappop(heap)
        return heap[0][2] if heap else None


__all__ = ["EARLY_PART", "Lanes", "Place"]
