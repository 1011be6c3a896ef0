"""The moment by which all calls made here must be over, whatever their own limits: how a wait bounds the looks it takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_deadline: ContextVar[float] = ContextVar("orchestrator_clients_deadline", default=float("inf"))


def current_deadline() -> float:
    """Return the moment in monotonic seconds, infinite where nobody set one."""
    return _deadline.get()


@contextmanager
def deadline_at(moment: float) -> Iterator[None]:
    """Let no call of this thread or task go on past a moment, in monotonic seconds of the client's clock."""
    token = _deadline.set(min(moment, _deadline.get()))
    try:
        yield
    finally:
        _deadline.reset(token)
