"""A log as it passes through the command: its lines byte for byte, but for the secrets in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients._command.logs import LONGEST, Line, hidden, lines, readable


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
