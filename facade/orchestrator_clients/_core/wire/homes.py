"""A wire for each process and, among tasks, for each event loop: none is touched by anybody else.

Written for both worlds by hand: they have only the names of their methods in common.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING
from weakref import finalize

from .contract import AsyncWire, Fault, Wire, WireFailure
from .forks import ForkSafeLock, at_fork

if TYPE_CHECKING:
    import asyncio

MOST_CALLS = 200
"""Calls of one client that are under way at once; more wait for their turn. Bodies that are streamed do not count."""


def async_within(seconds: float) -> asyncio.Timeout:
    """End a block after so many seconds by TimeoutError."""
    import asyncio  # here and elsewhere late: synchronous programs do without

    return asyncio.timeout(seconds)


def within(_: float) -> AbstractContextManager[None]:
    """Do nothing: in the synchronous world the wires keep the limit themselves."""
    return nullcontext()


_left_behind: list[object] = []
"""What belongs to a process that forked, kept so that nothing ends it here."""


def _pool(wire: object, places: asyncio.Semaphore | threading.Semaphore) -> dict[str, int | None]:
    under_way = MOST_CALLS - places._value  # noqa: SLF001  # neither kind tells it otherwise
    return {"under_way": under_way, "most": MOST_CALLS, "idle": getattr(wire, "idle", None)}


class AsyncHome:
    """The wire of one loop in one process, and the places on it."""

    def __init__(self, wire: AsyncWire) -> None:
        import asyncio

        self.wire: AsyncWire = wire
        self.places: asyncio.Semaphore = asyncio.Semaphore(MOST_CALLS)
        self.keeper: AsyncGenerator[None, None] | None = None

    async def take_place(self, _: float) -> None:
        """Take a place, as soon as there is one."""
        await self.places.acquire()

    def leave_place(self) -> None:
        """Give the place back."""
        self.places.release()


def _let_go(wire: AsyncWire) -> None:
    """Do nothing: the keeper closes it."""


class AsyncHomes:
    """The homes of one client."""

    is_async = True

    def __init__(self, make: Callable[[], AsyncWire]) -> None:
        self._make = make
        self._homes: dict[asyncio.AbstractEventLoop, AsyncHome] = {}
        at_fork(self)

    async def current(self) -> AsyncHome:
        """Return the home of the running loop, made at its first call."""
        import asyncio

        loop = asyncio.get_running_loop()
        return self._homes.get(loop) or await self._opened(loop)

    async def _opened(self, loop: asyncio.AbstractEventLoop) -> AsyncHome:
        for other, home in list(self._homes.items()):
            if other.is_closed():
                del self._homes[other]
                home.wire.abandon()
        home = AsyncHome(self._make())
        home.keeper = self._kept(loop, home)
        await anext(home.keeper)
        self._homes[loop] = home
        return home

    async def _kept(self, loop: asyncio.AbstractEventLoop, home: AsyncHome) -> AsyncGenerator[None, None]:
        # A generator that has begun is closed by its loop when that ends (asyncio.run does), or when nobody has the client
        # any more: the moment to close connections whose client was not closed. Until then the finalizer holds the wire, which
        # would be garbage together with the client otherwise, and aiohttp complains of sessions that are.
        held = finalize(self, _let_go, home.wire)
        held.atexit = False
        try:
            yield
        finally:
            held.detach()
            if self._homes.get(loop) is home:
                del self._homes[loop]
            await home.wire.aclose()

    def pools(self) -> list[dict[str, int | None]]:
        """Return how many calls are under way and how many connections lie idle, for each loop."""
        return [_pool(home.wire, home.places) for home in list(self._homes.values())]

    def abandon(self) -> None:
        """Let go of all wires: they belong to the process that forked."""
        homes, self._homes = self._homes, {}
        _left_behind.append(homes)  # a loop of the parent would be woken to end their keepers
        for home in homes.values():
            home.wire.abandon()

    async def aclose(self) -> None:
        """Close the wires of this loop and, without waiting, of the others."""
        import asyncio

        here = asyncio.get_running_loop()
        for loop, home in list(self._homes.items()):
            self._homes.pop(loop, None)
            if loop.is_closed():
                home.wire.abandon()
            elif loop is here:
                await home.wire.aclose()
            elif loop.is_running():
                asyncio.run_coroutine_threadsafe(home.wire.aclose(), loop)
            # Else its keeper does, when the loop runs again or ends: if neither happens, nobody would await a coroutine there.


class Home:
    """The wire of one process, and the places on it."""

    def __init__(self, wire: Wire) -> None:
        self.wire: Wire = wire
        self.places: threading.Semaphore = threading.Semaphore(MOST_CALLS)

    def take_place(self, seconds: float) -> None:
        """Take a place; raises WireFailure if there is none in time."""
        if not self.places.acquire(timeout=min(max(seconds, 0), threading.TIMEOUT_MAX)):
            raise WireFailure(Fault.SLOW_CONNECT, f"{MOST_CALLS} other calls are under way")

    def leave_place(self) -> None:
        """Give the place back."""
        self.places.release()


class Homes:
    """The homes of one client."""

    is_async = False

    def __init__(self, make: Callable[[], Wire]) -> None:
        self._make = make
        self._home: Home | None = None
        self._lock = ForkSafeLock()
        at_fork(self)

    def current(self) -> Home:
        """Return the home of this process, made at its first call."""
        return self._home or self._opened()

    def _opened(self) -> Home:
        with self._lock:
            home = self._home
            if home is None:
                self._home = home = Home(self._make())
                finalize(self, home.wire.close).atexit = False  # for clients that nobody closes
            return home

    def pools(self) -> list[dict[str, int | None]]:
        """Return how many calls are under way and how many connections lie idle; nothing before the first call."""
        home = self._home
        return [] if home is None else [_pool(home.wire, home.places)]

    def abandon(self) -> None:
        """Let go of the wire: it belongs to the process that forked."""
        home, self._home = self._home, None
        if home is not None:
            home.wire.abandon()

    def close(self) -> None:
        """Close the wire."""
        home, self._home = self._home, None
        if home is not None:
            home.wire.close()
