"""A client that reads files to be made: where an event loop would stand still, it is made in a thread when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from ..._core._async.client import AsyncOrchestratorClient
from ..._core.describing import surroundings
from ..._core.options import CallOptions, changed_settings, silent_options
from ..._core.settings import Settings, Timeout
from ..threads import AsyncBlocking
from .execution import AsyncImageBuilderExecution

if TYPE_CHECKING:
    import httpx

    from ..._core._async.stream import AsyncBody

T = TypeVar("T")


class AsyncMadeLater(AsyncOrchestratorClient[AsyncImageBuilderExecution]):
    """A client whose constructor leaves the slow part to `_begin`. Its methods wait for that part, and so does `async with`.

    Attributes that are not there yet, such as `base_url`, are waited for where they are asked for: by whoever asks.
    """

    def _begin(self, make: Callable[[], None], *, slow: bool) -> None:
        """Make the client by `make`: at once, unless that is slow and an event loop runs in this thread."""
        self._make: Callable[[], None] | None = make
        self._making, self._is_made = RLock(), False
        if not slow or AsyncBlocking.may_block():
            self._made()

    def _made(self) -> None:
        """Make the client if it is not made yet; what goes wrong is raised, now and at every further use."""
        with self._making:
            make, self._make = self._make, None
            if make is None:
                return
            try:
                make()
            except BaseException:
                self._make = make
                raise
            self._is_made = True

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """Return a client with other options for its calls, which waits with this one for that part; else as every client's."""
        options = silent_options(options)
        if self._is_made:
            return super().with_options(**options)
        changed_settings(Settings(system=self.system, base_url="https://localhost"), options)
        other = object.__new__(type(self))
        vars(other).update(vars(self))
        other._serve()
        other._begin(partial(other._become_later, self, options), slow=True)
        return other

    def describe(self) -> dict[str, Any]:
        """Return what a bug report should have, as every client does; of one that is not made yet only the surroundings."""
        if self._is_made:
            return super().describe()
        known = surroundings(self.vendor.variables)
        return {"client": type(self).__name__, "system": self.system, "made": False, **known}

    def _serve(self) -> None:
        """Give it the services, which need nothing that is made later."""
        raise NotImplementedError

    def _become_later(self, origin: Self, options: CallOptions) -> None:
        origin._made()
        self._become(origin, options)

    async def _ready(self) -> None:
        if not self._is_made:
            await AsyncBlocking.run(self._made)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Make the client if that is why there is no such attribute."""
            if not name.startswith("__") and self.__dict__.get("_is_made") is False:
                self._made()
            return object.__getattribute__(self, name)

    async def call(
        self,
        request: Mapping[str, Any],
        parse: Callable[[httpx.Response], T | None],
        *,
        timeout: Timeout | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> T:
        """Send what a generated `build_request` returned and return what `parse` makes of the answer."""
        await self._ready()
        return await super().call(request, parse, timeout=timeout, headers=headers)

    async def stream(
        self, request: Mapping[str, Any], *, timeout: Timeout | None = None, headers: Mapping[str, str] | None = None
    ) -> AsyncBody:
        """Send a request like `call`, and return the body of its success unread, to be iterated over and closed."""
        await self._ready()
        return await super().stream(request, timeout=timeout, headers=headers)

    async def aclose(self) -> None:
        """Close the connections; closing twice is fine, and using the client afterwards raises `ClosedError`."""
        await self._ready()
        await super().aclose()

    async def __aenter__(self) -> Self:
        await self._ready()
        return await super().__aenter__()
