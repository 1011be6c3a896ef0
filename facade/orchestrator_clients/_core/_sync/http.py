# Derived from _async/http.py by scripts/unasync: do not edit.
"""The one seam all traffic goes through: retry, deadline, limits, typed errors, redaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar, cast

from ..clock import Clock
from ..codings import ASKED_FOR, TooLarge, inflate
from ..deadline import current_deadline, deadline_at
from ..errors import ClosedError, ConnectionFailed, DecodeError, OrchestratorError, RequestTimeout, UsageError
from ..headers import put
from ..hooks import News
from ..http.answer import Answer, Headers
from ..http.call import Call, call_of, user_agent
from ..http.judge import Failed, Judge, raise_last
from ..http.tracing import Told, spanned
from ..redact import Redactor, in_call, quiet_libraries
from ..retry import Attempt, RetryBudget, Trouble
from ..settings import Settings, Timeout, check_url, connect_and_read
from ..vendor import Vendor
from ..wire.choice import wire_maker
from ..wire.contract import Fault, Limits, Reply, WireFailure, WireRequest
from ..wire.homes import Home, Homes, within
from ..wire.target import target_of
from .auth import Auth

T = TypeVar("T")
log = logging.getLogger("orchestrator_clients")


class Seam:
    """Sends what may be sent, repeats what may be repeated, and raises only errors of this package."""

    def __init__(
        self,
        vendor: Vendor,
        settings: Settings,
        auth: Auth,
        *,
        clock: Clock,
        chance: Callable[[], float],
        redactor: Redactor,
    ) -> None:
        quiet_libraries()
        self.vendor, self.settings, self._auth = vendor, settings, auth
        self.system = vendor.system
        self._clock, self._chance = clock, chance
        self.judge = Judge(vendor, clock=clock, redactor=redactor)
        self._news = News(vendor.system, settings.hooks, redactor)
        self._policy, self._budget = settings.retry, RetryBudget()
        self._homes = Homes(wire_maker(settings))
        self._base = settings.base_url.rstrip("/")
        self._origin = target_of(settings.base_url).origin
        self._timeout = connect_and_read(settings.timeout, system=settings.system)
        self._defaults = {
            "Accept": "application/json",
            "Accept-Encoding": ", ".join(ASKED_FOR[:2]),
            "User-Agent": user_agent(settings),
        }
        self.is_closed = False

    def perform(
        self,
        request: Mapping[str, Any],
        parse: Callable[[Any], T | None],
        *,
        timeout: Timeout | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> T:
        """Send a request of the generated code and return what `parse` makes of the answer.

        An answer that `parse` cannot read counts as a fault of the attempt, so that a read is repeated.
        """
        call = self._call(request, timeout, headers)
        call.parse = parse
        return cast(T, (self.send(call)).extensions["parsed"])

    def open(
        self, request: Mapping[str, Any], *, timeout: Timeout | None, headers: Mapping[str, str] | None
    ) -> tuple[Call, Reply]:
        """Send a request and return the answer to it with its body unread."""
        call = self._call(request, timeout, headers)
        call.parse, call.stream = None, True
        return call, (self.send(call)).extensions["reply"]

    def _call(self, request: Mapping[str, Any], timeout: Timeout | None, headers: Mapping[str, str] | None) -> Call:
        changed = dict(request)
        if timeout is not None:
            changed["timeout"] = timeout
        if headers:
            changed["headers"] = {**(request.get("headers") or {}), **headers}
        return self.call_of(changed)

    def call_of(self, request: Mapping[str, Any]) -> Call:
        """Return the call for arguments of httpx's `request`; raises UsageError for what cannot be sent."""
        call = call_of(self.vendor, self._base, self._defaults, self._timeout, request)
        if call.target.origin == self._origin:
            put(call, self.settings.headers)
        return call

    def send(self, call: Call) -> Answer:
        """Send a call, repeating it while that can help and does no harm; raises errors of this package only."""
        with in_call(), spanned(self.system, call.operation.name, call.method, call.target) as told:
            answer = self._repeat(call, told)
            told.status = answer.status_code
            return answer

    def _repeat(self, call: Call, told: Told) -> Answer:
        deadline = min(self._clock.monotonic() + self.settings.deadline, current_deadline())
        renewed, number = False, 1
        while True:
            outcome = self._attempt(call, number, deadline)
            if isinstance(outcome, Answer):
                self._budget.success()
                return outcome
            log.debug("%s %s: attempt %d: %s", self.system, call.operation.name, number, outcome.error)
            if outcome.attempt.status in self.vendor.expired and not renewed and not call.bare:
                renewed = self._auth.renew(call)
                if renewed:
                    told.repeats += 1
                    continue
            self._pause_or_raise(call, outcome, deadline)
            number += 1
            told.repeats += 1

    def _pause_or_raise(self, call: Call, failed: Failed, deadline: float) -> None:
        remaining = deadline - self._clock.monotonic()
        delay = self._policy.delay(call.operation, failed.attempt, remaining=remaining, chance=self._chance())
        if delay is None or not self._budget.take():
            raise_last(call.operation, failed)
        self._news.retry(call, failed.attempt.number, failed.error, delay)
        self._clock.sleep(delay)

    def _attempt(self, call: Call, number: int, deadline: float) -> Answer | Failed:
        """Make one attempt, which has its share of the time that is left. Only what no repeat can mend is raised."""
        self._check_place(call)
        if deadline <= self._clock.monotonic():
            return self._late(call, number, "the deadline has passed")
        if not call.bare:
            try:
                with deadline_at(deadline):  # getting a token is part of the call
                    self._auth.authorize(call)
            except TimeoutError:
                return self._late(call, number, "the deadline passed while another call fetched the credentials")
        remaining = deadline - self._clock.monotonic()
        if remaining <= 0:
            return self._late(call, number, "the deadline passed while the credentials were fetched")
        self._news.request(call, number)
        return self._sent(call, number, self._share(call, number, remaining))

    def _share(self, call: Call, number: int, remaining: float) -> float:
        """Return the seconds of an attempt: half of what is left where a slow answer can be mended by another.

        A login has all of it, for nothing is won by asking twice for a token that takes its time.
        """
        last = number >= self._policy.max_attempts or call.stream or call.bare or not call.operation.repeatable
        return remaining if last else remaining / 2

    def _sent(self, call: Call, number: int, remaining: float) -> Answer | Failed:
        request = call.wired()
        try:
            return self._exchanged(call, request, number, remaining)
        except OrchestratorError:
            raise
        except WireFailure as failure:
            return self.judge.wire_failed(call, number, failure)
        except TimeoutError:
            return self.judge.wire_failed(call, number, WireFailure(Fault.SLOW if request.left else Fault.SLOW_CONNECT))
        except Exception as error:
            # Nothing foreign comes out, whatever a wire may do. Its text may hold anything.
            return self.judge.failed(
                call.operation,
                Attempt(number, Trouble.CONNECTION),
                ConnectionFailed,
                f"{call.target.origin}: {type(error).__name__}",
            )
        except BaseException as interruption:
            self._tell(interruption, call, request)
            raise

    def _exchanged(self, call: Call, request: WireRequest, number: int, remaining: float) -> Answer | Failed:
        connect, read = call.timeout
        limits = Limits(connect, read, remaining, fresh=not call.operation.repeatable)
        with within(remaining):
            home = self._homes.current()
            if call.stream:
                return self._opened(call, request, number, home, limits)
            home.take_place(remaining)
            try:
                return self._whole(call, request, number, home, limits)
            finally:
                home.leave_place()

    def _whole(self, call: Call, request: WireRequest, number: int, home: Home, limits: Limits) -> Answer | Failed:
        begun = self._clock.monotonic()
        reply = home.wire.send(request, limits)
        try:
            body = self._read(reply)
        except TooLarge as error:
            return self.judge.failed(call.operation, Attempt(number, Trouble.TOO_LARGE), DecodeError, str(error))
        except ValueError as error:
            return self.judge.malformed(call.operation, number, error, b"")
        finally:
            reply.close()
        self._answered(call, number, reply, begun)
        log.debug("%s %s: %s %s", self.system, call.operation.name, call.method, reply.status)
        return self.judge.answer(call, number, reply.status, reply.headers, body)

    def _opened(self, call: Call, request: WireRequest, number: int, home: Home, limits: Limits) -> Answer | Failed:
        begun = self._clock.monotonic()
        reply = home.wire.send(request, limits)
        if not 200 <= reply.status < 300:
            try:
                body = self._read(reply)
            finally:
                reply.close()
            self._answered(call, number, reply, begun)
            return self.judge.answer(call, number, reply.status, reply.headers, body)
        self._answered(call, number, reply, begun)
        reply.unbounded()
        answer = Answer(reply.status)
        answer.extensions["reply"] = reply
        return answer

    def _answered(self, call: Call, number: int, reply: Reply, begun: float) -> None:
        if self.settings.hooks.on_response is not None:
            seconds = self._clock.monotonic() - begun
            self._news.response(call, number, reply.status, Headers(reply.headers), seconds)

    def _read(self, reply: Reply) -> bytes:
        """Return the body, undone of its content coding; ValueError if it is over the limit or not decodable."""
        limit = self.settings.max_response_bytes
        chunks, size = [], 0
        for chunk in reply.chunks():
            size += len(chunk)
            if size > limit:
                raise TooLarge(limit)
            chunks.append(chunk)
        body = b"".join(chunks)
        encoding = next((value for name, value in reply.headers if name.lower() == "content-encoding"), "")
        return inflate(body, encoding, limit) if encoding else body

    def _check_place(self, call: Call) -> None:
        """Raise what is wrong with a call before it is made: only a bare one (without credentials) may leave the origin."""
        if self.is_closed:
            self._refuse(call, ClosedError, "the client is closed: make a new one")
        if call.target.origin == self._origin:
            return
        if not call.bare:
            self._refuse(call, UsageError, f"{call.target.origin} is not the origin of base_url")
        check_url(
            call.target.origin,
            system=self.system,
            allow_plain_http=self.settings.allow_plain_http,
            name="the link",
        )

    def _refuse(self, call: Call, kind: type[OrchestratorError], text: str) -> NoReturn:
        raise kind(text, system=self.system, operation=call.operation.name)

    def _late(self, call: Call, number: int, text: str) -> Failed:
        return self.judge.failed(call.operation, Attempt(number, Trouble.REFUSED), RequestTimeout, text)

    def _tell(self, interruption: BaseException, call: Call, request: WireRequest) -> None:
        """Note on a cancellation or Ctrl-C what is known of a request that may have changed something."""
        note = call.operation.note(self.system)
        if request.left and note:
            interruption.add_note(note)

    def close(self) -> None:
        """Close all connections; closing twice is fine."""
        if not self.is_closed:
            self.is_closed = True
            self._homes.close()
