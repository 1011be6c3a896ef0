"""A page of executions as Adobe writes it: only its link `next` says whether there are more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..._simulation.messages import Call, Refusal
from . import errors
from .record import AdobeRecord

PAGE = 20
"""How many a page holds if nothing is said. The largest number the service takes is not documented: any is taken here."""

EMPTY_PAGES: Sequence[Mapping[str, object]] = ({}, {"_embedded": {}}, {"_embedded": {"executions": []}})
"""The forms of a page without executions, for `empty_page`."""


def page_of(
    call: Call, runs: Sequence[AdobeRecord], render: Callable[[AdobeRecord], object]
) -> tuple[list[AdobeRecord], dict[str, object]]:
    """Return the executions of the page that was asked for, and how it is written. `runs`: newest first."""
    start, limit = _number(call, "start", 0, least=0), _number(call, "limit", PAGE, least=1)
    shown = list(runs[start : start + limit])
    body = {
        "_totalNumberOfItems": len(shown),  # of this page, whatever its name says
        # Present on the first and last page, too: clients must not rely on it.
        "_page": {"limit": limit, "property": [], "next": start + limit, "prev": max(0, start - limit)},
        "_embedded": {"executions": [render(run) for run in shown]},
        "_links": _links(call, start, limit, more=start + limit < len(runs)),
    }
    return shown, body


def _links(call: Call, start: int, limit: int, *, more: bool) -> dict[str, object]:
    def at(first: object, size: object = limit) -> dict[str, object]:
        return {"href": f"{call.path}?start={first}&limit={size}"}

    links: dict[str, object] = {
        "self": at(start),
        "prev": at(max(0, start - limit)),
        "page": {**at("{start}", "{limit}"), "templated": True},
    }
    if more:
        links["next"] = at(start if "repeated_page" in call.marks else start + limit)
    return links


def _number(call: Call, name: str, default: int, *, least: int) -> int:
    text = call.query_value(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) >= least):
        raise Refusal(errors.bad_parameter(name, f"a whole number from {least} is needed"))
    return int(text)
