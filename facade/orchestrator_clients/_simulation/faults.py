"""What can go wrong with a call, as values: hand one to `Simulator.fault`.

A fault either replaces the answer (`Reply`), breaks it on the wire (`Break`), slows it (`Slow`), closes the port
(`Refused`) or is acted out by the simulator in its vendor's way (`Mark`). The functions below make all that we know of.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import Literal

_HTML = b"<html><head><title>Bad Gateway</title></head><body><h1>The server is not available</h1></body></html>"

_ENTITY_BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE bomb [
 <!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">
 <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
 <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
 <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
 <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
]>
<bomb>&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;</bomb>
"""


@dataclass(frozen=True, slots=True)
class Later:
    """A header value that is an HTTP date, so many seconds after the simulator's clock."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong."""

    name: str
    """For test ids and messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Fault):
    """Another answer than the right one. `body` None stands for the vendor's own error body of that status."""

    status: int
    headers: tuple[tuple[str, str | Later], ...] = ()
    body: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Fault):
    """The connection ends before the answer, or after half of its body: by a reset, or by an ordinary close."""

    where: Literal["before", "during"]
    reset: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow(Fault):
    """The answer comes in pieces of so many bytes, with so many seconds of real time before each of them."""

    piece: int
    pause: float | None
    """None: nothing ever comes, until the client gives up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Fault):
    """The port is closed, for so many seconds of the simulator's clock or until `Simulator.restore`."""

    seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Fault):
    """The simulator acts it out itself; `Simulator.marks` says which ones it knows."""


def refused(seconds: float | None = None) -> Refused:
    """The port is closed and connections are refused; kept-alive ones are gone too, as when a server restarts.

    A closed port sees no attempts, so they cannot be counted. Time is what opens it again: a client that shares the
    simulator's virtual clock and sleeps between its attempts finds it open after `seconds`.
    """
    return Refused(name="refused", seconds=seconds)


def reset_before_answer() -> Break:
    """The connection is reset when the request has been read. With `after=True` the operation has taken effect."""
    return Break(name="reset-before-answer", where="before")


def reset_during_answer() -> Break:
    """The connection is reset after the head and half of the body."""
    return Break(name="reset-during-answer", where="during")


def truncated() -> Break:
    """The connection is closed properly after half of the bytes that Content-Length promised."""
    return Break(name="truncated", where="during", reset=False)


def drip(piece: int = 16, pause: float = 0.01) -> Slow:
    """The body comes in pieces of so many bytes with a pause (seconds, real time) before each."""
    return Slow(name="drip", piece=piece, pause=pause)


def hang() -> Slow:
    """The request is read and nothing comes back until the client gives up: a read timeout."""
    return Slow(name="hang", piece=0, pause=None)


def rate_limited(retry_after: int | Later | str | None = 2) -> Reply:
    """Status 429. `retry_after`: seconds, a date (`Later(2)`), any text as it is, or None for no header."""
    headers = () if retry_after is None else (("retry-after", _header(retry_after)),)
    return Reply(name=f"429-{_kind(retry_after)}", status=429, headers=headers)


def status(code: int, *, form: Literal["vendor", "html", "empty"] = "vendor", retry_after: int | None = None) -> Reply:
    """An error status with the vendor's own error body, a proxy's HTML page, or nothing."""
    headers: tuple[tuple[str, str], ...] = () if retry_after is None else (("retry-after", str(retry_after)),)
    if form == "html":
        headers = (("content-type", "text/html; charset=utf-8"), *headers)
    body = {"vendor": None, "html": _HTML, "empty": b""}[form]
    return Reply(name=f"{code}-{form}", status=code, headers=headers, body=body)


def html_page() -> Reply:
    """Status 200 with an HTML page, as from a login page or a proxy in between."""
    return Reply(name="200-html", status=200, headers=(("content-type", "text/html; charset=utf-8"),), body=_HTML)


def empty(media_type: str = "application/json") -> Reply:
    """Status 200 with no body at all."""
    return Reply(name="200-empty", status=200, headers=(("content-type", media_type),), body=b"")


def malformed(body: bytes = b'{"id": "1', media_type: str = "application/json") -> Reply:
    """Status 200 with a body that is no JSON."""
    return Reply(name="200-malformed", status=200, headers=(("content-type", media_type),), body=body)


def oversized(size: int = 4 * 1024 * 1024, *, compressed: bool = False) -> Reply:
    """Status 200 with a JSON text of `size` bytes; compressed, it travels as a thousandth of that."""
    body = json.dumps({"padding": "0" * (size - len('{"padding": ""}'))}).encode()
    headers: tuple[tuple[str, str], ...] = (("content-type", "application/json"),)
    if not compressed:
        return Reply(name="oversized", status=200, headers=headers, body=body)
    headers = (*headers, ("content-encoding", "gzip"))
    return Reply(name="gzip-bomb", status=200, headers=headers, body=gzip.compress(body, mtime=0))


def redirect(location: str, code: int = 307) -> Reply:
    """A redirect to this address, for instance on another host that records the credentials of each request."""
    return Reply(name=f"redirect-{code}", status=code, headers=(("location", location),), body=b"")


def entity_bomb() -> Reply:
    """Status 200 with an XML body whose entities, once expanded, would be 64 MiB of text."""
    return Reply(name="entity-bomb", status=200, headers=(("content-type", "application/xml"),), body=_ENTITY_BOMB)


def doctype() -> Reply:
    """Status 200 with an XML body that asks for a file of the reader's machine by a DOCTYPE."""
    body = b'<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<a>&x;</a>\n'
    return Reply(name="doctype", status=200, headers=(("content-type", "application/xml"),), body=body)


def expired_token() -> Mark:
    """The credentials are refused as expired, in the vendor's words (401)."""
    return Mark(name="expired_token")


def repeated_page() -> Mark:
    """A list answers with a page, or with the page token, that it gave before: a pager could go round for ever."""
    return Mark(name="repeated_page")


def catalogue(*, elsewhere: str) -> dict[str, Fault]:
    """Every fault above by name, for a table "system x fault". `elsewhere` is where the redirects lead.

    The marks are not in it: not every system pages or has tokens; see `Simulator.marks`.
    """
    faults: tuple[Fault, ...] = (
        *(refused(3), reset_before_answer(), reset_during_answer(), truncated(), drip(), hang()),
        *(rate_limited(2), rate_limited(Later(2)), rate_limited("soon"), rate_limited(None)),
        *(status(500), status(502, form="html"), status(503), status(504, form="empty"), status(520, form="html")),
        *(html_page(), empty(), malformed(), oversized(), oversized(compressed=True)),
        *(redirect(elsewhere, 302), redirect(elsewhere, 307), doctype(), entity_bomb()),
    )
    return {fault.name: fault for fault in faults}


def _header(retry_after: int | Later | str) -> str | Later:
    return retry_after if isinstance(retry_after, Later) else str(retry_after)


def _kind(retry_after: int | Later | str | None) -> str:
    kinds = {int: "seconds", Later: "date", str: "rubbish"}
    return kinds.get(type(retry_after), "bare")
