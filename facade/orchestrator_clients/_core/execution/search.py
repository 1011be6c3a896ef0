"""Which runs of a list were not there before a start: read page by page, without any I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ..model import Snapshot
from .intent import MOST_KNOWN, Before, Starts, before

R = TypeVar("R", bound=Snapshot)


class Order:
    """Whether what was read so far of a list came newest first, as it should: nobody relies on a word alone."""

    def __init__(self, starts: Starts) -> None:
        self._fine, self._seen, self._last = starts.newest_first, set[float](), float("inf")

    def note(self, ranks: Sequence[float | None]) -> bool:
        """Note the ranks of a page, and return whether all pages after it are of older runs."""
        for rank in ranks:
            if rank is not None:
                self._fine = self._fine and rank <= self._last
                self._last = rank
                self._seen.add(rank)
        return self._fine and len(self._seen) > 1 and None not in ranks

    @property
    def last(self) -> float:
        """Return the rank of the oldest run so far, if they came in order."""
        return self._last


class Earlier:
    """What there is before a start."""

    def __init__(self, starts: Starts) -> None:
        self._starts, self._order = starts, Order(starts)
        self._ranked: list[tuple[str, float | None]] = []

    def note(self, runs: Sequence[Snapshot]) -> bool:
        """Note a page, and return whether no further one is needed."""
        ranked = [(run.id, self._starts.rank(run)) for run in runs]
        self._ranked += ranked
        ordered = self._order.note([rank for _, rank in ranked])
        newest = max((rank for _, rank in self._ranked if rank is not None), default=None)
        enough = newest is not None and self._order.last < newest - self._starts.slack
        return ordered and (enough or len(self._ranked) > MOST_KNOWN)

    def before(self) -> Before:
        """Return what was there."""
        return before(self._ranked, self._starts.slack)


class Search:
    """What is new since an intent. `met`: whether the list showed something that was there before, if anything was."""

    def __init__(self, starts: Starts, earlier: Before) -> None:
        self._starts, self._before, self._order = starts, earlier, Order(starts)
        self.met = not earlier.ids
        self.over = False

    def fresh(self, runs: Sequence[R]) -> list[R]:
        """Return the runs of a page that were not there before; `over` then says whether no further page has any."""
        ranks = [self._starts.rank(run) for run in runs]
        new = [run for run, rank in zip(runs, ranks, strict=True) if not self._before.had(run.id, rank)]
        self.met = self.met or len(new) < len(runs)
        self.over = self._order.note(ranks) and self._before.is_older(self._order.last)
        return new
