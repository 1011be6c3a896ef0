"""What is kept for each of the few origins that a client talked to last: each log may lie on a host of its own."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")

MOST_ORIGINS = 8
"""Origins that connections are kept to; those of the one that was used least recently are closed."""


class Kept(Generic[K]):
    """What is kept for an origin, and how many calls use it now."""

    def __init__(self, value: K) -> None:
        self.value: K = value
        self.users: int = 0


class Recent(Generic[K]):
    """Keeps one thing for each of a few origins, within one event loop. What is in use is never given up."""

    def __init__(self, make: Callable[[], K]) -> None:
        self._make = make
        self._kept: OrderedDict[str, Kept[K]] = OrderedDict()
        self._most = MOST_ORIGINS

    def take(self, origin: str) -> Kept[K]:
        """Return what is kept for an origin, made if there is none; hand it back by `give`."""
        kept = self._kept.get(origin)
        if kept is None:
            self._kept[origin] = kept = Kept(self._make())
        self._kept.move_to_end(origin)
        kept.users += 1
        return kept

    def give(self, kept: Kept[K]) -> list[K]:
        """Hand back what was taken, and return what is to be closed: there are too many, and nobody uses it."""
        kept.users -= 1
        return self._spare()

    def close(self) -> list[K]:
        """Return what is to be closed now; from here on what is in use is to be closed when it is handed back."""
        self._most = 0
        return self._spare()

    def _spare(self) -> list[K]:
        if len(self._kept) <= self._most:
            return []
        spare = [origin for origin, one in self._kept.items() if not one.users][: len(self._kept) - self._most]
        return [self._kept.pop(origin).value for origin in spare]

    def clear(self) -> list[K]:
        """Return all that is kept, and keep nothing."""
        kept = [one.value for one in self._kept.values()]
        self._kept.clear()
        return kept
