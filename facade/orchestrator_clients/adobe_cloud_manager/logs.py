"""Where a log is, and how its answers are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .._core.body import BadAnswer, loads
from .._core.errors import DecodeError, NotFoundError, UsageError, forgetting
from .._core.hosts import is_host, is_loopback, is_own, unsendable
from .tables import SYSTEM

if TYPE_CHECKING:
    import httpx

MOST_BREAKS = 5
"""How often one reading of a log is taken up again where its connection broke."""

POLL = 5.0
"""Seconds between two looks at a log that grows: what Adobe's Node client waits."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is read from another host: the request for its address, what it is called, and the operations that errors name."""

    request: Mapping[str, Any]
    what: str = "log"
    locate: str = "get_step_logs"
    read: str = "read_log"


LOG = Source({})
"""A log, for what errors call it."""


@dataclass(frozen=True, slots=True)
class LogLink:
    """What the server said about a log: where it is (None: there is no log), and by which HTTP status."""

    url: str | None
    status: int


def parse_link(answer: httpx.Response) -> LogLink:
    """Return where a log is, by the JSON of a 200 or the `Location` of a 307; ValueError for what is neither.

    An empty 200, and JSON without an address, mean that there is no log: that is how they are met.
    """
    status = answer.status_code
    if status == 307:
        return LogLink(answer.headers.get("location") or None, status)
    if status >= 300:
        raise BadAnswer(f"a redirect by status {status}, where only 307 leads to a log")
    body = loads(answer.content) if answer.content.strip() else None
    url = body.get("redirect") if isinstance(body, dict) else None
    return LogLink(url if isinstance(url, str) and url else None, status)


@forgetting()
def checked(link: LogLink, base_url: str, source: Source = LOG) -> str:
    """Return the address of a log or artifact; `NotFoundError` without one, `DecodeError` for one that must not be fetched.

    It must be https, or loopback where the API itself is: a server elsewhere has no business sending us to this machine.
    (The plain http of other hosts is refused where the request is made.)
    """
    if link.url is None:
        raise NotFoundError(
            f"the step has no such {source.what}, or none yet"
            if source.what != "log"
            else "the step has no log, or none yet",
            system=SYSTEM,
            operation=source.locate,
            status=link.status,
            retry_safe=True,
        )
    try:
        parts = urlsplit(link.url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise _bad_link(source, "it is no URL") from None
    sound = host is not None and is_host(host) and not unsendable(link.url)
    if not host or not sound or parts.scheme not in ("https", "http") or parts.username is not None:
        raise _bad_link(source, "it is no absolute http(s) URL")
    if is_own(host) and not (is_loopback(host) and is_loopback(urlsplit(base_url).hostname or "")):
        raise _bad_link(source, "it leads to this very machine, or to where a cloud tells a machine its credentials")
    return link.url


def _bad_link(source: Source, reason: str) -> DecodeError:
    text = f"the address of the {source.what} is not followed: {reason}"
    return DecodeError(text, system=SYSTEM, operation=source.locate, path="redirect", retry_safe=True)


def read_request(url: str, operation: str = "read_log") -> dict[str, Any]:
    """Return the request for the bytes of a log: bare, for its address is signed and on another host."""
    return {"method": "get", "url": url, "extensions": {"operation": operation, "bare": True}}


def read_headers(offset: int, *, ranged: bool) -> dict[str, str]:
    """Return the headers of a reading from `offset` on: as it is stored, for compressed bytes could not be counted."""
    headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
    return {**headers, "Range": f"bytes={offset}-"} if offset or ranged else headers


_CONTENT_RANGE = re.compile(r"\s*bytes\s+([0-9]+)-", re.IGNORECASE)


def surplus(status: int, headers: Mapping[str, str], offset: int, operation: str = "read_log") -> int:
    """Return how many bytes of an answer come before `offset`: a storage may send all, or more than was asked for.

    An answer that begins after it would leave a hole: `DecodeError`.
    """
    match = _CONTENT_RANGE.match(headers.get("content-range", "")) if status == 206 else None
    begins = (
        offset if status == 206 and match is None else int(match[1][:18]) if match else 0
    )  # who sends more digits than there are bytes lies
    if begins > offset:
        raise DecodeError(
            f"the answer begins at byte {begins}, not at {offset}", system=SYSTEM, operation=operation, retry_safe=True
        )
    return offset - begins


def from_byte(offset: object) -> int:
    """Return an offset into a log, checked."""
    if not isinstance(offset, int) or isinstance(offset, bool) or offset < 0:
        raise UsageError(f"offset={offset!r}: give a number of bytes from 0", system=SYSTEM)
    return offset
