"""Which wire a client gets: the extra `[fast]` where it is installed and the way is straight, else the default.

What a wire needs is imported when the client is made, not when a thread makes its first call: the child of a fork that comes
meanwhile would wait for that import for ever.
"""

from __future__ import annotations

from collections.abc import Callable

from ..extras import uses_extra
from ..settings import Settings
from .contract import AsyncReply, AsyncWire, Limits, Reply, Wire, WireRequest
from .ways import Ways


def async_wire_maker(settings: Settings) -> Callable[[], AsyncWire]:
    """Return what makes a client's wires; raises UsageError for a transport, trust or proxy that cannot be."""
    if settings.transport is not None:
        from .._async.borrowed import AsyncBorrowed

        borrowed = AsyncBorrowed(settings.transport, system=settings.system)
        return lambda: borrowed
    ways = Ways(settings)
    from .._async.httpx_wire import AsyncHttpxWire

    if not (uses_extra("msgspec") and uses_extra("aiohttp")):
        return lambda: AsyncHttpxWire(ways)
    from .aiohttp_wire import AiohttpWire

    return lambda: _AsyncByRoute(AsyncHttpxWire(ways), AiohttpWire(ways), ways)


def wire_maker(settings: Settings) -> Callable[[], Wire]:
    """Return what makes a client's wires; raises UsageError for a transport, trust or proxy that cannot be."""
    if settings.transport is not None:
        from .._sync.borrowed import Borrowed

        borrowed = Borrowed(settings.transport, system=settings.system)
        return lambda: borrowed
    ways = Ways(settings)
    from .._sync.httpx_wire import HttpxWire

    if not (uses_extra("msgspec") and uses_extra("urllib3")):
        return lambda: HttpxWire(ways)
    from .urllib3_wire import Urllib3Wire

    return lambda: _ByRoute(HttpxWire(ways), Urllib3Wire(ways), ways)


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
    """The fast wire for the straight way, the usual one for a way through a proxy."""

    def __init__(self, usual: AsyncWire, fast: AsyncWire, ways: Ways) -> None:
        self._usual, self._fast, self._ways = usual, fast, ways

    @property
    def idle(self) -> int | None:
        return _idle(self._usual, self._fast)

    async def send(self, request: WireRequest, limits: Limits) -> AsyncReply:
        wire = self._fast if self._ways.proxy(request.target.origin) is None else self._usual
        return await wire.send(request, limits)

    async def aclose(self) -> None:
        await self._fast.aclose()
        await self._usual.aclose()

    def abandon(self) -> None:
        self._fast.abandon()
        self._usual.abandon()


class _ByRoute:
    """The fast wire for the straight way, the usual one for a way through a proxy."""

    def __init__(self, usual: Wire, fast: Wire, ways: Ways) -> None:
        self._usual, self._fast, self._ways = usual, fast, ways

    @property
    def idle(self) -> int | None:
        return _idle(self._usual, self._fast)

    def send(self, request: WireRequest, limits: Limits) -> Reply:
        wire = self._fast if self._ways.proxy(request.target.origin) is None else self._usual
        return wire.send(request, limits)

    def close(self) -> None:
        self._fast.close()
        self._usual.close()

    def abandon(self) -> None:
        self._fast.abandon()
        self._usual.abandon()
