"""Pages of lists: an object of documents by their links, in the order of `links`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from .._core.errors import DecodeError, UsageError
from .._core.logs import tell
from .._core.model import given
from .._core.pages import Page, check_limit
from .tables import SYSTEM

if TYPE_CHECKING:
    from orchestrator_api.vmware_code_stream.models import Executions, Pipelines, UserOperations, Variables

    Envelope: TypeAlias = Executions | Pipelines | UserOperations | Variables

R = TypeVar("R")
Read: TypeAlias = Callable[[Iterable[Any]], Sequence[R]]
"""What makes the documents of a page into items."""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """How far a list has been read: how many items to leave out, and the links that were there."""

    skip: int = 0
    seen: set[str] = field(default_factory=set)


def size_of_page(page_size: int, limit: int | None) -> int:
    """Return how many items to ask for at once, no more than are wanted in all; `UsageError` unless that is above 0."""
    check_limit(page_size, system=SYSTEM, name="page_size")
    check_limit(limit, system=SYSTEM)
    if page_size == 0:
        raise UsageError("page_size=0: give a whole number from 1", system=SYSTEM)
    return min(page_size, limit or page_size)


def documents(answer: Envelope, operation: str) -> Mapping[str, Any]:
    """Return the documents of a page by link, in the order of `links`: an object has none of its own.

    Documents that `links` leaves out come last; a link without its document is left out with a warning in the log, for it
    may have been deleted meanwhile. A page that holds neither of them and does not say that it is empty raises `DecodeError`.
    """
    links, found = given(answer.links), given(answer.documents)
    if found is None and (links or (links is None and given(answer.count) != 0 and given(answer.total_count) != 0)):
        raise DecodeError("the list has no documents", system=SYSTEM, operation=operation, path="documents")
    known: Mapping[str, Any] = found.additional_properties if found is not None else {}
    order = [link for link in links or () if isinstance(link, str)]
    for link in order:
        if link not in known:
            message = "%s %s: a link of the list has no document: it is left out"
            tell(logging.WARNING, "list_incomplete", message, SYSTEM, operation, system=SYSTEM, operation=operation)
    return {link: known[link] for link in (*order, *known) if link in known}


def page_of(answer: Envelope, place: Place, size: int, read: Read[R], operation: str) -> Page[R]:
    """Return a page with what is new in it: where items are added meanwhile, those of the last page come again.

    The list goes on until `totalCount` is reached, so that a server that gives less than was asked for is not taken to be at
    its end; where that is missing, until a page is short. A page with nothing new raises `DecodeError`.
    """
    shown = documents(answer, operation)
    fresh = {link: raw for link, raw in shown.items() if link not in place.seen}
    if shown and not fresh:
        raise DecodeError(
            "the server repeated a page: the list would never end",
            system=SYSTEM,
            operation=operation,
            retry_safe=True,
        )
    place.seen.update(fresh)
    total, after = given(answer.total_count), place.skip + len(shown)
    known = isinstance(total, int)
    more = bool(shown) and (after < total if known else len(shown) >= size)
    return Page(read(fresh.values()), Place(after, place.seen) if more else None, total if known else None)
