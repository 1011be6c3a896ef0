"""Reading logs over real sockets: bare, from the middle, compressed, from storages that fall silent or change their mind."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from orchestrator_clients import AsyncAdobeCloudManager, AuthError, DecodeError, NotFoundError, RequestTimeout
from orchestrator_clients.testing import VirtualClock

from .conftest import IDS, STEP, Request, Server, answer, client, options
from .logs import LOG, SIGNED, points_to, ranged


def test_a_log_is_fetched_bare_from_the_other_host(read: Callable[..., Any], server: Server, storage: Server) -> None:
    points_to(server, storage)
    storage.handler = lambda request: ranged(request, LOG)
    assert read("iter_log", file="sonarLogFile") == LOG
    (api,), (bare,) = server.requests, storage.requests
    assert api.target == f"{STEP}/logs?file=sonarLogFile"
    assert api.headers["accept"] == "application/json"
    credentials = {"authorization": "Bearer T0KEN-abc", "x-api-key": "client-id", "x-gw-ims-org-id": "A1@AdobeOrg"}
    assert credentials.items() <= api.headers.items()
    assert bare.target == SIGNED
    assert not credentials.keys() & bare.headers.keys()
    assert "T0KEN" not in str(bare.headers)
    assert (bare.headers["accept-encoding"], bare.headers.get("range")) == ("identity", None)


def test_a_307_leads_there_as_well(read: Callable[..., Any], server: Server, storage: Server) -> None:
    server.handler = lambda request: answer(307, Location=storage.url + SIGNED)
    storage.handler = lambda request: ranged(request, LOG)
    assert read("iter_log", offset=100) == LOG[100:]
    assert storage.requests[0].headers["range"] == "bytes=100-"
    assert len(server.requests) == 1


@pytest.fixture
def released() -> Iterator[threading.Event]:
    """What a silent storage waits for."""
    event = threading.Event()
    yield event
    event.set()


def test_a_storage_that_falls_silent_is_given_up(server: Server, storage: Server, released: threading.Event) -> None:
    points_to(server, storage)

    def handle(request: Request) -> Iterator[bytes]:
        yield answer(200, b"x", length=100)
        released.wait(5)

    storage.handler = handle
    with client(server, VirtualClock()) as adobe:
        log = adobe.steps.iter_log(*IDS, timeout=0.05)
        assert next(log) == b"x"  # before the rest is there
        with pytest.raises(RequestTimeout):
            list(log)
        released.set()


def test_a_long_reading_outlasts_the_deadline_of_a_call(
    read: Callable[..., Any], server: Server, storage: Server
) -> None:
    points_to(server, storage)

    def handle(request: Request) -> Iterator[bytes]:
        yield answer(200, LOG[:10], length=20)
        time.sleep(0.6)  # real: a transport counts by its own clock
        yield LOG[10:20]

    storage.handler = handle
    assert read("iter_log", deadline=0.5) == LOG[:20]
    assert len(storage.requests) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_an_address_that_expired_is_asked_for_again_once(
    read: Callable[..., Any], server: Server, storage: Server, status: int
) -> None:
    points_to(server, storage)
    storage.handler = lambda request: (
        answer(200, LOG[:10], length=20) if len(storage.requests) == 1 else answer(status, b"<Error>expired</Error>")
    )
    with pytest.raises(AuthError):
        read("iter_log")
    assert (len(server.requests), len(storage.requests)) == (2, 3)
    assert all("authorization" not in request.headers for request in storage.requests)


def test_a_compressed_log_is_read_but_not_from_the_middle(
    read: Callable[..., Any], server: Server, storage: Server
) -> None:
    points_to(server, storage)
    packed = zlib.compress(LOG)
    storage.handler = lambda request: answer(200, packed, Content_Encoding="deflate")
    assert read("iter_log") == LOG
    with pytest.raises(DecodeError, match="compressed"):
        read("iter_log", offset=5)
    storage.handler = lambda request: answer(200, packed[:-10], Content_Encoding="deflate")
    with pytest.raises(DecodeError, match="cut short"):
        read("iter_log")
    storage.handler = lambda request: answer(200, packed, Content_Encoding="br")
    with pytest.raises(DecodeError, match="not asked for"):
        read("iter_log")


def test_leaving_early_gives_the_connection_back(server: Server, storage: Server) -> None:
    points_to(server, storage)
    storage.handler = lambda request: ranged(request, LOG)

    async def main() -> None:
        async with AsyncAdobeCloudManager("A1@AdobeOrg", "client-id", **options(server, VirtualClock())) as adobe:
            async for chunk in adobe.steps.iter_log(*IDS):
                assert LOG.startswith(chunk)
                break
            assert b"".join([chunk async for chunk in adobe.steps.iter_log(*IDS)]) == LOG

    asyncio.run(main())
    with client(server, VirtualClock()) as adobe:
        for _ in range(3):
            assert LOG.startswith(next(iter(adobe.steps.iter_log(*IDS))))


def test_no_library_logs_the_signed_address_or_a_credential(
    read: Callable[..., Any], server: Server, storage: Server, caplog: pytest.LogCaptureFixture
) -> None:
    points_to(server, storage)
    storage.handler = lambda request: (
        answer(200, LOG[:9], length=20) if len(storage.requests) == 1 else ranged(request, LOG)
    )
    with caplog.at_level(logging.DEBUG):
        assert read("iter_log") == LOG
    assert any(record.name == "orchestrator_clients" for record in caplog.records)
    assert not [word for word in ("S3CR3T", "T0KEN", "client-id") if word in caplog.text]


@pytest.mark.parametrize("body", [b"{}", b"", b'{"other": 1}'])
def test_no_log_raises_not_found(read: Callable[..., Any], server: Server, body: bytes) -> None:
    server.handler = lambda request: answer(200, body)
    with pytest.raises(NotFoundError, match="no log"):
        read("iter_log")
    assert len(server.requests) == 1
