"""The policy of repeats that callers choose: how often, after how long, and after which answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeGuard

from .errors import UsageError

LONGEST_PAUSE = 86_400.0
"""Seconds: nobody means to wait for longer between two attempts of one call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """How a call that failed is repeated: for the option `retry` of a client, and of `with_options`.

    `attempts` counts the first one: `Retry(attempts=1)` repeats nothing. Before attempt n+1 a random part of
    min(`longest`, `base` * 2**(n-1)) seconds passes. `statuses` are those of error answers that are repeated, in place of the
    usual 408, 429 and 5xx but for 501 and 505; 429 stands for every answer by which a system says "too many requests".
    With `heed_retry_after=False` the seconds that a server asks for are not waited for.

    No policy repeats an operation that is not safe to repeat, such as a start, once it may have reached the server; and none
    goes on past `deadline`. UsageError for a value that cannot be meant.
    """

    attempts: int = 4
    base: float = 0.5
    longest: float = 20.0
    statuses: Collection[int] | None = None
    heed_retry_after: bool = True

    def __post_init__(self) -> None:
        if not _is_whole(self.attempts) or self.attempts < 1:
            raise UsageError(f"retry: attempts={self.attempts!r}: give a whole number from 1 on, 1 for no repeats")
        for name in ("base", "longest"):
            if not _is_pause(getattr(self, name)):
                raise UsageError(f"retry: {name}={getattr(self, name)!r}: give seconds from 0 to {LONGEST_PAUSE:.0f}")
        if self.longest < self.base:
            raise UsageError(f"retry: longest={self.longest!r} is less than base={self.base!r}: give at least that")
        if not isinstance(self.heed_retry_after, bool):
            raise UsageError(f"retry: heed_retry_after={self.heed_retry_after!r}: give True or False")
        if self.statuses is not None:
            object.__setattr__(self, "statuses", _statuses(self.statuses))


def retry_given(retry: object, *, system: str) -> Retry:
    """Return the policy that an option `retry` gives; UsageError for anything else."""
    if not isinstance(retry, Retry):
        raise UsageError(f"retry={retry!r}: give a Retry, such as Retry(attempts=1) for no repeats", system=system)
    return retry


def attempts_given(attempts: object, *, system: str) -> int:
    """Return the number that an option `max_attempts` gives; UsageError for anything else."""
    if not _is_whole(attempts) or attempts < 1:
        raise UsageError(f"max_attempts={attempts!r}: give a whole number above 0, 1 for no repeats", system=system)
    return attempts


def _statuses(given: object) -> frozenset[int]:
    wanted = f"retry: statuses={given!r}: give statuses of errors, such as {{429, 503}}"
    if isinstance(given, str | bytes) or not isinstance(given, Collection):
        raise UsageError(wanted)
    if not all(_is_whole(status) and 400 <= status <= 599 for status in given):
        raise UsageError(wanted)
    return frozenset(given)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_pause(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= LONGEST_PAUSE
