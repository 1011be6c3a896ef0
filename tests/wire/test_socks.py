"""SOCKS proxies, well and unwell: nothing has left before the way is open, and nobody learns the password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from orchestrator_clients import ConnectionFailed, OutcomeUnknownError, TransportError, UsageError
from tests.contract.frames import locals_shown
from tests.contract.showing import everything_about, root_log
from tests.wire.answers import nothing, silent
from tests.wire.certificates import bundle, context
from tests.wire.proxies import Greeting, instead, socks
from tests.wire.servers import Connection
from tests.wire.worlds import cloudify, outcome, read, start

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

SECRET = "s3cr3t-of-the-proxy"
FAR, FAR_TLS = "http://manager.example.com", "https://manager.example.com"


def said(*parts: bytes) -> Callable[[Connection], None]:
    """Return what sends bytes and hangs up."""

    def say(connection: Connection) -> None:
        connection.send(*parts)
        connection.finish()
        connection.hang()

    return say


def _drips(connection: Connection) -> None:
    connection.send(b"\x05\x00\x00\x03\xff")
    connection.drip_for_ever(b"x")


@dataclass(frozen=True)
class Row:
    """A proxy that is unwell, and whether asking it once more is of no use."""

    answer: Greeting
    once: bool = False


PHASES = ("method", "login", "connect")
ROWS = {
    "no-method": Row(instead("method", said(b"\x05\xff")), once=True),
    "another-method": Row(instead("method", said(b"\x05\x01")), once=True),
    "wrong-password": Row(instead("login", said(b"\x01\x01")), once=True),
    "not-allowed": Row(instead("connect", said(b"\x05\x02\x00\x01" + bytes(6))), once=True),
    **{
        f"refuses-{code}": Row(instead("connect", said(bytes([5, code, 0, 1]) + bytes(6))))
        for code in (1, 3, 4, 5, 6, 9)
    },
    "refuses-briefly": Row(instead("connect", said(b"\x05\x05"))),
    **{f"another-version-at-{phase}": Row(instead(phase, said(b"\x04" + bytes(9)))) for phase in PHASES},
    **{f"http-at-{phase}": Row(instead(phase, said(b"HTTP/1.1 400 Bad Request\r\n\r\n"))) for phase in PHASES},
    **{f"dies-at-{phase}": Row(instead(phase, said())) for phase in PHASES},
    **{f"dies-within-{phase}": Row(instead(phase, said(b"\x05" if phase != "login" else b"\x01"))) for phase in PHASES},
    **{f"resets-at-{phase}": Row(instead(phase, Connection.reset)) for phase in PHASES},
    **{f"silent-at-{phase}": Row(instead(phase, Connection.hang)) for phase in PHASES},
    "of-no-address": Row(instead("connect", said(b"\x05\x00\x00\x07" + bytes(6)))),
    "drips": Row(instead("connect", _drips)),
}


@pytest.mark.parametrize("far", [FAR, FAR_TLS], ids=["plain", "tls"])
@pytest.mark.parametrize("name", ROWS)
async def test_a_way_that_does_not_open(name: str, far: str, world: str) -> None:
    row = ROWS[name]
    with root_log() as said, socks(answer=row.answer) as proxy:
        given = f"socks5h://jane:{SECRET}@127.0.0.1:{proxy.port}"
        options: dict[str, Any] = {"proxy": given, "allow_plain_http": True, "deadline": 0.8, "timeout": 0.4}
        async with cloudify(world, far, **options) as client:
            for call in (read, start):
                before = proxy.connections
                came = await outcome(call, client)
                assert isinstance(came.error, TransportError), came.error
                assert came.error.retry_safe, came.error
                assert came.seconds < 1.5
                assert SECRET not in everything_about(came.error) + repr(client) + repr(locals_shown(came.error))
                assert not row.once or proxy.connections == before + 1
    assert proxy.requests == []
    assert not [line for line in said if SECRET in line]


WELL: dict[str, Greeting] = {
    "byte-by-byte": lambda connection, phase, well: connection.drip(well, every=0.01),
    "of-a-name": lambda connection, phase, well: connection.send(
        b"\x05\x00\x00\x03\x05proxy\x00\x50" if phase == "connect" else well
    ),
    "of-ipv6": lambda connection, phase, well: connection.send(
        b"\x05\x00\x00\x04" + bytes(18) if phase == "connect" else well
    ),
}


@pytest.mark.parametrize("who", ["", f"jane:{SECRET}@"], ids=["nobody", "jane"])
@pytest.mark.parametrize("name", WELL)
async def test_a_way_that_opens(name: str, who: str, world: str) -> None:
    with socks(answer=WELL[name]) as proxy:
        options: dict[str, Any] = {"proxy": f"socks5://{who}127.0.0.1:{proxy.port}", "allow_plain_http": True}
        async with cloudify(world, FAR, **options, deadline=5) as client:
            assert await read(client) == []
            await start(client)
    assert set(proxy.asked) == {("manager.example.com", who.rstrip("@"))}  # type: ignore[attr-defined]
    assert proxy.starts == 1


@pytest.mark.parametrize("host", ["192.0.2.1", "[2001:db8::1]"])
async def test_a_host_by_its_number(host: str, world: str) -> None:
    with socks() as proxy:
        options: dict[str, Any] = {"proxy": f"socks5://127.0.0.1:{proxy.port}", "allow_plain_http": True}
        async with cloudify(world, f"http://{host}", **options, deadline=5) as client:
            assert await read(client) == []
    ((told, _),) = proxy.asked  # type: ignore[attr-defined]
    assert len(told) == (16 if "[" in host else 4)


@pytest.mark.parametrize("step", [nothing, silent])
async def test_a_start_that_went_through(step: Any, world: str) -> None:
    """What goes wrong once the way is open may have happened."""
    with socks(steps=(step,)) as proxy:
        options: dict[str, Any] = {"proxy": f"socks5://jane:{SECRET}@127.0.0.1:{proxy.port}", "allow_plain_http": True}
        async with cloudify(world, FAR, **options, deadline=1, timeout=0.5) as client:
            came = await outcome(start, client)
    assert isinstance(came.error, OutcomeUnknownError)
    assert SECRET not in everything_about(came.error)
    assert proxy.starts == 1


async def test_tls_behind_it(world: str, tmp_path: Any) -> None:
    with socks(context()) as proxy:
        options: dict[str, Any] = {"proxy": f"socks5h://127.0.0.1:{proxy.port}", "deadline": 5}
        async with cloudify(world, FAR_TLS, verify=bundle(tmp_path, "ours"), **options) as client:
            assert await read(client) == []
            await start(client)
        async with cloudify(world, FAR_TLS, verify=bundle(tmp_path, "other"), **options) as client:
            came = await outcome(start, client)
    assert isinstance(came.error, ConnectionFailed)
    assert came.error.retry_safe
    assert proxy.starts == 1


@pytest.mark.parametrize("who", [f"{'j' * 256}:{SECRET}", f"jane:{SECRET * 20}"], ids=["user", "password"])
async def test_credentials_that_socks_has_no_room_for(who: str, world: str) -> None:
    with pytest.raises(UsageError, match="proxy") as caught:
        async with cloudify(world, FAR_TLS, proxy=f"socks5://{who}@127.0.0.1:1"):
            pass
    assert SECRET not in everything_about(caught.value)
