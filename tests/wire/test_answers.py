"""Odd, broken and hostile answers: what can be read is, what cannot is a typed error, and a start is sent once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.wire.answers import (
    after,
    answer,
    chunked,
    coded,
    cut,
    cut_in_chunk,
    cut_in_head,
    framed,
    good,
    good_and_close,
    nothing,
    old,
    old_kept,
    reset,
    reset_in_body,
    run_of,
    saying,
    two_members,
    with_extensions,
    with_fields,
    with_head,
)
from tests.wire.servers import Connection, Request, Step, serving
from tests.wire.worlds import cloudify, get, outcome, read, start

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

OK, TYPED, EITHER = "ok", "typed", "either"
"""A result, an error of this package, or one of the two: where the field's own clients differ."""

INTERIM = b"HTTP/1.1 100 Continue\r\n\r\n"
HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
LENGTH = b"Content-Length: LENGTH\r\n"


@dataclass(frozen=True)
class Row:
    """What the server says to every request, and what comes of a read and a start."""

    step: Step
    told: str = OK


ROWS = {
    "well": Row(good),
    "well-and-close": Row(good_and_close),
    "http-1.0": Row(old),
    "http-1.0-kept": Row(old_kept),
    "chunked-with-trailer": Row(chunked),
    "chunk-extensions": Row(with_extensions),
    "100": Row(after(INTERIM)),
    "103": Row(after(HINTS)),
    "100-and-103": Row(after(INTERIM, HINTS, INTERIM)),
    "no-reason": Row(with_head(LENGTH)),
    "folded-field": Row(with_fields("X-Note: one", " two")),
    "latin-1-field": Row(with_fields("X-Note: caf\xe9")),
    "utf-8-field": Row(with_fields("X-Note: " + "Größe".encode().decode("latin-1"))),
    "empty-field": Row(with_fields("X-Note:")),
    "many-fields": Row(with_fields(*(f"X-Note-{n}: {n}" for n in range(60)))),
    "length-twice-the-same": Row(with_head(LENGTH + LENGTH), EITHER),
    "gzip": Row(coded("gzip")),
    "x-gzip": Row(coded("x-gzip")),
    "deflate": Row(coded("deflate")),
    "two-gzip-members": Row(two_members),
    "coding-utf-8": Row(coded("UTF-8")),
    "coding-none": Row(coded("none")),
    "coding-identity": Row(coded("identity")),
    "coding-binary": Row(coded("binary")),
    "coding-not-asked-for": Row(coded("br"), EITHER),
    "lengths-that-conflict": Row(with_head(LENGTH + b"Content-Length: 3\r\n"), TYPED),
    "length-and-chunked": Row(with_head(LENGTH + b"Transfer-Encoding: chunked\r\n"), TYPED),
    "transfer-gzip": Row(framed("gzip, chunked"), TYPED),
    "transfer-odd": Row(framed("odd"), TYPED),
    "length-below-zero": Row(with_head(b"Content-Length: -5\r\n"), TYPED),
    "length-no-number": Row(with_head(b"Content-Length: many\r\n"), TYPED),
    "length-too-long": Row(with_head(b"Content-Length: 1" + b"0" * 30 + b"\r\n"), TYPED),
    "chunk-size-no-number": Row(saying(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"), TYPED),
    "field-without-colon": Row(with_head(LENGTH + b"nonsense\r\n"), TYPED),
    "nul-in-field": Row(with_head(LENGTH + b"X-Note: a\0b\r\n"), EITHER),
    "bare-line-ends": Row(saying(b"HTTP/1.1 200 OK\nContent-Length: 0\n\n"), TYPED),
    "status-no-number": Row(saying(b"HTTP/1.1 okay\r\n\r\n"), TYPED),
    "status-99": Row(saying(b"HTTP/1.1 99 Odd\r\nContent-Length: 0\r\n\r\n"), TYPED),
    "status-000": Row(saying(b"HTTP/1.1 000 Odd\r\nContent-Length: 2\r\n\r\n{}"), TYPED),
    "status-101": Row(saying(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), TYPED),
    "ssh": Row(saying(b"SSH-2.0-OpenSSH_9.6\r\n"), TYPED),
    "http-2": Row(saying(b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64"), TYPED),
    "http-9": Row(saying(b"HTTP/9.0 200 OK\r\nContent-Length: 0\r\n\r\n"), TYPED),
    "tls-alert": Row(saying(b"\x15\x03\x03\x00\x02\x02\x16"), TYPED),
    "rubbish": Row(saying(b"\xff\xfe\0" * 50), TYPED),
    "nothing": Row(nothing, TYPED),
    "reset": Row(reset, TYPED),
    "reset-in-body": Row(reset_in_body, TYPED),
    "cut": Row(cut, TYPED),
    "cut-in-chunk": Row(cut_in_chunk, TYPED),
    "cut-in-head": Row(cut_in_head, TYPED),
}
PASSING = (
    "nothing",
    "reset",
    "reset-in-body",
    "cut",
    "cut-in-chunk",
    "cut-in-head",
    "rubbish",
    "ssh",
    "length-no-number",
)
"""What a second attempt of a read mends, if it happens once."""

every_row = pytest.mark.parametrize("name", ROWS)
LIMITS = {"deadline": 10, "timeout": 5, "max_attempts": 2}


@every_row
async def test_a_read(name: str, world: str) -> None:
    row = ROWS[name]
    with serving(row.step) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            for _ in range(2):  # the second on the connection that the first left behind
                came = await outcome(read, client)
                assert came.told == OK or row.told != OK, came.error
                assert came.told != OK or row.told != TYPED
                assert came.error is not None or came.result == []


@every_row
async def test_a_start(name: str, world: str) -> None:
    row = ROWS[name]
    with serving(row.step) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            came = await outcome(start, client)
            assert came.told == OK or row.told != OK, came.error
            assert came.told != OK or row.told != TYPED
            assert came.told in (OK, "OutcomeUnknownError", "ApiError"), came.error
        assert server.starts == 1


@pytest.mark.parametrize("name", PASSING)
async def test_what_happens_once_is_mended_for_a_read(name: str, world: str) -> None:
    with serving(ROWS[name].step, good) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            assert await read(client) == []


async def test_an_answer_that_nobody_asked_for_is_not_taken_for_the_next(world: str) -> None:
    def twice(connection: Connection, request: Request) -> None:
        connection.send(answer(request) + answer(request, body=run_of("forged")))

    with serving(twice) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            for number in range(5):
                came = await outcome(lambda client, number=number: get(client, f"run-{number}"), client)
                assert came.told in (OK, "ConnectionFailed", "DecodeError")
