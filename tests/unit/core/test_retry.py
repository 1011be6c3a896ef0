"""When a request is repeated, and after how long."""

import pytest

from orchestrator_clients._core.operation import Operation, Repeat
from orchestrator_clients._core.retry import (
    Attempt,
    RetryBudget,
    RetryPolicy,
    Trouble,
    is_transient,
    may_repeat,
    retry_after,
)

NOW = 1_767_225_600.0  # 2026-01-01T00:00:00Z
SAFE, IDEMPOTENT, ONCE = (Operation("x", repeat) for repeat in Repeat)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": " 7 "}, 7.0),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "86401"}, None),
        ({"retry-after": "9" * 400}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "٣"}, 3.0),
        ({"retry-after": "Thu, 01 Jan 2026 00:00:30 GMT"}, 30.0),
        ({"retry-after": "Wed, 31 Dec 2025 23:00:00 GMT"}, 0.0),
        ({"retry-after": "Thu, 01 Jan 2026 00:00:30"}, 30.0),
        ({"retry-after": "Thu, 99 Jan 2026 00:00:30 GMT"}, None),
        ({"retry-after": "Thu, 01 Jan 2099 00:00:00 GMT"}, None),
        ({"x-amz-retry-after": "1500"}, 1.5),
        ({"x-amz-retry-after": "1500", "retry-after": "9"}, 1.5),
        ({"x-amz-retry-after": "fast", "retry-after": "9"}, 9.0),
        ({"x-amz-retry-after": "-5"}, None),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, now=NOW) == seconds


@pytest.mark.parametrize(
    ("trouble", "status", "throttled", "reads", "writes_once"),
    [
        (Trouble.REFUSED, None, False, True, True),
        (Trouble.CONNECTION, None, False, True, False),
        (Trouble.TIMEOUT, None, False, True, False),
        (Trouble.MALFORMED, None, False, True, False),
        (Trouble.TOO_LARGE, None, False, False, False),
        *((Trouble.STATUS, status, False, True, False) for status in (408, 429, 500, 502, 503, 504, 520, 599)),
        *((Trouble.STATUS, status, False, False, False) for status in (400, 401, 403, 404, 409, 412, 501, 505, 302)),
        (Trouble.STATUS, 400, True, True, False),  # AWS throttles with 400 as well
    ],
)
def test_what_may_be_repeated(
    trouble: Trouble, status: int | None, throttled: bool, reads: bool, writes_once: bool
) -> None:
    attempt = Attempt(1, trouble, status, throttled=throttled)
    assert may_repeat(SAFE, attempt) is reads
    assert may_repeat(IDEMPOTENT, attempt) is reads
    assert may_repeat(ONCE, attempt) is writes_once


@pytest.mark.parametrize(
    ("attempt", "chance", "remaining", "delay"),
    [
        (Attempt(1, Trouble.TIMEOUT), 1.0, 100, 0.5),
        (Attempt(1, Trouble.TIMEOUT), 0.5, 100, 0.25),
        (Attempt(1, Trouble.TIMEOUT), 0.0, 100, 0.0),
        (Attempt(3, Trouble.TIMEOUT), 1.0, 100, 2.0),
        (Attempt(4, Trouble.TIMEOUT), 1.0, 100, None),  # the last attempt
        (Attempt(3, Trouble.TIMEOUT), 1.0, 2.0, 0.5),  # little time is left, and time enough has passed
        (Attempt(3, Trouble.CONNECTION), 1.0, 1.9, None),  # no room before the deadline
        (Attempt(1, Trouble.HOPELESS), 1.0, 100, None),
        (Attempt(1, Trouble.STATUS, 503, retry_after=7.0), 1.0, 100, 7.5),
        (Attempt(1, Trouble.STATUS, 503, retry_after=7.0), 1.0, 7, None),
        (Attempt(1, Trouble.STATUS, 404), 1.0, 100, None),
        (Attempt(1, Trouble.STATUS, 429, throttled=True), 0.0, 100, 0.5),  # longer than for other faults
    ],
)
def test_delay(attempt: Attempt, chance: float, remaining: float, delay: float | None) -> None:
    assert RetryPolicy().delay(SAFE, attempt, remaining=remaining, chance=chance) == delay


def test_delays_are_capped() -> None:
    policy = RetryPolicy(max_attempts=10_000)
    assert policy.delay(SAFE, Attempt(5000, Trouble.TIMEOUT), remaining=1e9, chance=1.0) == policy.longest


@pytest.mark.parametrize("status", [200, 301, 400, 404, 418, 501, 505, 600])
def test_what_is_not_transient(status: int) -> None:
    assert not is_transient(status)


def test_the_budget_stops_hammering_and_recovers() -> None:
    budget = RetryBudget(capacity=20, cost=5)
    assert [budget.take() for _ in range(5)] == [True, True, True, True, False]
    for _ in range(5):
        budget.success()
    assert [budget.take(), budget.take()] == [True, False]


def test_the_budget_does_not_grow_past_its_capacity() -> None:
    budget = RetryBudget(capacity=5, cost=5)
    for _ in range(100):
        budget.success()
    assert [budget.take(), budget.take()] == [True, False]
