# Derived from _async/exchange.py by scripts/unasync: do not edit.
"""One attempt of a call: sent over the wire of this process and loop, read within limits, reported to the hooks, and judged."""

from __future__ import annotations

from typing import NamedTuple

from ..capturing import Came, captures_of
from ..clock import Clock, holding
from ..codings import TooLarge, inflate
from ..errors import ConnectionFailed, DecodeError, OrchestratorError
from ..hooks import News
from ..http.answer import Answer
from ..http.call import Call
from ..http.judge import Failed, Judge
from ..retry import Attempt, Trouble
from ..room import LARGE, keep_room
from ..settings import Settings
from ..wire.contract import Fault, Limits, Reply, Wire, WireFailure, WireRequest
from ..wire.homes import Home, Homes, within
from ..wire.tap import tapped


class _Came(NamedTuple):
    """What came: a body, or why there is none; None for one that is to be streamed. `seconds` is how long that took."""

    reply: Reply
    body: bytes | ValueError | None
    seconds: float


class Exchange:
    """Makes the attempts of one client. Nothing foreign comes out."""

    def __init__(self, settings: Settings, judge: Judge, news: News, homes: Homes, *, clock: Clock) -> None:
        self._judge, self._news, self._clock, self._hold = judge, news, clock, holding(clock)
        self._homes = homes
        self._limit = settings.max_response_bytes
        self._system = settings.system

    def attempt(self, call: Call, number: int, seconds: float) -> Answer | Failed:
        """Send a call once and return its answer or failure; only what no repeat can help is raised.

        `seconds` is its time limit. The time that hooks take afterwards does not count.
        """
        captures, begun = captures_of(self._homes), self._clock.monotonic()
        with self._hold():
            came, outcome = self._attempted(call, number, seconds)
        if captures:
            error = outcome.error if isinstance(outcome, Failed) else None
            self._news.captured(captures, call, number, self._shown(came, begun), error)
        return outcome

    def _attempted(self, call: Call, number: int, seconds: float) -> tuple[_Came | None, Answer | Failed]:
        request, came = call.wired(), None
        try:
            came = self._exchanged(call, request, seconds)
            self._tell(call, number, came)
            return came, self._judged(call, number, came)
        except OrchestratorError:
            raise
        except WireFailure as failure:
            return came, self._judge.wire_failed(call, number, failure)
        except TimeoutError:
            late = WireFailure(Fault.SLOW if request.left else Fault.SLOW_CONNECT)
            return came, self._judge.wire_failed(call, number, late)
        except Exception as error:
            # Nothing foreign comes out, whatever a wire may do. Its text may hold anything.
            message = f"{call.target.origin}: {type(error).__name__}"
            broken = Attempt(number, Trouble.CONNECTION if request.left else Trouble.REFUSED)
            return came, self._judge.failed(call.operation, broken, ConnectionFailed, message)
        except BaseException as interruption:
            self._note(interruption, call, request)
            raise

    def _shown(self, came: _Came | None, begun: float) -> Came:
        """Return what came for those who capture."""
        if came is None:
            return Came(None, (), None, None, self._clock.monotonic() - begun)
        reply, body = came.reply, came.body if isinstance(came.body, bytes) else None
        return Came(reply.status, reply.headers, body, self._judge.request_id(reply.headers), came.seconds)

    def _exchanged(self, call: Call, request: WireRequest, seconds: float) -> _Came:
        connect, read = call.timeout
        limits = Limits(connect, read, seconds, fresh=not call.operation.repeatable)
        with within(seconds):
            home = self._homes.current()
            if call.stream:
                return self._opened(request, self._wire(home, call), limits)
            home.take_place(seconds)
            try:
                return self._whole(request, self._wire(home, call), limits)
            finally:
                home.leave_place()

    def _wire(self, home: Home, call: Call) -> Wire:
        return tapped(home.wire, call, self._system, self._judge.redactor)

    def _whole(self, request: WireRequest, wire: Wire, limits: Limits) -> _Came:
        begun = self._clock.monotonic()
        reply = wire.send(request, limits)
        try:
            body = self._read(reply)
        finally:
            reply.close()
        return _Came(reply, body, self._clock.monotonic() - begun)

    def _opened(self, request: WireRequest, wire: Wire, limits: Limits) -> _Came:
        begun = self._clock.monotonic()
        reply = wire.send(request, limits)
        if not 200 <= reply.status < 300:
            try:
                body = self._read(reply)
            finally:
                reply.close()
            return _Came(reply, body, self._clock.monotonic() - begun)
        reply.unbounded()
        return _Came(reply, None, self._clock.monotonic() - begun)

    def _read(self, reply: Reply) -> bytes | ValueError:
        """Return the body, undone of its content coding, or the error that it is over the limit or not decodable."""
        chunks, size = [], 0
        for chunk in reply.chunks():
            size += len(chunk)
            if size > self._limit:
                return TooLarge(self._limit)
            chunks.append(chunk)
        if size >= LARGE:
            keep_room()
        encoding = next((value for name, value in reply.headers if name.lower() == "content-encoding"), "")
        try:
            return inflate(b"".join(chunks), encoding, self._limit) if encoding else b"".join(chunks)
        except ValueError as error:
            return error

    def _tell(self, call: Call, number: int, came: _Came) -> None:
        reply = came.reply
        try:
            self._news.response(call, number, reply.status, reply.headers, came.seconds)
        except BaseException:
            if came.body is None:
                reply.close()
            raise

    def _judged(self, call: Call, number: int, came: _Came) -> Answer | Failed:
        reply, body = came.reply, came.body
        if isinstance(body, TooLarge):
            attempt = Attempt(number, Trouble.TOO_LARGE)
            return self._judge.failed(call.operation, attempt, DecodeError, str(body))
        if isinstance(body, ValueError):
            return self._judge.malformed(call.operation, number, body, b"")
        if body is not None:
            return self._judge.answer(call, number, reply.status, reply.headers, body)
        answer = Answer(reply.status)
        answer.extensions["reply"] = reply
        return answer

    def _note(self, interruption: BaseException, call: Call, request: WireRequest) -> None:
        """Note on a cancellation or Ctrl-C what is known of a request that may have changed something."""
        note = call.operation.note(self._system)
        if request.left and note:
            interruption.add_note(note)
