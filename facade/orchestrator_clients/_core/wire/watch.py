"""What a call may still take, and whether its request may have left: shared by a connection and the streams under it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from .contract import Fault, Limits, WireFailure, WireRequest

READS = 2
"""After so many reads of one call other tasks get a turn before each further one, however fast the server sends."""


@dataclass(slots=True)
class Watch:
    """Watches over one connection, call by call, in real seconds: sockets know no other.

    `handshakes` is how many come before the request, of TLS or SOCKS: what is written earlier is talk with a proxy.
    """

    handshakes: int
    done: int = 0
    connect: float = 0.0
    read: float = 0.0
    until: float = 0.0
    request: WireRequest | None = None
    reads: int = 0

    def begin(self, request: WireRequest, limits: Limits) -> None:
        """A call begins."""
        self.connect, self.read, self.until = limits.connect, limits.read, time.monotonic() + limits.total
        self.request = request
        self.reads = 0

    def is_flooded(self) -> bool:
        """Count a read, and return whether there were so many that others get a turn before the next."""
        self.reads += 1
        return self.reads > READS

    def unbounded(self) -> None:
        """From here on only the limit of each read counts."""
        self.until = float("inf")

    def shook_hands(self) -> None:
        """One more handshake is done."""
        self.done += 1

    def writes(self) -> None:
        """Something is written: if all handshakes are done, it is the request."""
        if self.request is not None and self.done >= self.handshakes:
            self.request.left = True

    def left_to_connect(self) -> float:
        """Return the seconds that making the connection may still take; raises WireFailure if there are none."""
        return self._at_least_some(min(self.connect, self.until - time.monotonic()))

    def left_to_read(self) -> float:
        """Return the seconds that one read or write may take; raises WireFailure if there are none."""
        return self._at_least_some(min(self.read, self.until - time.monotonic()))

    def late(self) -> WireFailure:
        """Return the failure that time ran out."""
        return WireFailure(Fault.SLOW if self.left else Fault.SLOW_CONNECT)

    def broken(self, text: str = "", *, told: str = "") -> WireFailure:
        """Return the failure that the connection broke, or did not come about."""
        return WireFailure(Fault.BROKEN if self.left else Fault.UNREACHABLE, text, told=told)

    @property
    def left(self) -> bool:
        """Return whether a byte of the request can have left."""
        return self.request is not None and self.request.left

    def _at_least_some(self, seconds: float) -> float:
        if seconds <= 0:
            raise self.late()
        return seconds
