"""What a client sent and got while somebody wanted to see it: `with client.capture() as calls:`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Lock
from typing import overload

from .errors import UsageError
from .wire.contract import Pairs

MOST_CALLS = 1000
"""Attempts that a capture keeps, by default: the newest ones."""

MOST_BYTES = 1_000_000
"""Bytes of a body that a capture keeps, by default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedCall:
    """One attempt of a call, and what came back.

    `operation` and `attempt` are as in errors and events; `url` is without its query and `headers`, those of the answer, are
    without credentials. `body` is the answer as it came, decompressed; it may hold confidential data. It is None if none was
    read (a log that is streamed, a connection that broke), if it is longer than `max_body`, and for a request that goes
    without the client's credentials, such as a login. `request_id` is the vendor's id of the request. `duration` is in
    seconds. `error` is the name of the class of the error if the attempt failed, else None; `status` is None if no answer
    came.
    """

    system: str
    """Key of the system."""
    operation: str
    attempt: int
    method: str
    """Of HTTP, in capitals."""
    url: str
    status: int | None
    headers: Mapping[str, str]
    body: bytes | None = field(repr=False)
    request_id: str | None
    duration: float
    error: str | None


class CapturedCalls(Sequence[CapturedCall]):
    """The attempts that were captured, in the order in which they ended. `dropped` is how many older ones were let go."""

    def __init__(self, limit: int) -> None:
        self._calls: deque[CapturedCall] = deque(maxlen=limit)
        self._lock = Lock()
        self.dropped: int = 0

    @overload
    def __getitem__(self, index: int) -> CapturedCall: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[CapturedCall]: ...
    def __getitem__(self, index: int | slice) -> CapturedCall | Sequence[CapturedCall]:
        with self._lock:
            return list(self._calls)[index] if isinstance(index, slice) else self._calls[index]

    def __len__(self) -> int:
        return len(self._calls)

    def __iter__(self) -> Iterator[CapturedCall]:
        with self._lock:
            return iter(list(self._calls))

    def __repr__(self) -> str:
        return f"<{len(self)} captured calls>"

    def _add(self, call: CapturedCall) -> None:
        with self._lock:
            self.dropped += len(self._calls) == self._calls.maxlen
            self._calls.append(call)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of an attempt: the status is None, and there are no headers, where that was no answer."""

    status: int | None
    pairs: Pairs
    body: bytes | None
    request_id: str | None
    seconds: float


@dataclass(eq=False, slots=True)
class Capture:
    """A capture under way: whose calls it is for, and what it keeps."""

    whose: Callable[[], object]
    most: int
    add: Callable[[CapturedCall], None]
    is_open: bool = True


_captures: ContextVar[tuple[Capture, ...]] = ContextVar("orchestrator_clients_captures", default=())


@contextmanager
def capturing(whose: Callable[[], object], *, limit: int, max_body: int, system: str) -> Iterator[CapturedCalls]:
    """Capture the calls of this context, and of tasks begun in it, that are made by what `whose` returns."""
    for name, value, least in (("limit", limit, 1), ("max_body", max_body, 0)):
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise UsageError(f"capture: {name}={value!r}: give a whole number from {least} on", system=system)
    calls = CapturedCalls(limit)
    capture = Capture(whose, max_body, calls._add)  # noqa: SLF001  # not for users
    _captures.set((*_captures.get(), capture))
    try:
        yield calls
    finally:
        capture.is_open = False  # tasks that go on may have it in their contexts
        _captures.set(tuple(other for other in _captures.get() if other is not capture))


def captures_of(thing: object) -> Sequence[Capture]:
    """Return the captures under way, in this context, of the calls that something makes; mostly none."""
    captures = _captures.get()
    return [one for one in captures if one.is_open and one.whose() is thing] if captures else ()
