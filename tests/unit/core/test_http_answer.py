"""Heads of answers that the synchronous wire of [fast] refuses by their words, and those that it reads."""

from __future__ import annotations

import socket
from contextlib import closing

import pytest

from orchestrator_clients._core.wire.contract import Fault, WireFailure
from orchestrator_clients._core.wire.http_answer import HttpAnswer


def answer_to(fields: bytes) -> HttpAnswer:
    """Return the answer with this head, closed."""
    here, there = socket.socketpair()
    with here, there, closing(HttpAnswer(here, method="GET")) as answer:
        there.sendall(b"HTTP/1.1 200 OK\r\n" + fields + b"\r\n{}")
        answer.begin()
    return answer


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (b"Content-Length: " + b"9" * 5_000 + b"\r\n", "no length"),  # of more digits than Python makes a number of
        (b"Content-Length: \r\n", "no length"),
        (b"Content-Length: 2\r\nContent-Length: 3\r\n", "no length"),
        (b"Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "nobody asked for"),
        (b"Transfer-Encoding: gzip, chunked\r\n", "nobody asked for"),
        (b"Transfer-Encoding: chunked\x0b\r\n", "nobody asked for"),
        (b"Content-Length: 2\x0b\r\n", "no length"),
        (b"X-Note: a\rb\r\n", "no header field"),
        (b"X-Note: a\0b\r\n", "no header field"),
    ],
)
def test_a_head_that_may_be_read_in_two_ways_is_refused(fields: bytes, says: str) -> None:
    with pytest.raises(WireFailure, match=says) as raised:
        answer_to(fields)
    assert raised.value.fault is Fault.MALFORMED


@pytest.mark.parametrize(
    ("fields", "length", "chunked"),
    [
        (b"Content-Length: 2\r\n", 2, False),
        (b"content-length: 2\r\nContent-Length: 2, 2\r\n", 2, False),
        (b"Transfer-Encoding: Chunked\r\n", None, True),
        (b"X-Note: \xe9\r\n", None, False),
    ],
)
def test_a_head_says_how_long_the_body_is(fields: bytes, length: int | None, *, chunked: bool) -> None:
    answer = answer_to(fields)
    assert (answer.length, bool(answer.chunked)) == (length, chunked)
