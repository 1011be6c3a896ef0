"""States, times, and words this version does not know."""

import logging
from datetime import UTC, datetime
from typing import Any

import pytest

from orchestrator_clients import State
from orchestrator_clients._core.model import from_micros, instant, state_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-11T08:15:42.107+0000", datetime(2026, 2, 11, 8, 15, 42, 107000, UTC)),
        ("2026-02-11T08:15:42Z", datetime(2026, 2, 11, 8, 15, 42, tzinfo=UTC)),
        ("2026-02-11T10:15:42+02:00", datetime(2026, 2, 11, 8, 15, 42, tzinfo=UTC)),
        ("2026-02-11T08:15:42", datetime(2026, 2, 11, 8, 15, 42, tzinfo=UTC)),
        ("yesterday", None),
        ("", None),
        (None, None),
        (5, None),
    ],
)
def test_instant(text: Any, expected: datetime | None) -> None:
    assert instant(text) == expected


@pytest.mark.parametrize("value", [None, 0, -1, True, "1", 10**30])
def test_micros_that_are_no_time(value: Any) -> None:
    assert from_micros(value) is None


def test_micros() -> None:
    assert from_micros(1678759205120000) == datetime(2023, 3, 14, 2, 0, 5, 120000, UTC)


def test_an_unknown_word_is_unknown_not_ended_and_warned_about_once(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        states = [state_of("cloudify", {}, "hibernating-7f3a") for _ in range(3)]
    assert states == [State.UNKNOWN] * 3
    assert not State.UNKNOWN.ended
    assert [record.getMessage() for record in caplog.records] == [
        "cloudify: the status 'hibernating-7f3a' is not known to this version; it is taken as not ended"
    ]


@pytest.mark.parametrize("word", [None, 5, ["started"], {}])
def test_what_is_no_word_is_unknown(word: Any) -> None:
    assert state_of("cloudify", {"started": State.RUNNING}, word) is State.UNKNOWN
