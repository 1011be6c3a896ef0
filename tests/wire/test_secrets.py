"""What goes wrong on the wire tells no secret: not by the error, nor by anything that led to it."""

from __future__ import annotations

import asyncio
import base64
import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from orchestrator_clients import OrchestratorError
from tests.contract.both import close, every, settle
from tests.contract.credentials import KINDS
from tests.contract.showing import everything_about, root_log
from tests.wire.answers import cut, log_of, nothing, reset, reset_in_body, saying, silent, silent_in_body
from tests.wire.certificates import bundle, context
from tests.wire.proxies import refusing, tunnel_to
from tests.wire.servers import Connection, Request, Server, Step, serving
from tests.wire.worlds import Restless

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

SECRET = "zQ7-the-secret-7Qz"
PROXY_SECRET = "pW9-of-the-proxy-9Wp"
HEADER_SECRET = "hK5-of-a-header-5Kh"
WHO = ("aspera-query-password", "adobe-secret", "cloudify-password", "aws-session")
"""A password in the query, one that is exchanged for a token, one that goes as Basic, and a token that is signed."""
LIMITS: dict[str, Any] = {"deadline": 0.4, "timeout": 0.2, "max_attempts": 1}
FAR, FAR_TLS = "http://manager.example.com", "https://manager.example.com"


def shown(text: str) -> bool:
    """Return whether a secret shows in a text, plain or as Basic makes it of a user and it."""
    pairs = [f"{user}:{SECRET}" for user in ("admin", "ops")] + [f"jane:{PROXY_SECRET}"]
    coded = [base64.b64encode(pair.encode()).decode().rstrip("=")[8:] for pair in pairs]
    return any(part in text for part in ("zQ7", "7Qz", "pW9", "9Wp", "hK5", "5Kh", *coded))


@dataclass(frozen=True)
class Place:
    """Where something goes wrong: what the client is told of it."""

    url: str
    options: dict[str, Any]


Maker = Callable[[Path], contextlib.AbstractContextManager[Place]]


def _server(*steps: Step, **options: Any) -> Maker:
    @contextlib.contextmanager
    def made(_: Path) -> Iterator[Place]:
        with serving(*steps, **options) as server:
            yield Place(server.url, {})

    return made


def _place(url: str, **options: Any) -> Maker:
    return lambda _: contextlib.nullcontext(Place(url, options))


def _tls(*, trusts: str, **options: Any) -> Maker:
    @contextlib.contextmanager
    def made(folder: Path) -> Iterator[Place]:
        with serving(nothing, **options) as server:
            yield Place(server.url.replace("http:", "https:"), {"verify": bundle(folder, trusts)})

    return made


def _proxy(url: str, *steps: Step) -> Maker:
    @contextlib.contextmanager
    def made(folder: Path) -> Iterator[Place]:
        with serving(*steps) as server:
            yield Place(url, {**_through(server), "allow_plain_http": True, "verify": bundle(folder, "ours")})

    return made


def _through(server: Server) -> dict[str, Any]:
    return {"proxy": f"http://jane:{PROXY_SECRET}@127.0.0.1:{server.port}"}


def redirecting(connection: Connection, request: Request) -> None:
    """Redirect to where the request came from, its query and credentials in the address."""
    place = f"{request.target}{'&' if '?' in request.target else '?'}token={SECRET}"
    fields = [f"Location: {connection.server.url}{place}", f"Set-Cookie: a={SECRET}", "Content-Length: 0"]
    connection.send("\r\n".join(["HTTP/1.1 302 Found", *fields, "", ""]).encode())


def echoing(connection: Connection, request: Request) -> None:
    """Answer by no HTTP that holds all that was asked."""
    told = [request.line, *(f"{name}: {value}" for name, value in request.headers.items())]
    connection.send(("HTTP/1.1 " + " ".join(told) + "\r\n\r\n").encode())
    connection.close()


def echoing_in_a_field(connection: Connection, request: Request) -> None:
    told = " ".join([request.line, *request.headers.values()]).encode()
    connection.send(b"HTTP/1.1 200 OK\r\n" + told + b"\r\nContent-Length: " + told + b"\r\n\r\n")
    connection.close()


DENIED = refusing("407 Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="x"')

PLACES: dict[str, Maker] = {
    "refused": _place("http://127.0.0.1:1"),
    "no-such-name": _place("http://nowhere.invalid", allow_plain_http=True),
    "reset": _server(reset),
    "reset-in-body": _server(reset_in_body),
    "nothing": _server(nothing),
    "cut": _server(cut),
    "silent": _server(silent),
    "silent-in-body": _server(silent_in_body),
    "not-accepted": _server(listening=False),
    "no-http": _server(saying(b"SSH-2.0-x\r\n")),
    "echo": _server(echoing),
    "echo-in-a-field": _server(echoing_in_a_field),
    "redirect": _server(redirecting),
    "tls-untrusted": _tls(trusts="other", tls=context()),
    "tls-wrong-name": _tls(trusts="ours", tls=context(names=("elsewhere.example.com",))),
    "tls-silent": _tls(trusts="ours", greet=Connection.hang),
    "tls-none": _tls(trusts="ours", greet=lambda connection: connection.send(b"HTTP/1.1 400 Bad\r\n\r\n")),
    "proxy-407": _proxy(FAR, DENIED),
    "proxy-407-tunnel": _proxy(FAR_TLS, DENIED),
    "proxy-reset-tunnel": _proxy(FAR_TLS, reset),
    "proxy-silent-tunnel": _proxy(FAR_TLS, silent),
    "proxy-echo": _proxy(FAR, echoing),
    "proxy-echo-tunnel": _proxy(FAR_TLS, echoing),
    "proxy-untrusted": _proxy(FAR_TLS, tunnel_to(context(names=("elsewhere.example.com",)))),
    "proxy-refused": _place(FAR_TLS, proxy=f"http://jane:{PROXY_SECRET}@127.0.0.1:1"),
}


@pytest.mark.patience(40)
@pytest.mark.parametrize("name", PLACES)
async def test_an_error_and_all_that_led_to_it(name: str, world: str, tmp_path: Path) -> None:
    for who in WHO:
        kind = KINDS[who]
        with PLACES[name](tmp_path) as place, root_log() as said:
            headers = {"headers": {"X-Gateway-Key": HEADER_SECRET}}
            client = kind.make(place.url, SECRET, world, **LIMITS, **headers, **place.options)
            for call in (kind.read, kind.start):
                with pytest.raises(OrchestratorError) as caught:
                    await settle(call(client))
                text = everything_about(caught.value)
                assert not shown(text), (who, text)
            await close(client)
        assert not shown("\n".join(said)), (who, said)


@pytest.mark.parametrize("who", WHO)
async def test_a_cancelled_call(who: str) -> None:
    kind = KINDS[who]
    with serving(silent) as server, root_log() as said:
        client = kind.make(server.url, SECRET, "async", headers={"X-Gateway-Key": HEADER_SECRET})
        for call in (kind.read, kind.start):
            task = asyncio.ensure_future(call(client))
            assert await asyncio.to_thread(server.until, lambda server: bool(server.requests))
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await task
            assert not shown(everything_about(caught.value))
            server.requests.clear()
        await close(client)
    assert not shown("\n".join(said))


BREAKS: dict[str, Step] = {
    "reset": reset_in_body,
    "cut": cut,
    "silent": silent_in_body,
    "gzip": saying(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nzQ7-junk!"),
    "redirect": redirecting,
    "echo": echoing,
    "nothing": nothing,
}


@pytest.mark.parametrize("name", BREAKS)
async def test_a_log_behind_a_signed_link(name: str, world: str) -> None:
    with serving(log_of(BREAKS[name], signature=SECRET)) as server, root_log() as said:
        client = KINDS["adobe-token"].make(server.url, "another-secret", world, clock=Restless(), **LIMITS)
        with pytest.raises(OrchestratorError) as caught:
            await every(client.steps.iter_log("1", "2", "3", "4", "5"))
        await close(client)
    text = "\n".join([everything_about(caught.value), *said])
    assert not shown(text), text


class Telling(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport of the caller's own, which raises errors that hold the request."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            raise LookupError(f"{request.url} {request.headers.raw!r}")
        except LookupError as error:
            raise httpx.ConnectError(f"{request.url}", request=request) from error

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


@pytest.mark.parametrize("who", WHO)
async def test_a_transport_of_the_callers_own(who: str, world: str) -> None:
    kind = KINDS[who]
    with root_log() as said:
        client = kind.make(FAR_TLS, SECRET, world, **LIMITS, transport=Telling())
        for call in (kind.read, kind.start):
            with pytest.raises(OrchestratorError) as caught:
                await settle(call(client))
            text = everything_about(caught.value)
            assert not shown(text), text
        await close(client)
    assert not shown("\n".join(said))
