"""Connections by plain sockets, in both worlds: what httpcore speaks HTTP over.

A socket can be closed at any moment from anywhere, whatever became of its event loop, and each read and write is given what the
call may still take. asyncio's transports and anyio's streams know neither.
"""

from __future__ import annotations

import select
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from .names import NAMES, found_by_number
from .watch import Watch

PIECE = 65_536
"""The most bytes of one write, so that a server that takes them slowly is noticed."""

WHOLE = 1 << 20
"""The most bytes of one piece of a body that is wanted whole: so much is gathered where it stays, and lies in memory once."""

_NODELAY = (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def connect(host: str, port: int, watch: Watch) -> socket.socket:
    """Return a connected socket; raises WireFailure."""
    with told(watch):
        numeric = found_by_number(host, port)
        found = numeric if numeric is not None else NAMES.find(host, port, watch.left_to_connect())
        error: OSError = OSError("the name has no address")
        for number, (family, kind, protocol, _, address) in enumerate(found):
            made = _made(family, kind, protocol)
            try:
                # An address that is silent is not the last.
                made.settimeout(watch.left_to_connect() / (len(found) - number))
                made.connect(address)
            except BaseException as raised:
                made.close()
                if not isinstance(raised, OSError):
                    raise
                error = raised
            else:
                return made
        raise error


async def connect_async(host: str, port: int, watch: Watch) -> socket.socket:
    """Return a connected socket; raises WireFailure."""
    import asyncio

    loop = asyncio.get_running_loop()
    async with told_async(watch, watch.left_to_connect()):
        numeric = found_by_number(host, port)
        found = numeric if numeric is not None else await NAMES.find_async(host, port)
        error: OSError = OSError("the name has no address")
        for number, (family, kind, protocol, _, address) in enumerate(found):
            made = _made(family, kind, protocol)
            made.setblocking(False)
            try:
                async with asyncio.timeout(watch.left_to_connect() / (len(found) - number)):
                    await loop.sock_connect(made, address)
            except BaseException as raised:
                made.close()
                if not isinstance(raised, OSError):
                    raise
                error = raised
            else:
                return made
        raise error


def _made(family: Any, kind: Any, protocol: int) -> socket.socket:
    made = socket.socket(family, kind, protocol)
    made.setsockopt(*_NODELAY)
    return made


class told:  # noqa: N801  # it is used like a function
    """Turns what connecting and reading meet into a `WireFailure`."""

    __slots__ = ("_watch",)

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, TimeoutError):
            raise self._watch.late() from None
        if isinstance(error, OSError):
            raise self._watch.broken(error.strerror or str(error)) from None


@asynccontextmanager
async def told_async(watch: Watch, seconds: float) -> AsyncIterator[None]:
    """Do the same in an event loop, within so many seconds."""
    import asyncio

    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise watch.late() from None
    except OSError as error:
        raise watch.broken(error.strerror or str(error)) from None


def readable(sock: socket.socket) -> bool:
    """Return whether something came on a socket, its end included, or it is closed."""
    try:
        if not hasattr(select, "poll"):
            return bool(select.select([sock], [], [], 0)[0])
        poll = select.poll()
        poll.register(sock, select.POLLIN)
        return bool(poll.poll(0))
    except (OSError, ValueError):
        return True
