"""Logs as they are streamed: files of several gzip members, in pieces of any size, whole or cut."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from orchestrator_clients import DecodeError, TransportError
from tests.contract.both import close
from tests.contract.credentials import KINDS
from tests.wire import test_answers as answers
from tests.wire.answers import chunks, log_of, run_of
from tests.wire.servers import Connection, Step, serving
from tests.wire.worlds import Restless, outcome

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

FIRST, SECOND = b"first part\n", b"second part: BUILD FAILURE\n"
LARGE = b"".join(b"%d a line of a long log\n" % number for number in range(20_000))


def members(*parts: bytes) -> bytes:
    """Return a file of gzip members: RFC 1952 says that one after another is what all hold together."""
    return b"".join(map(gzip.compress, parts))


@dataclass(frozen=True)
class Row:
    """A log as it is stored and coded, and what it says; None where that cannot be told, and a piece of it may be read."""

    stored: bytes
    says: bytes | None
    coding: str = "gzip"


TWO = members(FIRST, SECOND)
ROWS = {
    "one": Row(members(FIRST), FIRST),
    "two": Row(TWO, FIRST + SECOND),
    "two-x-gzip": Row(TWO, FIRST + SECOND, "x-gzip"),
    "a-hundred": Row(members(*[FIRST] * 100), FIRST * 100),
    "with-an-empty-one": Row(members(FIRST, b"", SECOND), FIRST + SECOND),
    "empty": Row(members(b""), b""),
    "large": Row(members(LARGE, SECOND, LARGE), LARGE + SECOND + LARGE),
    "padded": Row(TWO + bytes(512), FIRST + SECOND),
    "coded-twice": Row(gzip.compress(TWO), FIRST + SECOND, "gzip, gzip"),
    "not-coded": Row(FIRST + SECOND, FIRST + SECOND, "none"),
    "cut-in-the-second": Row(TWO[:-6], None),
    "cut-in-its-head": Row(members(FIRST) + TWO[:5], None),
    "damaged-second": Row(members(FIRST) + members(SECOND)[:-8] + bytes(8), None),
}


def whole(connection: Connection, head: bytes, body: bytes) -> None:
    connection.send(b"%sContent-Length: %d\r\n\r\n" % (head, len(body)), body)


def byte_by_byte(connection: Connection, head: bytes, body: bytes) -> None:
    """Send each byte as a chunk of its own, or each thousand of a large body."""
    coded = chunks(body, size=1 if len(body) < 5000 else 1000)
    connection.send(head + b"Transfer-Encoding: chunked\r\n\r\n" + coded)


def to_the_end(connection: Connection, head: bytes, body: bytes) -> None:
    """Let the end of the connection be that of the body."""
    connection.send(head + b"Connection: close\r\n\r\n" + body)
    connection.finish()


WAYS: dict[str, Callable[[Connection, bytes, bytes], None]] = {
    "whole": whole,
    "byte-by-byte": byte_by_byte,
    "to-the-end": to_the_end,
}


def storing(row: Row, way: Callable[[Connection, bytes, bytes], None]) -> Step:
    """Return a step that links to the log, and gives it."""
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {row.coding}\r\n".encode()
    return log_of(lambda connection, _: way(connection, head, row.stored))


async def read(client: Any, seen: bytearray) -> None:
    """Read the log, and keep what came of it even if it breaks off."""
    log = client.steps.iter_log("1", "2", "3", "4", "5")
    if isinstance(log, AsyncIterator):
        async for chunk in log:
            seen += chunk
    else:
        for chunk in log:
            seen += chunk


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ROWS)
async def test_what_a_log_says(name: str, way: str, world: str) -> None:
    row, seen = ROWS[name], bytearray()
    with serving(storing(row, WAYS[way])) as server:
        client = KINDS["adobe-token"].make(server.url, "some-secret", world, deadline=10)
        if row.says is not None:
            await read(client, seen)
        else:
            with pytest.raises((DecodeError, TransportError)):
                await read(client, seen)
        await close(client)
    assert seen == row.says if row.says is not None else (FIRST + SECOND).startswith(seen)


EMPTY = ("bare-line-ends", "http-9")
"""Answers without a body, which some transports take: there is no JSON in them, but a log may be empty."""


@pytest.mark.parametrize("name", answers.ROWS)
async def test_an_odd_answer_as_a_log(name: str, world: str) -> None:
    """It is read as what it says, or refused: what frames or codes it is never taken for what the log says."""
    row, seen = answers.ROWS[name], bytearray()
    with serving(log_of(row.step)) as server:
        client = KINDS["adobe-token"].make(server.url, "some-secret", world, clock=Restless(), timeout=5)
        came = await outcome(lambda client: read(client, seen), client)
        await close(client)
    said = b"" if name in EMPTY else run_of("blob")
    assert came.told == answers.OK or row.told != answers.OK, came.error
    assert came.told != answers.OK or row.told != answers.TYPED or name in EMPTY
    assert seen == said if came.told == answers.OK else said.startswith(seen)
