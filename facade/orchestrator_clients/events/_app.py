"""A receiver as an ASGI application: it answers first, and then hands the event over."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, ClassVar, Protocol, TypeAlias

from .._core.errors import OrchestratorError, OversizedEvent, UsageError
from .._core.http.answer import Headers
from .._core.inputs import seconds
from .._core.logs import tell
from .._core.pushed.received import UNAVAILABLE, Received, refused

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

TOO_SLOW = 408


class EventSource(Protocol):
    """What takes deliveries: `AsyncAdobeEvents`, `AwsEvents`, `CodeStreamEvents`, or a class of yours with these methods.

    `system` is the key of the system.
    """

    system: ClassVar[str]

    @property
    def max_bytes(self) -> int:
        """Return how many bytes of a body are read."""
        ...

    def receive(
        self, method: str, query: str | bytes, headers: Mapping[str, str], body: bytes
    ) -> Received | Awaitable[Received]:
        """Return what to answer to a request, and its event."""
        ...


class EventsApp:
    """An ASGI application that receives events: `EventsApp(AsyncAdobeEvents(...), poller.hint)`.

    `on_event` is called with each event after it was answered; it may be a coroutine function, and an error that it raises is
    logged and changes nothing. `on_validation` is called with the address that a person has to open so that a registration
    becomes active. `within` is how many seconds an answer takes at most: Adobe gives up after 10. The application takes requests
    of any path: mount it where only the sender's requests arrive. At the end of its lifespan it closes the source.
    """

    def __init__(
        self,
        source: EventSource,
        on_event: Callable[[Any], object],
        *,
        on_validation: Callable[[str], object] | None = None,
        within: float = 9.0,
    ) -> None:
        if hasattr(source, "close"):
            raise UsageError(
                f"give Async{type(source).__name__}: this one would block the event loop", system=source.system
            )
        for name, function in (("on_event", on_event), ("on_validation", on_validation or print)):
            if not callable(function):
                raise UsageError(f"{name} must be something that can be called", system=source.system)
        if not (seconds(within, "within") or 0) > 0:
            raise UsageError(f"within={within!r}: give seconds above 0", system=source.system)
        self._source, self._within = source, within
        self._on_event, self._on_validation = on_event, on_validation

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one connection of the server: a request, or its lifespan."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            came = await self._answered(scope, receive)
            if came is not None:
                await _send(came, send)
                await self._act(came)
        else:  # such as a web socket, which is refused by closing it
            await send({"type": "websocket.close", "code": 1000})

    async def _answered(self, scope: Message, receive: Receive) -> Received | None:
        """Return the answer to a request, None to one that its sender gave up."""
        body: bytes | None = None
        try:
            async with asyncio.timeout(self._within):
                headers = Headers(
                    [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
                )
                body = await self._body(headers, receive)
                if body is None:
                    return None
                query = scope.get("query_string", b"")
                came = self._source.receive(scope["method"], query, headers, body)
                return await came if inspect.isawaitable(came) else came
        except TimeoutError:
            return Received(status=TOO_SLOW if body is None else UNAVAILABLE)
        except OrchestratorError as error:
            return refused(error)

    async def _body(self, headers: Headers, receive: Receive) -> bytes | None:
        """Return the body, None where it broke off; OversizedEvent as soon as it is too long, whatever it said before."""
        most, body = self._source.max_bytes, bytearray()
        said = headers.get("content-length", "")
        while True:
            if len(body) > most or (said.isascii() and said.isdigit() and int(said[:20]) > most):
                raise OversizedEvent(f"it has more than {most} bytes", system=self._source.system)
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            if not message.get("more_body", False) and len(body) <= most:
                return bytes(body)

    async def _act(self, came: Received) -> None:
        if came.validation_url is not None and self._on_validation is not None:
            await self._call(self._on_validation, came.validation_url)
        if came.event is not None:
            await self._call(self._on_event, came.event)

    async def _call(self, function: Callable[[Any], object], value: object) -> None:
        try:
            result = function(value)
            if inspect.isawaitable(result):
                await result
        except Exception:
            system, what = self._source.system, "%s: what was to be done for an event failed"
            tell(logging.WARNING, "event_failed", what, system, system=system, exc_info=True)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            kind = (await receive())["type"]
            close = getattr(self._source, "aclose", None)
            if kind == "lifespan.shutdown" and close is not None:
                await close()
            await send({"type": f"{kind}.complete"})
            if kind == "lifespan.shutdown":
                return


async def _send(came: Received, send: Send) -> None:
    headers = {"content-length": str(len(came.body)), **came.headers}
    pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": came.status, "headers": pairs})
    await send({"type": "http.response.body", "body": came.body})


__all__ = ["EventSource", "EventsApp"]
