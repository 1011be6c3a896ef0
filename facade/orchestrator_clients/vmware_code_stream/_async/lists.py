"""Lists that page by `$skip` and `$top`."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeVar

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core.pages import Page
from ..._core.settings import Timeout
from ..envelopes import Place, Read, page_of, size_of_page

if TYPE_CHECKING:
    import httpx

    from ..envelopes import Envelope

R = TypeVar("R")
E = TypeVar("E", bound="Envelope")


def listing(
    client: AsyncCaller,
    build: Callable[..., dict[str, Any]],
    parse: Callable[[httpx.Response], E | None],
    read: Read[R],
    *,
    operation: str,
    limit: int | None,
    page_size: int,
    timeout: Timeout | None,
) -> AsyncItems[R]:
    """Return a list whose pages `build` asks for with `top` and `skip`, and whose documents `read` makes into items."""
    size = size_of_page(page_size, limit)

    async def fetch(cursor: Hashable | None) -> Page[R]:
        place = cursor if isinstance(cursor, Place) else Place()
        answer = await client.call(build(top=size, skip=place.skip), parse, timeout=timeout)
        return page_of(answer, place, size, read, operation)

    return AsyncItems(fetch, system=client.system, operation=operation, limit=limit)
