"""What records conversations over any wire, and what plays them without one. For both worlds by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from .._core.codings import Inflater
from .._core.errors import UsageError
from .._core.http.answer import Headers
from .._core.redact import Redactor
from .._core.wire.contract import AsyncReply, AsyncWire, Fault, Limits, Pairs, Reply, Wire, WireFailure, WireRequest
from ._conversation import Asked, Line, asked_of, asked_of_line
from ._hiding import Hider, parts

if TYPE_CHECKING:
    from .._core.http.call import Call


class UnmatchedRequest(UsageError):
    """A client asked what the conversation that is replayed has no answer for; the message names the nearest that it has."""


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
        """Return a wire that records."""
        return _AsyncRecorded(wire, self, call, system, redactor)

    def over(self, wire: Wire, call: Call, system: str, redactor: Redactor) -> Wire:
        """Return a wire that records."""
        return _Recorded(wire, self, call, system, redactor)

    def begin(self, call: Call, system: str, redactor: Redactor, request: WireRequest) -> Taken:
        """Keep a request; its secrets are hidden now, as long as they are known."""
        hider, (path, query) = self._hider, parts(request.target.path)
        sent = hider.body(request.body, redactor, is_form=_is_form(request.headers)) if request.body else None
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


def _is_form(headers: Pairs) -> bool:
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
    """A wire for one call, which records."""

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


class Player:
    """Answers every client from a conversation: of what fits a request, the first that was not given yet."""

    def __init__(self, path: Path, lines: list[Line], ignore: Collection[str]) -> None:
        self._path, self._ignore = path, frozenset(ignore)
        self._lines = [(number, line, asked_of_line(line, self._ignore)) for number, line in enumerate(lines, 2)]
        self._given: set[int] = set()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._given)

    def over_async(self, wire: AsyncWire, call: Call, system: str, redactor: Redactor) -> AsyncWire:
        """Return a wire that answers by itself."""
        return _AsyncPlayed(self, call, system, redactor)

    def over(self, wire: Wire, call: Call, system: str, redactor: Redactor) -> Wire:
        """Return a wire that answers by itself."""
        return _Played(self, call, system, redactor)

    def unused(self) -> list[str]:
        """Return what nobody asked for."""
        return [f"line {number}: {line}" for number, line, _ in self._lines if number not in self._given]

    def take(self, call: Call, system: str, redactor: Redactor, request: WireRequest) -> Line:
        """Return the line that answers a request; raises UnmatchedRequest, or the fault that was recorded."""
        hider = Hider()
        sent = hider.body(request.body, Redactor(), is_form=_is_form(request.headers)) if request.body else None
        asked = asked_of((system, call.operation.name, request.method), request.target.path, sent, self._ignore)
        with self._lock:
            same = [one for one in self._lines if one[2].key == asked.key]
            fitting = [(number, line) for number, line, known in same if not asked.differs(known)]
            left = [(number, line) for number, line in fitting if number not in self._given]
            if not left:
                raise self._unmatched(asked, redactor, [number for number, _ in fitting])
            number, line = left[0]
            self._given.add(number)
        request.left = True
        if (fault := line.failure()) is not None:
            request.left = fault.may_have_left
            raise WireFailure(fault, "as it was recorded")
        return line

    def _unmatched(self, asked: Asked, redactor: Redactor, given: list[int]) -> UnmatchedRequest:
        system, operation, method = asked.key
        what = f"{self._path.name} has no answer for {method} {redactor.text(asked.path)}"
        return UnmatchedRequest(f"{what}: {self._why(asked, given)}", system=system, operation=operation)

    def _why(self, asked: Asked, given: list[int]) -> str:
        if given:
            lines = ", ".join(map(str, given))
            return f"it was asked for {len(given) + 1} times, and recorded {len(given)} times (line {lines})"
        ranked = sorted(self._lines, key=lambda one: _distance(asked, one[2]))
        if not ranked:
            return "it holds no request at all"
        number, line, known = ranked[0]
        parts = asked.differs(known) if asked.key == known.key else ["operation"]
        return f"the nearest, in line {number}, has another {' and '.join(parts)}: {line}"


def _distance(asked: Asked, known: Asked) -> tuple[int, int]:
    return sum(one != other for one, other in zip(asked.key, known.key, strict=True)), len(asked.differs(known))


@dataclass(slots=True)
class _Player:
    """A wire for one call, which needs no network."""

    player: Player
    call: Call
    system: str
    redactor: Redactor

    def take(self, request: WireRequest) -> Line:
        return self.player.take(self.call, self.system, self.redactor, request)

    def abandon(self) -> None:
        """There is nothing to let go of."""


class _AsyncPlayed(_Player):
    async def send(self, request: WireRequest, limits: Limits) -> AsyncReply:
        return _AsyncPlayedReply(self.take(request))

    async def aclose(self) -> None:
        """There is nothing to close."""


class _Played(_Player):
    def send(self, request: WireRequest, limits: Limits) -> Reply:
        return _PlayedReply(self.take(request))

    def close(self) -> None:
        """There is nothing to close."""


class _Answer:
    def __init__(self, line: Line) -> None:
        self.status: int = line.status or 0
        self._body = line.body()
        self.headers: Pairs = [*line.headers.items(), ("Content-Length", str(len(self._body)))]

    def unbounded(self) -> None:
        """It ends by itself."""


class _AsyncPlayedReply(_Answer):
    async def chunks(self) -> AsyncIterator[bytes]:
        yield self._body

    async def aclose(self) -> None:
        """There is nothing to give back."""


class _PlayedReply(_Answer):
    def chunks(self) -> Iterator[bytes]:
        yield self._body

    def close(self) -> None:
        """There is nothing to give back."""


__all__ = ["Fault", "Player", "Recorder", "UnmatchedRequest"]
