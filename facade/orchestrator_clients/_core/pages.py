"""One page of a list, and the guard against lists that never end."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .errors import DecodeError, UsageError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list.

    `items` in the vendor's order, `next` what to ask for the following page (None: this is the last), `total` the number of
    all items where the vendor says it.
    """

    items: Sequence[T]
    next: Hashable | None = None
    total: int | None = None


class Progressing:
    """Remembers the cursors of a list and refuses one that was there before: it would go round for ever."""

    def __init__(self, system: str, operation: str) -> None:
        self._system, self._operation = system, operation
        self._seen: set[Hashable] = set()

    def check(self, cursor: Hashable) -> None:
        """Note a cursor; raise `DecodeError` for one that came before."""
        if cursor in self._seen:
            raise DecodeError(
                "the server repeated a page: the list would never end",
                system=self._system,
                operation=self._operation,
                retry_safe=True,
            )
        self._seen.add(cursor)


def check_limit(limit: int | None, *, system: str, name: str = "limit") -> None:
    """Raise `UsageError` unless `limit` is None or a whole number from 0."""
    if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool) or limit < 0):
        raise UsageError(f"{name}={limit!r}: give a whole number from 0, or leave it out for all", system=system)
