"""The captures under way, which each call asks for, and what an attempt leaves for them. What users see of it is in `capture`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple

from .errors import UsageError
from .wire.contract import Pairs

if TYPE_CHECKING:
    from .capture import CapturedCall, CapturedCalls

MOST_CALLS = 1000
"""Attempts that a capture keeps, by default: the newest ones."""

MOST_BYTES = 1_000_000
"""Bytes of a body that a capture keeps, by default."""


class Came(NamedTuple):
    """What came of an attempt: the status is None, and there are no headers, where that was no answer."""

    status: int | None
    pairs: Pairs
    body: bytes | None
    request_id: str | None
    seconds: float


class Capture:
    """A capture under way: whose calls it is for, and what it keeps."""

    def __init__(self, whose: Callable[[], object], most: int, add: Callable[[CapturedCall], None]) -> None:
        self.whose, self.most, self.add, self.is_open = whose, most, add, True


_captures: ContextVar[tuple[Capture, ...]] = ContextVar("orchestrator_clients_captures", default=())


@contextmanager
def capturing(whose: Callable[[], object], *, limit: int, max_body: int, system: str) -> Iterator[CapturedCalls]:
    """Capture the calls of this context, and of tasks begun in it, that are made by what `whose` returns."""
    from .capture import CapturedCalls  # late, for few capture

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
    known = _captures.get()
    return [one for one in known if one.is_open and one.whose() is thing] if known else ()
