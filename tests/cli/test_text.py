"""Texts for a person: cleaned of what a terminal acts on, links, durations, times."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients.cli.record import instant
from orchestrator_clients.cli.text import clean, duration, harmless, moment, safe_link


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("  a \t b\r\nc ", "a b c"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("\x1b]0;title\x07after", "]0;title after"),
        ("\x9b2J", "2J"),
        ("abc\u202egpj.exe", "abc gpj.exe"),
        ("a\u2028b\u2029c", "a b c"),
        ("\ud800", ""),
        ("naïve 日本 🙂", "naïve 日本 🙂"),
        ("a\x00b\x7fc", "a b c"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_nothing_a_terminal_acts_on_is_left(text: str) -> None:
    for made in (clean(text), harmless(text)):
        assert not any((char < " " and char != "\t") or "\x7f" <= char <= "\x9f" for char in made)
        made.encode()


def test_a_log_line_keeps_its_columns() -> None:
    assert harmless("a\t b   c\x1b[0m") == "a\t b   c [0m"


@pytest.mark.parametrize(
    ("link", "offered"),
    [
        ("https://example.com/a?b=c#d", True),
        ("https://example.com:8443/", True),
        ("http://example.com/", False),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("https://user:word@example.com/", False),
        ("https://user@example.com/", False),
        ("https:///nohost", False),
        ("https://exa mple.com/", False),
        ('https://example.com/"onmouseover="x', False),
        ("https://example.com/\x1b]8;;", False),
        ("https://[::1", False),
        ("//example.com/", False),
        ("", False),
        (None, False),
    ],
)
def test_links(link: str | None, offered: bool) -> None:
    assert safe_link(link) == (link if offered else None)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "0.0s"), (0, "0.0s"), (9.94, "9.9s"), (10, "10s"), (59.4, "59s"), (59.6, "1m00s"), (61, "1m01s"),
        (3599.7, "1h00m"), (7500, "2h05m"), (86400, "1d00h"), (90061, "1d01h"),
    ],
)  # fmt: skip
def test_durations(seconds: float, text: str) -> None:
    assert duration(timedelta(seconds=seconds)) == text


def test_times_are_utc() -> None:
    east = datetime.fromisoformat("2030-05-01T14:00:00.123456+02:00")
    assert (moment(east), instant(east)) == ("2030-05-01 12:00:00Z", "2030-05-01T12:00:00.123Z")
    assert (moment(None), instant(None), duration(None)) == ("", None, "")
