"""One page of a list, and the guard against lists that never end."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .errors import DecodeError, UsageError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Page(Generic[T_co]):
    """One page of a list.

    `items` in the vendor's order, `next` what to ask for the following page (None: this is the last), `total` the number of
    all items where the vendor says it.
    """

    items: Sequence[T_co]
    next: Hashable | None = None
    total: int | None = None


class Progressing:
    """Remembers the cursors of a list and refuses one that was there before: it would go round for ever."""

    def __init__(self, system: str, operation: str) -> None:
        self._system, self._operation = system, operation
        self._seen: set[Hashable] = set()
        self._keys: set[Hashable] = set()
        self._last: set[Hashable] = set()

    def fresh(self, items: Sequence[T], key: Callable[[T], Hashable | None]) -> Sequence[T]:
        """Return the items of a page whose key was not there before; `DecodeError` for the very page that came last."""
        marks = list(map(key, items))
        known = set(marks) - {None}
        if known and known == self._last:
            raise self._endless()
        if len(known) < len(marks) or not known.isdisjoint(self._keys):
            items = self._new(items, marks)
        self._keys |= known
        self._last = known
        return items

    def _new(self, items: Sequence[T], marks: Sequence[Hashable | None]) -> Sequence[T]:
        """Return the items whose mark was not there before, the first of each; those without one are all new."""
        seen, new = set(self._keys), []
        for item, mark in zip(items, marks, strict=True):
            if mark is None or mark not in seen:
                new.append(item)
                seen.add(mark)
        return new

    def check(self, cursor: Hashable) -> None:
        """Note a cursor; raise `DecodeError` for one that came before."""
        if cursor in self._seen:
            raise self._endless()
        self._seen.add(cursor)

    def _endless(self) -> DecodeError:
        return DecodeError(
            "the server repeated a page: the list would never end",
            system=self._system,
            operation=self._operation,
            retry_safe=True,
        )


def key_of(item: object) -> Hashable | None:
    """Return what identifies an execution, or another item, within its list; None for an item without an id."""
    ids = getattr(item, "ids", None)
    if isinstance(ids, Mapping):
        return tuple(ids.items())
    own = getattr(item, "id", None)
    return own if isinstance(own, str | int) and own else None


def check_limit(limit: int | None, *, system: str, name: str = "limit") -> None:
    """Raise `UsageError` unless `limit` is None or a whole number from 0."""
    if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool) or limit < 0):
        raise UsageError(f"{name}={limit!r}: give a whole number from 0, or leave it out for all", system=system)
