"""What a caller may put in: a transport, headers, a user agent, and hooks that are told what happens."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import re
from typing import Any

import httpx
import pytest

from orchestrator_clients import (
    ConnectionFailed,
    OrchestratorError,
    OutcomeUnknownError,
    RequestEvent,
    ResponseEvent,
    RetryEvent,
    UsageError,
    __version__,
)
from tests.contract.both import close
from tests.contract.credentials import KINDS
from tests.wire.answers import PAGE, good, nothing
from tests.wire.proxies import refusing
from tests.wire.servers import Connection, Request, serving
from tests.wire.worlds import cloudify, outcome, read, settle, start

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

LIMITS: dict[str, Any] = {"deadline": 5, "timeout": 3}
UNAVAILABLE = refusing("503 Service Unavailable", "Set-Cookie: session=s3cr3t-cookie")


def made(world: str, **options: Any) -> Any:
    return httpx.AsyncHTTPTransport(**options) if world == "async" else httpx.HTTPTransport(**options)


async def closed(transport: Any) -> None:
    await settle(transport.aclose() if isinstance(transport, httpx.AsyncBaseTransport) else transport.close())


async def test_a_transport_of_the_callers_own(world: str) -> None:
    own = made(world)
    with serving(good) as server:
        for _ in range(2):  # it outlives a client
            async with cloudify(world, server.url, transport=own, **LIMITS) as client:
                assert await read(client) == []
                await start(client)
        await closed(own)
        assert server.connections == 1
        assert server.starts == 2


async def test_a_transport_of_the_callers_own_mends_and_tells_like_ours(world: str) -> None:
    own = made(world)
    with serving(nothing, good, nothing) as server:
        async with cloudify(world, server.url, transport=own, **LIMITS) as client:
            assert await read(client) == []
            assert isinstance((await outcome(start, client)).error, OutcomeUnknownError)
        await closed(own)
        assert server.starts == 1
    own = made(world)
    async with cloudify(world, "http://127.0.0.1:1", transport=own, **LIMITS) as client:
        came = await outcome(start, client)
    await closed(own)
    assert isinstance(came.error, ConnectionFailed)
    assert came.error.retry_safe


async def test_a_transport_without_a_network(world: str) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, content=PAGE, headers={"Content-Type": "application/json"})

    async with cloudify(world, "https://manager.example.com", transport=httpx.MockTransport(answer)) as client:
        assert await read(client) == []
    assert asked[0].headers["authorization"].startswith("Basic ")


async def test_a_transport_that_raises_what_it_likes(world: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise LookupError("s3cr3t")

    options = {"transport": httpx.MockTransport(answer), "max_attempts": 1}
    async with cloudify(world, "https://manager.example.com", **options) as client:
        came = await outcome(start, client)
    assert isinstance(came.error, OutcomeUnknownError)
    assert "LookupError" in str(came.error)
    assert "s3cr3t" not in str(came.error)


@pytest.mark.parametrize("given", [object(), httpx.HTTPTransport, "httpx"])
async def test_what_is_no_transport(given: Any, world: str) -> None:
    with pytest.raises(UsageError, match="transport"):
        async with cloudify(world, "https://manager.example.com", transport=given):
            pass


async def test_the_transport_of_the_other_world(world: str) -> None:
    other = made("sync" if world == "async" else "async")
    with pytest.raises(UsageError, match="transport"):
        async with cloudify(world, "https://manager.example.com", transport=other):
            pass
    await closed(other)


async def test_headers_and_user_agent(world: str) -> None:
    with serving(good) as server:
        options = {"headers": {"X-Team": "media", "X-Gateway-Key": "s3cr3t-key"}, "user_agent": "release-bot/2.1"}
        async with cloudify(world, server.url, **options, **LIMITS) as client:
            await read(client)
            await start(client)
            assert "s3cr3t-key" not in f"{client!r} {client._settings!r} {client.redact('it is s3cr3t-key')}"
        async with cloudify(world, server.url, **LIMITS) as client:
            await read(client)
    for request in server.requests[:2]:
        assert request.headers["x-team"] == "media"
        assert request.headers["x-gateway-key"] == "s3cr3t-key"
        assert request.headers["user-agent"] == f"release-bot/2.1 orchestrator-clients/{__version__}"
        assert request.headers["authorization"].startswith("Basic ")
    assert server.requests[2].headers["user-agent"] == f"orchestrator-clients/{__version__}"


@pytest.mark.parametrize("kind", ["aspera-login", "adobe-secret", "code-stream-refresh", "aws-session"])
async def test_headers_go_to_the_host_of_base_url_alone(kind: str, world: str) -> None:
    def serve(connection: Connection, request: Request) -> None:
        body = b'{"token": "t", "access_token": "t", "refresh_token": "t", "id": "9"}'
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    with serving(serve) as server, serving(serve) as elsewhere:
        options: dict[str, Any] = {"headers": {"X-Team": "media"}}
        if kind == "adobe-secret":
            options["token_url"] = f"{elsewhere.url}/ims/token"
        client = KINDS[kind].make(server.url, "some-secret", world, **options)
        try:
            with contextlib.suppress(OrchestratorError):  # what is read is no matter
                await settle(KINDS[kind].read(client))
        finally:
            await close(client)
    assert server.requests
    assert all(one.headers["x-team"] == "media" for one in server.requests)
    assert bool(elsewhere.requests) == (kind == "adobe-secret")
    assert all("x-team" not in one.headers for one in elsewhere.requests)


@pytest.mark.parametrize("kind", KINDS)
async def test_headers_that_the_client_sends_itself_are_refused(kind: str, world: str) -> None:
    def serve(connection: Connection, request: Request) -> None:
        body = b'{"token": "t", "access_token": "t", "refresh_token": "t", "id": "9"}'
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    with serving(serve) as server:
        client = KINDS[kind].make(server.url, "some-secret", world)
        with contextlib.suppress(OrchestratorError):  # what is read is no matter
            await settle(KINDS[kind].read(client))
        own = client._http._auth.sets
        assert own - {"x-amz-security-token"} <= {name.lower() for name in server.requests[-1].headers}
        assert (own == set()) == ("query" in kind)
        for name in own:
            with pytest.raises(UsageError, match=f"headers: '{name.title()}' cannot be given"):
                KINDS[kind].make(server.url, "some-secret", world, headers={name.title(): "x"})
            with pytest.raises(UsageError, match="headers"):
                client.with_options(headers={name.upper(): "x"})
        await close(client)


def hooked(world: str, events: list[Any], awaited: list[Any]) -> dict[str, Any]:
    """Return hooks that note what they are told, two of them by an async function in the asynchronous world."""

    async def later(event: Any) -> None:
        await asyncio.sleep(0)
        events.append(event)
        awaited.append(event)

    hook = later if world == "async" else events.append
    return {"on_request": events.append, "on_response": hook, "on_retry": hook}


async def test_hooks(world: str) -> None:
    events: list[Any] = []
    awaited: list[Any] = []
    with serving(UNAVAILABLE, nothing, good) as server:
        async with cloudify(world, server.url, **hooked(world, events, awaited), **LIMITS) as client:
            await read(client)
    assert [type(event).__name__.removesuffix("Event") for event in events] == [
        *("Request", "Response", "Retry"),
        *("Request", "Retry"),
        *("Request", "Response"),
    ]
    assert [event.attempt for event in events] == [1, 1, 1, 2, 2, 3, 3]
    assert len(awaited) == (4 if world == "async" else 0)
    for event in events:
        assert (event.system, event.operation, event.method) == ("cloudify", "list_executions", "GET")
        assert event.url == f"{server.url}/api/v3.1/executions"
        assert not re.search("hunter-2-secret|s3cr3t|YWRtaW46", repr(event))
        with pytest.raises(dataclasses.FrozenInstanceError):
            event.attempt = 7
    first, answered, again = events[:3]
    assert isinstance(first, RequestEvent)
    assert first.headers["tenant"] == "t"
    assert isinstance(answered, ResponseEvent)
    assert answered.status == 503
    assert 0 <= answered.seconds < 3
    assert isinstance(again, RetryEvent)
    assert again.delay == 0
    assert again.error.status == 503  # type: ignore[attr-defined]


@pytest.mark.parametrize("hook", ["on_request", "on_response", "on_retry"])
async def test_a_hook_that_fails_changes_nothing(hook: str, world: str, caplog: pytest.LogCaptureFixture) -> None:
    def fail(event: Any) -> None:
        raise LookupError("what a hook says")

    with serving(UNAVAILABLE, good) as server, caplog.at_level(logging.WARNING):
        async with cloudify(world, server.url, **{hook: fail}, **LIMITS) as client:
            assert await read(client) == []
            await start(client)
    assert server.starts == 1
    assert "a hook failed" in caplog.text


async def test_an_async_hook_of_a_synchronous_client_is_told_of(caplog: pytest.LogCaptureFixture) -> None:
    async def hook(event: Any) -> None:
        raise AssertionError("it is never run")

    with serving(good) as server:
        async with cloudify("sync", server.url, on_request=hook, **LIMITS) as client:
            assert await read(client) == []
    assert "which nobody awaits" in caplog.text
