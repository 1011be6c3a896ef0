"""TLS: trust means the same on every wire, and what is not trusted is told at once, before anything is sent."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import ConnectionFailed, OutcomeUnknownError, TransportError, UsageError
from tests.wire.answers import answer, good
from tests.wire.certificates import bundle, context, folder_of
from tests.wire.servers import Connection, Request, serving
from tests.wire.worlds import cloudify, outcome, read, start

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

LIMITS: dict[str, Any] = {"deadline": 10, "timeout": 5}


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return bundle(tmp_path, "ours")


WAYS: dict[str, Callable[[Path], Any]] = {
    "path": lambda path: path,
    "text": str,
    "folder": lambda path: folder_of(path.parent / "authorities", "ours"),
    "context": lambda path: ssl.create_default_context(cafile=path),
    "no": lambda path: False,
}


@pytest.mark.parametrize("way", WAYS)
async def test_a_server_that_is_trusted(way: str, ours: Path, world: str) -> None:
    with serving(good, tls=context()) as server:
        async with cloudify(world, server.url, verify=WAYS[way](ours), **LIMITS) as client:
            assert await read(client) == []
            await start(client)
    assert server.starts == 1


@dataclass(frozen=True)
class Row:
    """A server that is not trusted: its certificate, and what the client is told to trust."""

    tls: Callable[[], ssl.SSLContext] = context
    trusts: str = "ours"
    options: dict[str, Any] = field(default_factory=dict)
    says: str = "(?i)certificate"


ROWS = {
    "another-authority": Row(trusts="other"),
    "wrong-name": Row(lambda: context(names=("elsewhere.example.com",))),
    "wrong-address": Row(lambda: context(names=("192.0.2.1",))),
    "no-more": Row(lambda: context(valid="no-more")),
    "not-yet": Row(lambda: context(valid="not-yet")),
    "system": Row(trusts="", options={"verify": True}),
}


@pytest.mark.parametrize("name", ROWS)
async def test_a_server_that_is_not(name: str, world: str, tmp_path: Path) -> None:
    row = ROWS[name]
    options = {**({"verify": bundle(tmp_path, row.trusts)} if row.trusts else {}), **row.options, **LIMITS}
    with serving(good, tls=row.tls()) as server:
        async with cloudify(world, server.url, **options) as client:
            for number, call in enumerate((read, start), 1):
                came = await outcome(call, client)
                assert isinstance(came.error, ConnectionFailed)
                assert came.error.retry_safe
                assert server.connections == number, "it is not tried again: it would not help"
                with pytest.raises(ConnectionFailed, match=row.says):
                    raise came.error
    assert server.requests == []


async def test_a_bundle_is_trusted_alone(
    ours: Path, world: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle(tmp_path, "system")))
    with serving(good, tls=context("system")) as server:
        async with cloudify(world, server.url, **LIMITS) as client:
            assert await read(client) == []
        async with cloudify(world, server.url, verify=ours, **LIMITS) as client:
            assert isinstance((await outcome(read, client)).error, ConnectionFailed)


@pytest.mark.parametrize("content", [b"", b"junk", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
async def test_a_bundle_that_is_none(content: bytes, world: str, tmp_path: Path) -> None:
    path = tmp_path / "junk.pem"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="verify"):
        async with cloudify(world, "https://manager.example.com", verify=path):
            pass


async def test_a_server_that_wants_a_certificate_of_the_client(ours: Path, world: str) -> None:
    with serving(good, tls=context(wants_client=True)) as server:
        async with cloudify(world, server.url, verify=ours, **LIMITS) as client:
            assert isinstance((await outcome(read, client)).error, TransportError)
            assert (await outcome(start, client)).error is not None
    assert server.requests == []


async def test_a_server_without_tls(world: str) -> None:
    def greet(connection: Connection) -> None:
        connection.send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        connection.finish()
        connection.hang()

    with serving(greet=greet) as server:
        async with cloudify(world, server.url.replace("http:", "https:"), **LIMITS) as client:
            came = await outcome(start, client)
    assert isinstance(came.error, ConnectionFailed)
    assert came.error.retry_safe


async def test_a_server_that_breaks_off_without_saying_so(ours: Path, world: str) -> None:
    def cut(connection: Connection, request: Request) -> None:
        connection.send(answer(request)[:-3])
        connection.reset()

    with serving(cut, tls=context()) as server:
        async with cloudify(world, server.url, verify=ours, **LIMITS) as client:
            assert isinstance((await outcome(start, client)).error, OutcomeUnknownError)
    assert server.starts == 1


async def test_a_name_that_only_the_certificate_has(ours: Path, world: str) -> None:
    with serving(good, tls=context(names=("localhost",))) as server:
        async with cloudify(world, server.url.replace("127.0.0.1", "localhost"), verify=ours, **LIMITS) as client:
            assert await read(client) == []
