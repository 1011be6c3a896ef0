"""When a request is repeated, and after how long."""

from typing import Any

import pytest

from orchestrator_clients import Retry, UsageError
from orchestrator_clients._core.operation import Operation, Repeat
from orchestrator_clients._core.retry import (
    Attempt,
    RetryBudget,
    Trouble,
    is_transient,
    may_repeat,
    pause_before,
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
    assert pause_before(Retry(), SAFE, attempt, remaining=remaining, chance=chance) == delay


def test_delays_are_capped() -> None:
    policy = Retry(attempts=10_000)
    late = Attempt(5000, Trouble.TIMEOUT)
    assert pause_before(policy, SAFE, late, remaining=1e9, chance=1.0) == policy.longest


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"attempts": 0}, "attempts=0: give a whole number"),
        ({"attempts": 2.0}, "attempts=2.0"),
        ({"attempts": True}, "attempts=True"),
        ({"base": -1}, "base=-1: give seconds"),
        ({"base": float("nan")}, "base=nan"),
        ({"longest": float("inf")}, "longest=inf"),
        ({"longest": "5"}, "longest='5'"),
        ({"base": 5, "longest": 1}, "longest=1 is less than base=5"),
        ({"heed_retry_after": 1}, "heed_retry_after=1: give True or False"),
        ({"statuses": 503}, "statuses=503: give statuses of errors"),
        ({"statuses": "503"}, "statuses='503'"),
        ({"statuses": [200]}, "statuses=.200."),
        ({"statuses": [True]}, "statuses=.True."),
    ],
)
def test_a_policy_that_cannot_be_meant(given: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=f"retry: {message}"):
        Retry(**given)


def test_a_policy_is_a_value() -> None:
    policy = Retry(statuses=[503, 429], base=0)
    assert policy == Retry(statuses={429, 503}, base=0) != Retry()
    assert {policy: 1}[Retry(statuses=(429, 503), base=0)] == 1
    with pytest.raises(AttributeError):
        policy.attempts = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("policy", "attempt", "delay"),
    [
        (Retry(heed_retry_after=False), Attempt(1, Trouble.STATUS, 503, retry_after=7.0), 0.5),
        (Retry(heed_retry_after=False), Attempt(1, Trouble.STATUS, 429, throttled=True, retry_after=7.0), 1.0),
        (Retry(base=2, longest=3), Attempt(3, Trouble.STATUS, 503), 3.0),
        (Retry(statuses={404}), Attempt(1, Trouble.STATUS, 404), 0.5),
        (Retry(statuses={404}), Attempt(1, Trouble.STATUS, 503), None),
        (Retry(statuses={429}), Attempt(1, Trouble.STATUS, 400, throttled=True), 1.0),
        (Retry(statuses={503}), Attempt(1, Trouble.STATUS, 400, throttled=True), None),
        (Retry(statuses={503}), Attempt(1, Trouble.HOPELESS, 407), None),
        (Retry(statuses={503}), Attempt(1, Trouble.CONNECTION), 0.5),
    ],
)
def test_what_a_policy_decides(policy: Retry, attempt: Attempt, delay: float | None) -> None:
    assert pause_before(policy, SAFE, attempt, remaining=100, chance=1.0) == delay
    assert pause_before(policy, ONCE, attempt, remaining=100, chance=1.0) is None


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
