# Derived from _async/pages.py by scripts/unasync: do not edit.
"""Lists of EC2 Image Builder."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ..._core._sync.caller import Caller
from ..._core._sync.pages import Items
from ..._core.errors import DecodeError
from ..._core.model import given
from ..._core.pages import Page, key_of
from ..._core.settings import Timeout
from ..tables import SYSTEM

if TYPE_CHECKING:
    import httpx


class Paged(Protocol):
    """An answer that may have another page after it."""

    @property
    def next_token(self) -> object:
        """Return the token of the next page; missing or empty on the last."""
        ...


T = TypeVar("T")
A = TypeVar("A", bound=Paged)


def paged(
    client: Caller,
    request: Callable[[str | None], Mapping[str, Any]],
    parse: Callable[[httpx.Response], A | None],
    items: Callable[[A], Sequence[T]],
    *,
    operation: str,
    limit: int | None,
    timeout: Timeout | None,
    nothing: bool = False,
    key: Callable[[T], Hashable | None] = key_of,
) -> Items[T]:
    """Return a list whose pages come by `request(token)`. A page without items does not end it, only a missing token does."""
    first = request(None)  # what cannot be right is said now, not when the list is iterated over

    def fetch(cursor: Hashable | None) -> Page[T]:
        asked = request(cursor) if isinstance(cursor, str) else first
        answer = client.call(asked, parse, timeout=timeout)
        token = given(answer.next_token) or None
        if not isinstance(token, str | None):
            raise DecodeError("nextToken is no text", system=client.system, operation=operation, path="nextToken")
        return Page(items(answer), token)

    return Items(fetch, system=client.system, operation=operation, limit=limit, nothing=nothing, key=key)


def every(items: Items[T], *, most_pages: int) -> list[T]:
    """Return all items of a list; `DecodeError` if it does not end within so many pages."""
    pages: list[Page[T]] = []
    for page in items.pages():
        pages.append(page)
        if len(pages) >= most_pages and page.next is not None:
            raise DecodeError(f"the list does not end within {most_pages} pages", system=SYSTEM)
    return [item for page in pages for item in page.items]
