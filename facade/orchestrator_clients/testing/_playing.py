"""The transport of replayed conversations, which sends nothing. Both kinds (sync and async) are written by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from .._core.errors import UsageError
from .._core.redact import Redactor
from .._core.wire.contract import AsyncReply, AsyncWire, Limits, Pairs, Reply, Wire, WireFailure, WireRequest
from ._conversation import Asked, Line, asked_of, asked_of_line
from ._hiding import Hider
from ._tapes import is_form

if TYPE_CHECKING:
    from .._core.http.call import Call


class UnmatchedRequest(UsageError):
    """The conversation that is replayed has no answer for a request; the message names the most similar one that it has."""


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
        """Return a transport that answers from the conversation."""
        return _AsyncPlayed(self, call, system, redactor)

    def over(self, wire: Wire, call: Call, system: str, redactor: Redactor) -> Wire:
        """Return a transport that answers from the conversation."""
        return _Played(self, call, system, redactor)

    def unused(self) -> list[str]:
        """Return the recorded requests that were not made."""
        return [f"line {number}: {line}" for number, line, _ in self._lines if number not in self._given]

    def take(self, call: Call, system: str, redactor: Redactor, request: WireRequest) -> Line:
        """Return the line that answers a request; raises UnmatchedRequest, or the fault that was recorded."""
        hider = Hider()
        sent = hider.body(request.body, Redactor(), is_form=is_form(request.headers)) if request.body else None
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
    """A transport for one call, which needs no network."""

    player: Player
    call: Call
    system: str
    redactor: Redactor

    def take(self, request: WireRequest) -> Line:
        return self.player.take(self.call, self.system, self.redactor, request)

    def abandon(self) -> None:
        """Do nothing: there is no connection."""


class _AsyncPlayed(_Player):
    async def send(self, request: WireRequest, limits: Limits) -> AsyncReply:
        return _AsyncPlayedReply(self.take(request))

    async def aclose(self) -> None:
        """Do nothing: there is no connection."""


class _Played(_Player):
    def send(self, request: WireRequest, limits: Limits) -> Reply:
        return _PlayedReply(self.take(request))

    def close(self) -> None:
        """Do nothing: there is no connection."""


class _Answer:
    def __init__(self, line: Line) -> None:
        self.status: int = line.status or 0
        self._body = line.body()
        self.headers: Pairs = [*line.headers.items(), ("Content-Length", str(len(self._body)))]

    def unbounded(self) -> None:
        """Do nothing: the body is in memory."""


class _AsyncPlayedReply(_Answer):
    async def chunks(self) -> AsyncIterator[bytes]:
        yield self._body

    async def aclose(self) -> None:
        """Do nothing: there is no connection."""


class _PlayedReply(_Answer):
    def chunks(self) -> Iterator[bytes]:
        yield self._body

    def close(self) -> None:
        """Do nothing: there is no connection."""


__all__ = ["Player", "UnmatchedRequest"]
