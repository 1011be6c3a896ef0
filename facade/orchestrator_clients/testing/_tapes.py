"""The transport that records conversations over any other. Both kinds (sync and async) are written by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

from .._core.codings import Inflater
from .._core.http.answer import Headers
from .._core.redact import Redactor
from .._core.wire.contract import AsyncReply, AsyncWire, Limits, Pairs, Reply, Wire, WireFailure, WireRequest
from ._conversation import Line
from ._hiding import Hider, parts

if TYPE_CHECKING:
    from .._core.http.call import Call


@dataclass(slots=True)
class Taken:
    """A request that was sent, and what has come of it so far."""

    line: Line
    call: Call
    redactor: Redactor
    pairs: Pairs = ()
    chunks: list[bytes] = field(default_factory=list)


class Recorder:
    """Keeps every request of every client, and what comes back."""

    def __init__(self, hide: Collection[str]) -> None:
        self._hider = Hider(hide)
        self._taken: list[Taken] = []
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._taken)

    def over_async(self, wire: AsyncWire, call: Call, system: str, redactor: Redactor) -> AsyncWire:
        """Return a transport that records."""
        return _AsyncRecorded(wire, self, call, system, redactor)

    def over(self, wire: Wire, call: Call, system: str, redactor: Redactor) -> Wire:
        """Return a transport that records."""
        return _Recorded(wire, self, call, system, redactor)

    def begin(self, call: Call, system: str, redactor: Redactor, request: WireRequest) -> Taken:
        """Keep a request; its secrets are hidden now, as long as they are known."""
        hider, (path, query) = self._hider, parts(request.target.path)
        sent = hider.body(request.body, redactor, is_form=is_form(request.headers)) if request.body else None
        line = Line(
            system,
            call.operation.name,
            request.method,
            hider.text(path, redactor),
            hider.pairs(query, redactor),
            sent,
        )
        taken = Taken(line, call, redactor)
        with self._lock:
            self._taken.append(taken)
        return taken

    def ended(self, taken: Taken) -> None:
        """Keep what came of it."""
        headers = Headers(taken.pairs)
        body, hider = _decoded(taken.chunks, headers.get("content-encoding")), self._hider
        taken.chunks.clear()
        taken.line.headers = hider.headers(headers, taken.redactor)
        came = hider.body(body, taken.redactor)
        if taken.call.bare and not taken.call.stream and "text" in came and came["text"].strip()[:1] != "<":
            came = {"text": hider.mark(came["text"])}  # a login may answer with a token and nothing else
        taken.line.came = came if body else None

    def lines(self) -> list[Line]:
        """Return what was recorded, without secrets that became known since."""
        whole = [taken for taken in self._taken if taken.line.status is not None or taken.line.fault is not None]
        redactors = list({id(taken.redactor): taken.redactor for taken in whole}.values())
        for taken in whole:
            for redactor in redactors:
                _redact(taken.line, redactor)
        return [taken.line for taken in whole]


def _redact(line: Line, redactor: Redactor) -> None:
    for name in ("path", "query", "sent", "headers", "came"):
        setattr(line, name, redactor.value(getattr(line, name)))


def is_form(headers: Pairs) -> bool:
    """Return whether a body is an HTML form."""
    return any(name.lower() == "content-type" and "form-urlencoded" in value for name, value in headers)


def _decoded(chunks: list[bytes], encoding: str | None) -> bytes:
    inflater = Inflater(encoding)
    pieces: list[bytes] = []
    try:
        for chunk in chunks:
            pieces.extend(inflater.pieces(chunk))
        pieces.append(inflater.finish())
    except ValueError:
        pass  # an answer that was cut off is recorded so
    return b"".join(pieces)


@dataclass(slots=True)
class _Base:
    """A transport for one call, which records."""

    wire: Any
    recorder: Recorder
    call: Call
    system: str
    redactor: Redactor

    def begin(self, request: WireRequest) -> Taken:
        return self.recorder.begin(self.call, self.system, self.redactor, request)

    def abandon(self) -> None:
        self.wire.abandon()


class _AsyncRecorded(_Base):
    async def send(self, request: WireRequest, limits: Limits) -> AsyncReply:
        taken = self.begin(request)
        try:
            reply = await self.wire.send(request, limits)
        except WireFailure as failure:
            taken.line.fault = failure.fault.name
            raise
        return _AsyncRecordedReply(reply, taken, self.recorder)

    async def aclose(self) -> None:
        await self.wire.aclose()


class _Recorded(_Base):
    def send(self, request: WireRequest, limits: Limits) -> Reply:
        taken = self.begin(request)
        try:
            reply = self.wire.send(request, limits)
        except WireFailure as failure:
            taken.line.fault = failure.fault.name
            raise
        return _RecordedReply(reply, taken, self.recorder)

    def close(self) -> None:
        self.wire.close()


class _BaseReply:
    def __init__(self, reply: Any, taken: Taken, recorder: Recorder) -> None:
        self.status: int = reply.status
        self.headers: Pairs = reply.headers
        self._reply, self._taken, self._recorder, self._open = reply, taken, recorder, True
        taken.pairs = self.headers

    def unbounded(self) -> None:
        self._reply.unbounded()

    def _ended(self) -> None:
        if self._open:
            self._open = False
            self._recorder.ended(self._taken)
            if self._taken.line.fault is None:
                self._taken.line.status = self.status

    def _broke(self, failure: WireFailure) -> None:
        self._taken.line.fault = failure.fault.name


class _AsyncRecordedReply(_BaseReply):
    async def chunks(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._reply.chunks():
                self._taken.chunks.append(chunk)
                yield chunk
        except WireFailure as failure:
            self._broke(failure)
            raise

    async def aclose(self) -> None:
        self._ended()
        await self._reply.aclose()


class _RecordedReply(_BaseReply):
    def chunks(self) -> Iterator[bytes]:
        try:
            for chunk in self._reply.chunks():
                self._taken.chunks.append(chunk)
                yield chunk
        except WireFailure as failure:
            self._broke(failure)
            raise

    def close(self) -> None:
        self._ended()
        self._reply.close()


__all__ = ["Recorder", "is_form"]
