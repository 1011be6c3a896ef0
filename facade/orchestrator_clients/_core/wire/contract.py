"""The contract of a wire: a request and its limits go in, a status, headers and a body come out, or one of few failures.

A wire sends each request once, on a connection of its own while it lasts. It follows no redirect, repeats nothing, undoes no
content coding, keeps no cookie, and reads no environment. After a failure or a cancellation the connection is gone, and
whatever it held is free. `tests/wire` holds every wire to this.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, Protocol, TypeAlias

from .target import Target

Pairs: TypeAlias = Sequence[tuple[str, str]]
"""Headers as they came or go, by name and value; a name may stand there several times."""


class Fault(Enum):
    """What can go wrong on a wire."""

    UNSENDABLE = "the request cannot be sent as it is"
    UNREACHABLE = "no connection"
    UNTRUSTED = "the server's certificate is not trusted"
    DENIED = "the proxy denies the connection"
    SLOW_CONNECT = "no connection in time"
    BROKEN = "the connection broke"
    SLOW = "no answer in time"
    MALFORMED = "the answer is no HTTP"

    @property
    def may_have_left(self) -> bool:
        """Return whether the server can have got the request, in part or whole."""
        return self in (Fault.BROKEN, Fault.SLOW, Fault.MALFORMED)

    @property
    def lasting(self) -> bool:
        """Return whether the same request would fail again."""
        return self in (Fault.UNSENDABLE, Fault.UNTRUSTED, Fault.DENIED)

    @property
    def slow(self) -> bool:
        """Return whether time ran out."""
        return self in (Fault.SLOW_CONNECT, Fault.SLOW)


class WireFailure(Exception):
    """A request got no answer, or its body broke off. `text` is for people; it holds no part of the request.

    `told` is what others said of it: the server, a proxy, or a library that may quote them.
    """

    def __init__(self, fault: Fault, text: str = "", *, told: str = "") -> None:
        super().__init__(fault, text)
        self.fault: Fault = fault
        self.text: str = text
        self.told: str = told

    def __str__(self) -> str:
        return self.said(self.told)

    def said(self, told: str) -> str:
        """Return the text for people, with what others said as it is given, which may be redacted."""
        return ": ".join(part for part in (self.fault.value, self.text, told) if part)


@dataclass(slots=True)
class WireRequest:
    """One request as it goes out. `left` is set by the wire as soon as a byte of it can have left."""

    method: str
    target: Target
    headers: Pairs = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    left: bool = False


class Limits(NamedTuple):
    """Seconds: for making a connection, for each read, and for the whole until the body has ended.

    `fresh` asks for a connection that is new, or was in use a moment ago: on one that lay idle the server may be hanging up
    just as the request arrives, and nobody could tell whether it was heard.
    """

    connect: float
    read: float
    total: float
    fresh: bool = False


class AsyncReply(Protocol):
    """An answer whose body has not been read."""

    status: int
    headers: Pairs

    def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body as it comes; raises WireFailure."""
        ...

    def unbounded(self) -> None:
        """From here on only `Limits.read` counts: for a body that is streamed."""
        ...

    async def aclose(self) -> None:
        """Give the connection back, or up if the body was not read to its end."""
        ...


class Reply(Protocol):
    """An answer whose body has not been read."""

    status: int
    headers: Pairs

    def chunks(self) -> Iterator[bytes]:
        """Yield the body as it comes; raises WireFailure."""
        ...

    def unbounded(self) -> None:
        """From here on only `Limits.read` counts: for a body that is streamed."""
        ...

    def close(self) -> None:
        """Give the connection back, or up if the body was not read to its end."""
        ...


class AsyncWire(Protocol):
    """Sends requests within one event loop. `Limits.total` is kept by the caller, who cancels."""

    async def send(self, request: WireRequest, limits: Limits) -> AsyncReply:
        """Send a request and return the answer once its head is there; raises WireFailure."""
        ...

    async def aclose(self) -> None:
        """Close all connections that are not in use, and those in use when they are given back."""
        ...

    def abandon(self) -> None:
        """Let go of all connections without a word: their loop is dead, or they belong to the process that forked."""
        ...


class Wire(Protocol):
    """Sends requests from any thread, and keeps all limits by itself."""

    def send(self, request: WireRequest, limits: Limits) -> Reply:
        """Send a request and return the answer once its head is there; raises WireFailure."""
        ...

    def close(self) -> None:
        """Close all connections that are not in use, and those in use when they are given back."""
        ...

    def abandon(self) -> None:
        """Let go of all connections without a word: they belong to the process that forked."""
        ...
