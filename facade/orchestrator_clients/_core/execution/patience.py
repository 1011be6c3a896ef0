"""Which errors of polls end a wait, and after how many of them. Without any I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from ..errors import ApiError, AuthError, DecodeError, NotFoundError, OrchestratorError, RateLimitError, UsageError
from ..retry import is_transient


class Limit(NamedTuple):
    """A wait ends with a fault that was met `looks` times and for `seconds`, with no good look in between."""

    looks: int
    seconds: float = 0.0


def _lasting(error: OrchestratorError) -> bool:
    return isinstance(error, ApiError) and not isinstance(error, RateLimitError) and not is_transient(error.status)


LIMITS: Mapping[str, tuple[Callable[[OrchestratorError], bool], Limit]] = {
    "usage": (lambda error: isinstance(error, UsageError), Limit(1)),
    "credentials": (lambda error: isinstance(error, AuthError), Limit(3)),
    "not found": (lambda error: isinstance(error, NotFoundError), Limit(5)),
    "refused": (_lasting, Limit(5, seconds=600)),
    "unreadable": (lambda error: isinstance(error, DecodeError), Limit(10, seconds=600)),
}
"""The faults that do not pass by themselves, by names that tokens have; all others are waited out, however many.

Refused credentials are not tried for ever, for some managers lock the account. A thing that is not found may still appear. A
refusal such as 400, 410 or 501 may be that of a proxy in trouble, and a page instead of data that of a server in maintenance.
"""


_NOTHING: Mapping[str, tuple[int, float]] = MappingProxyType({})
"""What most waits have met: one object for all, for there may be ten thousand."""


@dataclass(slots=True)
class Faults:
    """What a wait met since its last good look: how often each kind, and since when."""

    _met: Mapping[str, tuple[int, float]] = field(default_factory=lambda: _NOTHING)

    @classmethod
    def of(cls, met: Mapping[str, tuple[int, float]]) -> Faults:
        """Return what was met before a restart; kinds that are not known are left out."""
        return cls({name: how for name, how in met.items() if name in LIMITS})

    def met(self) -> Mapping[str, tuple[int, float]]:
        """Return how often each kind was met in a row, and since when."""
        return dict(self._met)

    def clear(self) -> None:
        """Forget them: a look was good."""
        self._met = _NOTHING

    def too_much(self, error: OrchestratorError, now: float) -> bool:
        """Note a fault met at a moment of monotonic seconds, and return whether the wait must end with it."""
        for name, (fits, limit) in LIMITS.items():
            if fits(error):
                looks, since = self._met.get(name, (0, now))
                self._met = {**self._met, name: (looks + 1, since)}
                return looks + 1 >= limit.looks and now - since >= limit.seconds
        return False
