"""Pages of lists: `$filter`, `$orderby`, `$top`, `$skip`, `page`, and the envelope whose documents are a map."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..._simulation.messages import Call
from .errors import refusal
from .filter import as_text, make_filter

DEFAULT_TOP = 25
MOST = 2000
"""The cap on `$top` that one client speaks of."""

T = TypeVar("T")
Value = Callable[[T, str], object]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: its items in order, the number of all, and what was asked for."""

    items: list[T]
    total: int
    top: int
    skip: int


def page_of(call: Call, rows: Iterable[T], value: Value[T], fields: Collection[str]) -> Page[T]:
    """Return the page that a call asks for; `value` gives a row's field of a name. Raises the 400s."""
    fits = make_filter(call.query_value("$filter"), fields)
    order = _order(call, fields)
    top = min(_number(call, "$top", DEFAULT_TOP), MOST)
    skip = _number(call, "$skip", 0) + top * _number(call, "page", 0)
    found = [row for row in rows if fits(lambda name, row=row: value(row, name))]  # type: ignore[misc]
    for name, descending in reversed(order):
        found.sort(key=lambda row: _key(value(row, name)), reverse=descending)
    # The page that a broken server or proxy gives again and again, whatever was to be skipped.
    begin = 0 if "repeated_page" in call.marks else skip
    return Page(found[begin : begin + top], len(found), top, skip)


def envelope(page: Page[T], link: Callable[[T], str], document: Callable[[T], dict[str, object]]) -> dict[str, object]:
    """Return a page as it is sent. Only `links` keep the order: `documents` are in another one on purpose."""
    links = [link(item) for item in page.items]
    by_link = {link(item): document(item) for item in page.items}
    return {
        "count": len(links),
        "totalCount": page.total,
        "links": links,
        "documents": {key: by_link[key] for key in _shuffled(links)},
    }


def old_links(page: Page[T], path: str) -> dict[str, str]:
    """Return the links to the pages around this one, which only the older prefix has."""
    after, before = page.skip + page.top, max(page.skip - page.top, 0)
    more = {"nextPageLink": f"{path}?$skip={after}&$top={page.top}"} if after < page.total else {}
    return {**more, **({"prevPageLink": f"{path}?$skip={before}&$top={page.top}"} if page.skip else {})}


def _shuffled(links: list[str]) -> list[str]:
    mixed = random.Random(len(links)).sample(links, len(links))  # noqa: S311  # the same in every run
    return mixed if mixed != links else [*links[1:], *links[:1]]


def _order(call: Call, fields: Collection[str]) -> list[tuple[str, bool]]:
    keys = [key.split() for key in (call.query_value("$orderby") or "name desc").split(",")]
    if any(len(key) not in (1, 2) or key[0] not in fields or key[1:] not in ([], ["asc"], ["desc"]) for key in keys):
        raise refusal(400, f"The order is not understood: {call.query_value('$orderby')}")
    return [(key[0], key[1:] == ["desc"]) for key in keys]


def _key(value: object) -> tuple[bool, float, str]:
    """Sort numbers as such, before texts; what is missing comes first."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (value is not None, value, "")
    return (value is not None, 0.0, as_text(value) or "")


def _number(call: Call, name: str, default: int) -> int:
    text = call.query_value(name)
    if text is None:
        return default
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise refusal(400, f"{name} must be a whole number of at least 0.")
    return int(text)
