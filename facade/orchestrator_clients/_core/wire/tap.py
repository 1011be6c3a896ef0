"""Where a recording, or its replay, comes between clients and their wires: for all clients of the process while it lasts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from ..errors import UsageError
from .contract import AsyncWire, Wire

if TYPE_CHECKING:
    from ..http.call import Call
    from ..redact import Redactor


class Tap(Protocol):
    """Gives a wire to send one call by, in place of the client's own; it may send by that one."""

    def over_async(self, wire: AsyncWire, call: Call, system: str, redactor: Redactor) -> AsyncWire:
        """Return the wire for a call of an asynchronous client."""
        ...

    def over(self, wire: Wire, call: Call, system: str, redactor: Redactor) -> Wire:
        """Return the wire for a call of a synchronous client."""
        ...


_taps: list[Tap] = []
_lock = Lock()


@contextmanager
def tapping(tap: Tap) -> Iterator[None]:
    """Let a tap come between; UsageError where another one does already."""
    with _lock:
        if _taps:
            raise UsageError("conversations: another one is being recorded or replayed: end that first")
        _taps.append(tap)
    try:
        yield
    finally:
        _taps.remove(tap)


def async_tapped(wire: AsyncWire, call: Call, system: str, redactor: Redactor) -> AsyncWire:
    """Return the wire for a call: the given one, but for a tap."""
    tap = _taps[0] if _taps else None
    return wire if tap is None else tap.over_async(wire, call, system, redactor)


def tapped(wire: Wire, call: Call, system: str, redactor: Redactor) -> Wire:
    """Return the wire for a call: the given one, but for a tap."""
    tap = _taps[0] if _taps else None
    return wire if tap is None else tap.over(wire, call, system, redactor)
