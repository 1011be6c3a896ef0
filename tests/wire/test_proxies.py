"""Proxies, well and unwell: who is asked, what they are told, and that nobody else learns it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import ConnectionFailed, OutcomeUnknownError, TransportError
from tests.contract.showing import everything_about
from tests.wire.answers import good, nothing, reset, saying, silent
from tests.wire.certificates import bundle, context
from tests.wire.proxies import credentials_of, refusing, tunnel_to
from tests.wire.servers import serving
from tests.wire.worlds import cloudify, outcome, read, start

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

LIMITS: dict[str, Any] = {"deadline": 5, "timeout": 3}
FAR, FAR_TLS = "http://manager.example.com", "https://manager.example.com"
CREDENTIALS = {
    "none": ("", None),
    "plain": ("jane:s3cr3t@", "jane:s3cr3t"),
    "encoded": ("jane%40corp:p%3Aw%2F%25%C3%A9@", "jane@corp:p:w/%é"),
    "user-alone": ("jane@", "jane:"),
}


@pytest.mark.parametrize("who", CREDENTIALS)
async def test_a_plain_request_by_a_proxy(who: str, world: str) -> None:
    given, told = CREDENTIALS[who]
    with serving(good) as proxy:
        options = {"proxy": f"http://{given}127.0.0.1:{proxy.port}", "allow_plain_http": True, **LIMITS}
        async with cloudify(world, FAR, **options) as client:
            assert await read(client) == []
            await start(client)
    for request in proxy.requests:
        assert request.target.startswith(f"{FAR}/api/v3.1/executions")
        assert request.headers["host"] == "manager.example.com"
        assert credentials_of(request) == told
        assert request.headers["authorization"]
    assert proxy.starts == 1


@pytest.mark.parametrize("who", CREDENTIALS)
async def test_a_tunnel(who: str, world: str, tmp_path: Path) -> None:
    given, told = CREDENTIALS[who]
    with serving(tunnel_to(context())) as proxy:
        options = {"proxy": f"http://{given}127.0.0.1:{proxy.port}", "verify": bundle(tmp_path, "ours"), **LIMITS}
        async with cloudify(world, FAR_TLS, **options) as client:
            for _ in range(3):
                assert await read(client) == []
            await start(client)
    asked, *inside = proxy.requests
    assert (asked.method, asked.target) == ("CONNECT", "manager.example.com:443")
    assert credentials_of(asked) == told
    assert "authorization" not in asked.headers
    assert [one.method for one in inside] == ["GET", "GET", "GET", "POST"]
    assert all("proxy-authorization" not in one.headers for one in inside)


async def test_a_proxy_that_is_spoken_to_by_tls(world: str, tmp_path: Path) -> None:
    with serving(good, tls=context()) as proxy:
        options = {"proxy": proxy.url, "verify": bundle(tmp_path, "ours"), "allow_plain_http": True, **LIMITS}
        async with cloudify(world, FAR, **options) as client:
            assert await read(client) == []


async def test_who_is_at_the_end_of_a_tunnel_must_be_trusted(world: str, tmp_path: Path) -> None:
    with serving(tunnel_to(context(names=("elsewhere.example.com",)))) as proxy:
        options = {"proxy": proxy.url, "verify": bundle(tmp_path, "ours"), **LIMITS}
        async with cloudify(world, FAR_TLS, **options) as client:
            came = await outcome(start, client)
            assert isinstance(came.error, ConnectionFailed)
            assert came.error.retry_safe
            assert proxy.connections == 1


UNWELL: dict[str, tuple[Any, bool]] = {
    "407": (refusing("407 Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="x"'), True),
    "403": (refusing("403 Forbidden"), False),
    "502": (refusing("502 Bad Gateway"), False),
    "rubbish": (saying(b"SSH-2.0-x\r\n"), False),
    "nothing": (nothing, False),
    "reset": (reset, False),
    "silent": (silent, False),
}
"""What a proxy says to CONNECT, and whether asking once more is of no use."""


@pytest.mark.parametrize("name", UNWELL)
async def test_a_tunnel_that_is_not_made(name: str, world: str) -> None:
    step, once = UNWELL[name]
    with serving(step) as proxy:
        options = {**LIMITS, "proxy": f"http://jane:s3cr3t@127.0.0.1:{proxy.port}", "deadline": 2, "timeout": 1}
        async with cloudify(world, FAR_TLS, chance=lambda: 0.0, **options) as client:
            for call in (read, start):
                before = proxy.connections
                came = await outcome(call, client)
                assert isinstance(came.error, TransportError), came.error
                assert came.error.retry_safe
                assert came.seconds < 2.5
                assert "s3cr3t" not in everything_about(came.error)
                assert not once or proxy.connections == before + 1
    assert all(one.method == "CONNECT" for one in proxy.requests)


async def test_a_plain_request_that_the_proxy_refuses(world: str) -> None:
    with serving(UNWELL["407"][0]) as proxy:
        options = {"proxy": f"http://jane:s3cr3t@127.0.0.1:{proxy.port}", "allow_plain_http": True, **LIMITS}
        async with cloudify(world, FAR, **options) as client:
            for number, call in enumerate((read, start), 1):
                came = await outcome(call, client)
                assert came.error is not None
                assert not isinstance(came.error, OutcomeUnknownError)
                assert "407" in str(came.error)
                assert "s3cr3t" not in everything_about(came.error)
                assert len(proxy.requests) == number


async def test_a_proxy_that_is_dead(world: str) -> None:
    async with cloudify(world, FAR_TLS, proxy="http://jane:s3cr3t@127.0.0.1:1", **LIMITS) as client:
        for call in (read, start):
            came = await outcome(call, client)
            assert isinstance(came.error, ConnectionFailed)
            assert came.error.retry_safe
            assert "s3cr3t" not in everything_about(came.error)
