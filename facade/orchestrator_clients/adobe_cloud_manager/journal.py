"""The journal of a registration for events, as Adobe I/O answers with it: ordered pages of the last seven days.

From the guides to I/O Events (June 2026). Nothing in it is signed: it is read from Adobe's own host, with credentials.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from .._core.body import BadAnswer
from .._core.errors import UsageError
from .._core.inputs import text_given
from .._core.pushed.guard import whole
from .._core.retry import retry_after
from .events import AdobeEvent, event_of
from .tables import SYSTEM

if TYPE_CHECKING:
    import httpx

PAUSE = 10.0
"""Seconds to the next look at the end of the journal, where the answer does not say it."""

SHORTEST, LONGEST = 1.0, 3600.0
"""What is heeded of what it says."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """An event of a journal. Keep `position` when the event was handled: `since=position` gives those that follow it."""

    position: str
    event: AdobeEvent


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Entries, where the next page is (None: not said), and in how many seconds to ask for it where this one is empty."""

    entries: tuple[JournalEntry, ...]
    next: str | None
    pause: float


def home_of(url: str) -> tuple[str, str]:
    """Return origin and path of a journal's URL, which was checked."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}", parts.path or "/"


def first(path: str, since: str | None, latest: bool, page_size: int | None) -> str:
    """Return where to begin: after a position, at the newest event, or at the oldest that there is."""
    if since is not None and latest:
        raise UsageError("since and latest: give one of them", system=SYSTEM)
    wanted = {}
    if since is not None:
        wanted["since"] = text_given(since, "since", system=SYSTEM)
    if latest:
        wanted["latest"] = "true"
    if page_size is not None:
        wanted["limit"] = str(whole(page_size, "page_size", SYSTEM, 1))
    return _with(path, wanted)


def after(path: str, position: str, page_size: int | None) -> str:
    """Return where the page behind a position is: for an answer that has no link to it."""
    return first(path, position, False, page_size)


def _with(path: str, wanted: Mapping[str, str]) -> str:
    try:
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in wanted.items())
    except UnicodeError:
        raise UsageError("since: this is no position of a journal", system=SYSTEM) from None
    return f"{path}?{query}" if query else path


def parse_page(answer: httpx.Response, now: float) -> JournalPage | None:
    """Return a page, an empty one for the end of the journal; ValueError names what cannot be read. `now`: epoch seconds."""
    pause = min(max(retry_after(answer.headers, now=now) or PAUSE, SHORTEST), LONGEST)
    following = _next(answer.headers.get("link", ""))
    if answer.status_code == 204:
        return JournalPage((), following, pause)
    if answer.status_code != 200:
        return None
    body: Any = answer.json()
    events = body.get("events") if isinstance(body, dict) else None
    if not isinstance(events, list):
        raise BadAnswer("events is no list")
    entries = [_entry(one, number) for number, one in enumerate(events)]
    last = _last(body)
    if entries and last:  # where the page ends, which is where to go on
        entries[-1] = JournalEntry(last, entries[-1].event)
    return JournalPage(tuple(entries), following, pause)


def _entry(value: object, number: int) -> JournalEntry:
    position = value.get("position") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(position, str) or not position:
        raise BadAnswer(f"events[{number}].position is missing")
    return JournalEntry(position, event_of(value.get("event")))


def _last(body: Mapping[str, Any]) -> str | None:
    page = body.get("_page")
    last = page.get("last") if isinstance(page, dict) else None
    return last if isinstance(last, str) and last else None


_LINK = re.compile(r"<([^<>]*)>((?:\s*;[^,;<>]*)*)")
_REL = re.compile(r";\s*rel\s*=\s*\"?\s*next\b", re.IGNORECASE)


def _next(header: str) -> str | None:
    """Return where the link to the next page leads (RFC 8288), None if there is none."""
    return next((target for target, parameters in _LINK.findall(header[:8192]) if _REL.search(parameters)), None)


__all__ = ["JournalEntry", "JournalPage", "after", "first", "home_of", "parse_page"]
