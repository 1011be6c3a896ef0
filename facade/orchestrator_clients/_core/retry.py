"""When to repeat a request, and after how long: pure decisions; the loop that acts on them is in `http`."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import NamedTuple

from .operation import Operation
from .policy import Retry
from .wire.forks import ForkSafeLock

MAX_RETRY_AFTER = 86_400.0
"""Seconds: a longer `Retry-After` is taken as rubbish."""

_NEVER_TRANSIENT = frozenset({501, 505})


class Trouble(Enum):
    """What went wrong with one attempt."""

    REFUSED = "refused"
    """No connection was made: the request never left."""
    HOPELESS = "hopeless"
    """The request never left, and never will: a certificate that is not trusted, a proxy that wants a login."""
    CONNECTION = "connection"
    """The connection broke while or after sending."""
    TIMEOUT = "timeout"
    MALFORMED = "malformed"
    """A success whose body is cut, empty, HTML, or not of the documented shape."""
    TOO_LARGE = "too large"
    STATUS = "status"


class Attempt(NamedTuple):
    """How one attempt failed; `number` counts from 1, `throttled` is the vendor's own word for too many requests."""

    number: int
    trouble: Trouble
    status: int | None = None
    throttled: bool = False
    retry_after: float | None = None


def pause_before(
    policy: Retry, operation: Operation, attempt: Attempt, *, remaining: float, chance: float
) -> float | None:
    """Return the seconds to wait after an attempt before the next one, or None to give up.

    Full-jitter exponential backoff. `remaining` is what is left of the deadline, `chance` a random number of [0, 1). A wait
    that the deadline does not leave room for is not begun.
    """
    if attempt.number >= policy.attempts or not may_repeat(operation, attempt, policy.statuses):
        return None
    asked = attempt.retry_after if policy.heed_retry_after else None
    delay = chance * min(policy.longest, policy.base * 2 ** min(attempt.number - 1, 30))
    if attempt.trouble is Trouble.TIMEOUT:
        delay = min(delay, remaining / 4)  # time enough has passed, and what is left is for the next attempt
    if attempt.throttled and asked is None:
        delay += policy.base * 2 ** min(attempt.number, 30) / 2
    if asked is not None:
        delay = asked + min(delay, 1.0)
    return delay if delay < remaining else None


def may_repeat(operation: Operation, attempt: Attempt, statuses: Collection[int] | None = None) -> bool:
    """Return whether another attempt could help and cannot do anything twice; `statuses` are those that a policy names."""
    if attempt.trouble is Trouble.REFUSED:
        return True
    if not operation.repeatable or attempt.trouble in (Trouble.TOO_LARGE, Trouble.HOPELESS):
        return False
    if attempt.trouble is not Trouble.STATUS:
        return True
    if statuses is None:
        return attempt.throttled or is_transient(attempt.status or 0)
    return attempt.status in statuses or (attempt.throttled and 429 in statuses)


def is_transient(status: int) -> bool:
    """Return whether the same request may succeed later: 408, 429 and the 5xx, the unofficial ones of proxies included."""
    return status in (408, 429) or (500 <= status <= 599 and status not in _NEVER_TRANSIENT)


def retry_after(headers: Mapping[str, str], *, now: float) -> float | None:
    """Return the seconds a server asks to wait, or None if it does not say so in a way that makes sense.

    Reads `x-amz-retry-after` (whole milliseconds) and `Retry-After` (seconds, or an HTTP date); `now` is epoch seconds.
    """
    milliseconds = headers.get("x-amz-retry-after", "").strip()
    if milliseconds.isascii() and milliseconds.isdigit():
        return _sensible(int(milliseconds[:15]) / 1000)
    text = headers.get("retry-after", "").strip()
    if not text:
        return None
    try:
        return _sensible(float(text)) if text.replace(".", "", 1).isdecimal() else _until(text, now)
    except (ValueError, TypeError, OverflowError):
        return None


def _until(text: str, now: float) -> float | None:
    from email.utils import parsedate_to_datetime  # late, for it takes long to import, and few servers send a date

    when = parsedate_to_datetime(text)
    aware: datetime = when if when.tzinfo else when.replace(tzinfo=UTC)
    return _sensible(max(0.0, aware.timestamp() - now))


def _sensible(seconds: float) -> float | None:
    return seconds if math.isfinite(seconds) and 0 <= seconds <= MAX_RETRY_AFTER else None


class RetryBudget:
    """A token bucket over all calls of a client, so that a sick server is not hammered.

    Each repeat takes `cost` tokens, each success gives one back; an empty bucket means no repeats for now.
    """

    def __init__(self, capacity: int = 100, cost: int = 5) -> None:
        self._capacity = self._tokens = capacity
        self._cost = cost
        self._lock = ForkSafeLock()

    def take(self) -> bool:
        """Take the tokens for one repeat; return False if there are not enough."""
        with self._lock:
            if self._tokens < self._cost:
                return False
            self._tokens -= self._cost
            return True

    def success(self) -> None:
        """Give one token back."""
        if self._tokens < self._capacity:
            with self._lock:
                self._tokens = min(self._capacity, self._tokens + 1)
