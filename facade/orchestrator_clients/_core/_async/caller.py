"""What services ask of their client."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ..clock import Clock
from ..execution.decisions import Decisions
from ..execution.place import Wanted
from ..settings import Timeout

if TYPE_CHECKING:
    import httpx

    from .stream import AsyncBody

T = TypeVar("T")


class AsyncCaller(Protocol):
    """What a client offers to its services, such as `client.executions`: they send by it and use nothing else of it."""

    @property
    def system(self) -> str:
        """Return the key of the system."""
        ...

    @property
    def base_url(self) -> str:
        """Return where the system is."""
        ...

    @property
    def scope(self) -> Mapping[str, str]:
        """Return the part of the system that the client works in, such as its tenant."""
        ...

    def in_scope(self, wanted: Wanted) -> bool:
        """Return whether an intent is of the part of the system that the client works in."""
        ...

    @property
    def run_clock(self) -> Clock:
        """Return the time that waits go by."""
        ...

    @property
    def run_decisions(self) -> Decisions:
        """Return which gates were decided lately."""
        ...

    def redact(self, text: str) -> str:
        """Return a text without secrets."""
        ...

    def hiding(self, secrets: Iterable[str]) -> AbstractContextManager[None]:
        """Keep values out of errors and logs while they are in use."""
        ...

    def hide(self, secret: str) -> None:
        """Keep a value out of errors and logs from now on."""
        ...

    async def call(
        self,
        request: Mapping[str, Any],
        parse: Callable[[httpx.Response], T | None],
        *,
        timeout: Timeout | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> T:
        """Send what a generated `build_request` returned and return what `parse` makes of the answer."""
        ...

    async def stream(
        self, request: Mapping[str, Any], *, timeout: Timeout | None = None, headers: Mapping[str, str] | None = None
    ) -> AsyncBody:
        """Send a request like `call`, and return the body of its success unread."""
        ...
