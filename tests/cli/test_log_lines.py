"""A log as it passes through the command: its lines byte for byte, but for the secrets in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients._command.logs import LONGEST, Line, hidden, lines, readable
from orchestrator_clients._core.redact import Redactor


@pytest.mark.parametrize(
    ("chunks", "expected"),
    [
        ([], []),
        ([b"a\nb"], [b"a\n", b"b"]),
        ([b"a\r\n", b"b\n"], [b"a\r\n", b"b\n"]),
        ([b"pass", b"word=", b"x\n"], [b"password=x\n"]),
        ([b"\n\n"], [b"\n", b"\n"]),
        ([b"10%\r20%\r", b"30%"], [b"10%\r20%\r30%"]),
    ],
)
def test_lines_of_chunks(chunks: list[bytes], expected: list[bytes]) -> None:
    assert [line.content for line in lines(chunks)] == expected


@given(st.lists(st.binary(max_size=20)), st.integers(0, 1000))
def test_lines_are_the_chunks_byte_for_byte(chunks: list[bytes], offset: int) -> None:
    found = list(lines(chunks, offset))
    assert b"".join(line.content for line in found) == b"".join(chunks)
    assert [line.offset for line in found] == [offset, *(line.ends_at for line in found)][: len(found)]


def test_an_endless_line_is_broken() -> None:
    found = list(lines([b"x" * 70_000] * 3))
    assert [len(line.content) for line in found] == [LONGEST, LONGEST, 10_000]
    assert found[-1] == Line(2 * LONGEST, b"x" * 10_000)


@given(st.binary())
def test_a_line_without_a_secret_stays_as_it_is(content: bytes) -> None:
    assert hidden(content, lambda text: text) == content


@pytest.mark.parametrize(
    ("content", "kept", "text"),
    [
        (b"\xff\x1b[1m hush \r\n", b"\xff\x1b[1m *** \r\n", "\ufffd\x1b[1m hush "),
        ("grün hush".encode(), "grün ***".encode(), "grün hush"),
    ],
)
def test_a_line_with_a_secret_loses_nothing_else(content: bytes, kept: bytes, text: str) -> None:
    assert hidden(content, lambda text: text.replace("hush", "***")) == kept
    assert readable(content) == text


@pytest.mark.parametrize("before", [LONGEST - 30, LONGEST - 5, LONGEST, LONGEST + 5])
@pytest.mark.parametrize("size", [1, 999, 10**6])
def test_a_secret_where_a_long_line_is_cut_is_hidden(before: int, size: int) -> None:
    secret = "a secret of some 30 characters"
    line = b"x" * before + secret.encode() + b"y" * 150_000
    redact = Redactor([secret]).text
    found = list(lines((line[at : at + size] for at in range(0, len(line), size)), 0, redact))
    assert b"".join(one.content for one in found) == line
    assert len(found) > 1
    shown = b"".join(hidden(one.content, redact) for one in found)
    assert shown == line.replace(secret.encode(), b"***")


def test_a_long_line_in_chunks_of_one_byte_takes_no_more_than_its_length() -> None:
    # Joined anew for each chunk this would not end today.
    line = b"x" * 3_000_000
    assert sum(len(one.content) for one in lines(line[at : at + 1] for at in range(len(line)))) == len(line)
