"""When calls must be over: the moment that a wait sets for the looks it takes, and each call's own, which hooks put off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from .clock import Clock

_deadline: ContextVar[float] = ContextVar("orchestrator_clients_deadline", default=float("inf"))


def current_deadline() -> float:
    """Return the moment in monotonic seconds, infinite where nobody set one."""
    return _deadline.get()


class deadline_at:  # noqa: N801  # it is used like a function
    """Lets no call of this thread or task go on past a moment, in monotonic seconds of the client's clock."""

    __slots__ = ("_moment", "_token")

    def __init__(self, moment: float) -> None:
        self._moment = moment

    def __enter__(self) -> None:
        self._token = _deadline.set(min(self._moment, _deadline.get()))

    def __exit__(self, *_: object) -> None:
        _deadline.reset(self._token)


class _Pauses:
    """For how many seconds hooks had the time of a call, and of the logins that are part of it."""

    def __init__(self) -> None:
        self.seconds = 0.0


_pauses: ContextVar[_Pauses | None] = ContextVar("orchestrator_clients_pauses", default=None)


class Limit:
    """The time of one call, begun by `with`; what hooks take of it is not counted, nor what they take of a login's."""

    __slots__ = ("_before", "_clock", "_pauses", "_token", "_until")

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._until = min(clock.monotonic() + seconds, current_deadline())
        self._token: Token[_Pauses | None] | None = None
        outer = _pauses.get()
        self._pauses = _Pauses() if outer is None else outer
        self._before = self._pauses.seconds

    def __enter__(self) -> Self:
        self._token = _pauses.set(self._pauses)
        return self

    def __exit__(self, *_: object) -> None:
        if self._token is not None:
            _pauses.reset(self._token)

    @property
    def moment(self) -> float:
        """Return when it ends, as things are, in monotonic seconds of the client's clock."""
        return self._until + self._pauses.seconds - self._before

    @property
    def left(self) -> float:
        """Return the seconds that are left, 0 or less for none."""
        return self.moment - self._clock.monotonic()


@contextmanager
def pausing(clock: Clock) -> Iterator[None]:
    """Put off the end of the call that goes on here by the time this takes."""
    pauses, begun = _pauses.get(), clock.monotonic()
    token = _pauses.set(None)  # a call that the hook makes has a time of its own
    try:
        yield
    finally:
        _pauses.reset(token)
        if pauses is not None:
            pauses.seconds += clock.monotonic() - begun
