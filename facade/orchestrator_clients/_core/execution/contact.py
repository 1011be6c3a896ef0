"""What all waits on one client know together: whether its server answers, refuses its credentials, or wants to be left alone."""

from __future__ import annotations

import logging
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Lock

from ..errors import (
    ApiError,
    AuthError,
    DecodeError,
    OrchestratorError,
    RateLimitError,
    ServerError,
    TransportError,
    anew,
)
from ..logs import reason_of, tell

REFUSALS = 3
"""Refused looks in a row after which no wait tries again, with credentials that were good before; new ones are refused once."""


GIVEN_UP = "no wait of this client polls any more; a call of yours that succeeds, such as refresh(), ends that"


class Contact:
    """The waits of one client share it. Safe to share between threads.

    A wait is known by any key; the log has one warning when the first of them loses contact, and one when all have it again.
    """

    def __init__(self, where: str, system: str | None = None) -> None:
        self._where, self._system = where, system
        self._lock = Lock()
        self._lost: set[Hashable] = set()
        self._since = 0.0
        self._quiet_until = float("-inf")
        self._refused = 0
        self._refusal: AuthError | None = None
        self.proven: bool = False

    @property
    def is_lost(self) -> bool:
        """Return whether a wait gets no answer now."""
        return bool(self._lost)

    def accepted(self) -> None:
        """Note that the server took the credentials; waits may look again, if they were refused before."""
        if not self.proven or self._refused:
            with self._lock:
                self.proven, self._refused, self._refusal = True, 0, None

    def check(self) -> None:
        """Raise the error of refused credentials: polls that nobody asked for must not lock an account."""
        refusal = self._refusal
        if refusal is not None:
            raise anew(refusal)

    def failed(self, wait: Hashable, error: OrchestratorError, now: float) -> bool:
        """Note a look that failed, and return whether the wait must end with that error."""
        if isinstance(error, AuthError) and error.status != 403:
            return self._refuses(error)
        pause = getattr(error, "retry_after", None)
        with self._lock:
            if pause is not None:
                self._quiet_until = max(self._quiet_until, now + pause)
            first = not self._lost and _loses(error)
            if first:
                self._since = now
            if _loses(error):
                self._lost.add(wait)
        if first:
            message = "%s: contact is lost; waits go on looking: %s"
            told, reason = getattr(error, "message", error), reason_of(error)
            tell(logging.WARNING, "contact_lost", message, self._where, told, system=self._system, reason=reason)
        return False

    def answered(self, wait: Hashable, now: float) -> None:
        """Note a look that succeeded."""
        self.accepted()
        if wait in self._lost and self._leaves(wait):
            message, seconds = "%s: contact is back after %.0f s", now - self._since
            tell(
                logging.WARNING,
                "contact_back",
                message,
                self._where,
                seconds,
                system=self._system,
                duration=seconds,
            )

    @contextmanager
    def told_of(self, wait: Hashable) -> Iterator[None]:
        """Forget a wait when it is over, however it ends."""
        try:
            yield
        finally:
            self.left(wait)

    def left(self, wait: Hashable) -> None:
        """Forget a wait that is over."""
        self._leaves(wait)

    def quiet(self, now: float) -> float:
        """Return for how many seconds the server asked to be left alone (`Retry-After`), 0 for not at all."""
        return max(0.0, self._quiet_until - now)

    def _leaves(self, wait: Hashable) -> bool:
        with self._lock:
            self._lost.discard(wait)
            return not self._lost

    def _refuses(self, error: AuthError) -> bool:
        with self._lock:
            self._refused += 1
            if self._refusal is None and self._refused >= (REFUSALS if self.proven else 1):
                self._refusal = error = anew(error)
                error.add_note(GIVEN_UP)
            return self._refusal is not None


def _loses(error: OrchestratorError) -> bool:
    if isinstance(error, ApiError):
        return isinstance(error, ServerError) and not isinstance(error, RateLimitError)
    return isinstance(error, TransportError | DecodeError)
