"""Pages of a manager's lists. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from orchestrator_api.cloudify.types import Unset

from .._core.errors import DecodeError
from .._core.model import given
from .tables import SYSTEM

if TYPE_CHECKING:
    from orchestrator_api.cloudify.models import ListMetadata


R_co = TypeVar("R_co", covariant=True)


class PagedAnswer(Protocol[R_co]):
    """The answer to a list."""

    @property
    def items(self) -> Sequence[R_co] | Unset:
        """Return the items of the page."""
        ...

    @property
    def metadata(self) -> ListMetadata | Unset:
        """Return what is said about it."""
        ...


def page_in(answer: PagedAnswer[R_co], offset: int, operation: str) -> tuple[Sequence[R_co], int | None, int | None]:
    """Return the items of a page, the offset of the next one (None: this is the last), and how many there are in all."""
    items, metadata = given(answer.items), given(answer.metadata)
    if items is None:
        raise DecodeError("the list has no items", system=SYSTEM, operation=operation, path="items")
    total = given(metadata.pagination.total) if metadata and given(metadata.pagination) else None
    if not isinstance(total, int | None) or isinstance(total, bool):
        path = "metadata.pagination.total"
        raise DecodeError("it is no whole number", system=SYSTEM, operation=operation, path=path)
    after = offset + len(items)
    return items, after if items and total is not None and after < total else None, total
