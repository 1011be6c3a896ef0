# Derived from _async/pages.py by scripts/unasync: do not edit.
"""Lists that page by themselves."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Generic, TypeVar

from ..pages import Page, Progressing, check_limit, key_of

T_co = TypeVar("T_co", covariant=True)


class Items(Generic[T_co]):
    """All items of a list in the vendor's order, fetched page by page while they are iterated over.

    Each iteration begins anew. `limit` ends it after that many items. `pages()` gives the pages instead. An item whose `key`
    came before is left out: pages overlap when new things appear while the list is read. When things disappear meanwhile, a
    server that counts pages by number skips others, which are then missing. `nothing` makes an empty list without a request.
    """

    def __init__(
        self,
        fetch: Callable[[Hashable | None], Page[T_co]],
        *,
        system: str,
        operation: str,
        limit: int | None = None,
        key: Callable[[T_co], Hashable | None] = key_of,
        nothing: bool = False,
    ) -> None:
        check_limit(limit, system=system)
        self._fetch, self._limit = fetch, limit
        self._system, self._operation = system, operation
        self._key, self._nothing = key, nothing

    def __iter__(self) -> Iterator[T_co]:
        """Yield the items."""
        left = self._limit
        if left == 0:
            return
        pages = self.pages()
        try:
            for page in pages:
                for item in islice(page.items, left):
                    yield item
                if left is not None:
                    left -= len(page.items)
                    if left <= 0:
                        return
        finally:  # otherwise the event loop would make a task of it, to end what was not read to its end
            pages.close()

    def pages(self) -> Generator[Page[T_co], None]:
        """Yield the pages; raises `DecodeError` where the server repeats one."""
        if self._nothing:
            return
        progressing = Progressing(self._system, self._operation)
        cursor: Hashable | None = None
        while True:
            page = self._fetch(cursor)
            items = progressing.fresh(page.items, self._key)
            yield page if items is page.items else replace(page, items=items)
            cursor = page.next
            if cursor is None:
                return
            progressing.check(cursor)
