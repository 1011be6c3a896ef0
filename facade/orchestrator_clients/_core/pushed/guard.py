"""What stands between a stranger's bytes and an event: size, shape, secret, age, and whether it came before."""

from __future__ import annotations

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from ..body import loads
from ..clock import Clock
from ..errors import ForgedEvent, MalformedEvent, OversizedEvent, ReplayedEvent, UsageError
from ..http.answer import Headers
from ..locks import Lock
from ..secrets import header_text
from ..silent import silent
from .event import Event

MAX_BYTES = 1_048_576
"""Bytes of an event that are read: EventBridge and SQS carry no more, and Adobe's events have about 1,000."""

REMEMBERED = 10_000
"""Events of which a receiver knows that they came."""


def body_of(body: object, max_bytes: int, system: str) -> bytes:
    """Return a delivery as bytes; OversizedEvent for more than are read, UsageError for what is no text or bytes."""
    if isinstance(body, str):
        body = body.encode("utf-8", "surrogatepass")
    if not isinstance(body, bytes | bytearray | memoryview):
        raise UsageError("body: give the bytes of the delivery as they came", system=system)
    if len(body) > max_bytes:
        raise OversizedEvent(f"it has more than {max_bytes} bytes", system=system)
    return bytes(body)


def json_of(body: bytes, system: str) -> Any:
    """Return the value of a body; MalformedEvent if it is no JSON."""
    try:
        return loads(body)
    except ValueError:
        raise MalformedEvent("it is no JSON: cut off, or no event at all", system=system) from None


def headers_of(headers: object, system: str) -> Headers:
    """Return the headers of a delivery by name in any case; UsageError for what is no mapping or list of pairs."""
    pairs = headers.items() if isinstance(headers, Mapping) else headers
    try:
        return Headers([(_text(name), _text(value)) for name, value in pairs])  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        raise UsageError("headers: give a mapping of names to texts, or pairs of them", system=system) from None


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, str):
        return value
    raise TypeError("no text")


class Secret:
    """A header that each delivery must have, where nothing else proves who sent it."""

    def __init__(self, header: tuple[str, str] | None, system: str) -> None:
        header = silent(header)
        if header is not None and not (isinstance(header, tuple) and len(header) == 2):
            raise UsageError("secret_header: give the name of a header and its value", system=system)
        self._system, self._header = (
            system,
            header and tuple(header_text(part, "secret_header", system=system) for part in header),
        )

    def check(self, headers: object) -> None:
        """Raise ForgedEvent unless the header is there."""
        if self._header is None:
            return
        name, value = self._header
        came = headers_of(headers or {}, self._system).get(name, "")
        if not hmac.compare_digest(came.encode("utf-8", "surrogatepass"), value.encode()):
            raise ForgedEvent("the header that proves where it comes from is missing or wrong", system=self._system)


class Memory:
    """The events that came lately. It is this process's own: another one, or the next, knows nothing of them."""

    def __init__(self, clock: Clock, *, system: str, remember: int, max_age: float | None) -> None:
        self._clock, self._system = clock, system
        self._remember, self._max_age = whole(remember, "remember", system), max_age
        self._seen: OrderedDict[bytes, None] = OrderedDict()
        self._lock = Lock()

    def check(self, event: Event, body: bytes = b"") -> None:
        """Note an event; ReplayedEvent for one that came before, or is too old.

        What tells events apart is their id, or for those without one their body, where it is given.
        """
        age = None if event.published is None else self._clock.time() - event.published.timestamp()
        if self._max_age is not None and age is not None and age > self._max_age:
            raise ReplayedEvent(f"it is older than {self._max_age:.0f} s", system=self._system)
        mark = event.event_id.encode("utf-8", "replace") if event.event_id else body
        if not mark or not self._remember:
            return
        name = hashlib.sha256(mark).digest()
        with self._lock:
            if name in self._seen:
                raise ReplayedEvent("it came before", system=self._system)
            self._seen[name] = None
            if len(self._seen) > self._remember:
                self._seen.popitem(last=False)


def whole(value: object, name: str, system: str, least: int = 0) -> int:
    """Return a whole number from `least`; UsageError for anything else."""
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise UsageError(f"{name}={value!r}: give a whole number from {least}", system=system)
    return value


__all__ = ["MAX_BYTES", "REMEMBERED", "Memory", "Secret", "body_of", "headers_of", "json_of", "whole"]
