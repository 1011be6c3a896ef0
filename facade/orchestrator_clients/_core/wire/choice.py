"""Which wire a client gets: the extra `[fast]` where it is installed and the way is straight, else the default.

What a wire needs is imported when the client is made, not when a thread makes its first call: the child of a fork that comes
meanwhile would wait for that import for ever. What only a way through a proxy needs is left alone where nothing tells of one.
"""

from __future__ import annotations

from collections.abc import Callable

from ..extras import uses_extra
from ..settings import Settings
from .contract import AsyncReply, AsyncWire, Limits, Reply, Wire, WireRequest
from .forks import ForkSafeLock
from .ways import Ways


def async_wire_maker(settings: Settings) -> Callable[[], AsyncWire]:
    """Return what makes a client's wires; raises UsageError for a transport, trust or proxy that cannot be."""
    if settings.transport is not None:
        from .._async.borrowed import AsyncBorrowed

        borrowed = AsyncBorrowed(settings.transport, system=settings.system)
        return lambda: borrowed
    ways = Ways(settings)
    if not (uses_extra("msgspec") and uses_extra("aiohttp")):
        from .._async.httpx_wire import AsyncHttpxWire

        return lambda: AsyncHttpxWire(ways)
    from .aiohttp_wire import AiohttpWire

    if ways.may_be_proxied:
        _ = _async_usual(ways)
    return lambda: _AsyncByRoute(lambda: _async_usual(ways), AiohttpWire(ways), ways)


def wire_maker(settings: Settings) -> Callable[[], Wire]:
    """Return what makes a client's wires; raises UsageError for a transport, trust or proxy that cannot be."""
    if settings.transport is not None:
        from .._sync.borrowed import Borrowed

        borrowed = Borrowed(settings.transport, system=settings.system)
        return lambda: borrowed
    ways = Ways(settings)
    if not (uses_extra("msgspec") and uses_extra("urllib3")):
        from .._sync.httpx_wire import HttpxWire

        return lambda: HttpxWire(ways)
    from .urllib3_wire import Urllib3Wire

    if ways.may_be_proxied:
        _ = _usual(ways)
    return lambda: _ByRoute(lambda: _usual(ways), Urllib3Wire(ways), ways)


def _async_usual(ways: Ways) -> AsyncWire:
    from .._async.httpx_wire import AsyncHttpxWire  # httpcore takes long to import, and few ways lead through proxies

    return AsyncHttpxWire(ways)


def _usual(ways: Ways) -> Wire:
    from .._sync.httpx_wire import HttpxWire

    return HttpxWire(ways)


def _idle(*wires: object) -> int | None:
    """Return how many connections lie idle, None where that is not known."""
    known = [getattr(wire, "idle", None) for wire in wires]
    return None if None in known else sum(number or 0 for number in known)


def wire_name(settings: Settings, *, is_async: bool) -> str:
    """Return what a client sends by."""
    if settings.transport is not None:
        kind = type(settings.transport)
        return f"{kind.__module__}.{kind.__qualname__} (transport=)"
    fast = "aiohttp" if is_async else "urllib3"
    return f"{fast}, httpcore through proxies" if uses_extra("msgspec") and uses_extra(fast) else "httpcore"


class _AsyncByRoute:
    """The fast wire for the straight way, the usual one for a way through a proxy, made when there is one."""

    def __init__(self, usual: Callable[[], AsyncWire], fast: AsyncWire, ways: Ways) -> None:
        self._make, self._fast, self._ways = usual, fast, ways
        self._usual: AsyncWire | None = None

    @property
    def idle(self) -> int | None:
        return _idle(*self._wires)

    @property
    def _wires(self) -> list[AsyncWire]:
        return [self._fast, *([] if self._usual is None else [self._usual])]

    async def send(self, request: WireRequest, limits: Limits) -> AsyncReply:
        if self._ways.proxy(request.target.origin) is None:
            return await self._fast.send(request, limits)
        if self._usual is None:
            self._usual = self._make()
        return await self._usual.send(request, limits)

    async def aclose(self) -> None:
        for wire in self._wires:
            await wire.aclose()

    def abandon(self) -> None:
        for wire in self._wires:
            wire.abandon()


class _ByRoute:
    """The fast wire for the straight way, the usual one for a way through a proxy, made when there is one."""

    def __init__(self, usual: Callable[[], Wire], fast: Wire, ways: Ways) -> None:
        self._make, self._fast, self._ways = usual, fast, ways
        self._usual: Wire | None = None
        self._lock = ForkSafeLock()

    @property
    def idle(self) -> int | None:
        return _idle(*self._wires)

    @property
    def _wires(self) -> list[Wire]:
        return [self._fast, *([] if self._usual is None else [self._usual])]

    def send(self, request: WireRequest, limits: Limits) -> Reply:
        if self._ways.proxy(request.target.origin) is None:
            return self._fast.send(request, limits)
        with self._lock:
            if self._usual is None:
                self._usual = self._make()
        return self._usual.send(request, limits)

    def close(self) -> None:
        for wire in self._wires:
            wire.close()

    def abandon(self) -> None:
        for wire in self._wires:
            wire.abandon()
