"""The way through a SOCKS5 proxy (RFC 1928; credentials: RFC 1929), alike in both worlds.

httpcore takes what one read gives for a whole answer, and tells neither a refusal that lasts nor what has left from each other.
"""

from __future__ import annotations

import httpcore
from socksio.socks5 import (
    SOCKS5AuthMethod,
    SOCKS5AuthMethodsRequest,
    SOCKS5Command,
    SOCKS5CommandRequest,
    SOCKS5UsernamePasswordRequest,
)

from ..proxies import Proxy
from ..silent import silent
from ..wire.contract import Fault, WireFailure

_NOBODY, _LOGIN = SOCKS5AuthMethod.NO_AUTH_REQUIRED, SOCKS5AuthMethod.USERNAME_PASSWORD

_REFUSALS = {
    1: "it failed",
    2: "its rules do not allow that",
    3: "the network cannot be reached",
    4: "the host cannot be reached",
    5: "the host refused",
    6: "the way is too long",
    7: "it opens no connections",
    8: "it does not know this kind of address",
}
_NOT_ALLOWED = 2

_NAME = 3
_LENGTHS = {1: 4, 4: 16}
"""Bytes of an address by its kind; a name says its own length."""


async def open_way(stream: httpcore.AsyncNetworkStream, proxy: Proxy, host: str, port: int) -> None:
    """Have the proxy at the end of a stream open a connection to a host; raises WireFailure."""
    methods = [_NOBODY] if proxy.user is None else [_LOGIN, _NOBODY]
    await stream.write(SOCKS5AuthMethodsRequest(methods).dumps())
    chosen = (await _read(stream, 2, version=5))[1:]
    if chosen not in methods:
        raise WireFailure(Fault.DENIED, "the proxy does not take the credentials, or needs some")
    if chosen == _LOGIN:
        await _log_in(stream, proxy)
    await stream.write(SOCKS5CommandRequest.from_address(SOCKS5Command.CONNECT, (host, port)).dumps())
    await _opened(stream)


async def _log_in(stream: httpcore.AsyncNetworkStream, proxy: Proxy) -> None:
    user, password = silent(proxy.user or ""), silent(proxy.password)
    await stream.write(silent(SOCKS5UsernamePasswordRequest(user.encode(), password.encode()).dumps()))
    if (await _read(stream, 2, version=1))[1] != 0:
        raise WireFailure(Fault.DENIED, "the proxy refuses the credentials")


async def _opened(stream: httpcore.AsyncNetworkStream) -> None:
    """Read whether the way is open, and no byte beyond."""
    reply = (await _read(stream, 2, version=5))[1]
    if reply != 0:  # some say no more than that
        fault = Fault.DENIED if reply == _NOT_ALLOWED else Fault.UNREACHABLE
        raise WireFailure(fault, f"the proxy says: {_REFUSALS.get(reply, 'no')}")
    kind = (await _read(stream, 2))[1]
    length = (await _read(stream, 1))[0] if kind == _NAME else _LENGTHS.get(kind)
    if length is None:
        raise WireFailure(Fault.UNREACHABLE, "the proxy speaks no SOCKS5")
    await _read(stream, length + 2)


async def _read(stream: httpcore.AsyncNetworkStream, count: int, *, version: int | None = None) -> bytes:
    """Return so many bytes, the first of which is the version where one is given."""
    data = b""
    while len(data) < count:
        if not (came := await stream.read(count - len(data))):
            raise WireFailure(Fault.UNREACHABLE, "the proxy hung up")
        data += came
        if version is not None and data[0] != version:
            raise WireFailure(Fault.UNREACHABLE, "the proxy speaks no SOCKS5")
    return data
