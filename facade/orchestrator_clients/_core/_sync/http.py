# Derived from _async/http.py by scripts/unasync: do not edit.
"""The one seam all traffic goes through: retry, deadline, limits, typed errors, redaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

import httpx

from ..clock import Clock
from ..codings import TooLarge, inflate
from ..deadline import current_deadline, deadline_at
from ..errors import ClosedError, ConnectionFailed, DecodeError, RequestTimeout, UsageError
from ..extras import uses_extra
from ..headers import put
from ..hooks import News
from ..http.common import Answer, AttemptFailed, origin, request_options, timeouts, user_agent, whole_url
from ..http.judge import Judge, raise_last
from ..http.tracing import Told, spanned
from ..operation import Operation
from ..redact import Redactor, in_call, quiet_libraries
from ..retry import Attempt, RetryBudget, Trouble
from ..settings import Settings, Timeout, check_url, connect_and_read
from ..vendor import Vendor
from .auth import Auth
from .borrowed import Borrowed
from .pools import Pools

T = TypeVar("T")
log = logging.getLogger("orchestrator_clients")


class HttpClient(httpx.Client):
    """An httpx client whose `send` repeats what may be repeated and raises only errors of this package.

    It is handed to the generated code as it is: a request says by its extension `operation` what it means.
    """

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
        self._vendor, self._settings, self._authentication = vendor, settings, auth
        self.system = vendor.system
        self._clock, self._chance = clock, chance
        self.judge = Judge(vendor, clock=clock, redactor=redactor)
        self._news = News(vendor.system, settings.hooks, redactor)
        self._policy, self._budget = settings.retry, RetryBudget()
        home = _open(settings, settings.base_url, clock)
        connect, read = connect_and_read(settings.timeout, system=settings.system)
        super().__init__(
            base_url=settings.base_url,
            headers={
                "User-Agent": user_agent(settings),
                "Accept": "application/json",
                "Accept-Encoding": "gzip, deflate",
            },
            timeout=httpx.Timeout(read, connect=connect),
            transport=home,
            trust_env=False,
        )
        self._base = settings.base_url.rstrip("/")
        self._home = origin(httpx.URL(settings.base_url))
        self._wires: dict[str, httpx.BaseTransport] = {self._home: home}

    def perform(
        self,
        request: Mapping[str, Any],
        parse: Callable[[httpx.Response], T | None],
        *,
        timeout: Timeout | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> T:
        """Send a request of the generated code and return what `parse` makes of the answer.

        An answer that `parse` cannot read counts as a fault of the attempt, so that a read is repeated.
        """
        options = request_options(self._vendor.system, request, timeout, headers, parse=parse)
        answer = self.request(**options)
        return cast(T, answer.extensions["parsed"])

    def build_request(self, method: str, url: httpx.URL | str, *, params: Any = None, **rest: Any) -> httpx.Request:
        """Return the request that httpx would make, at half the cost for a path under `base_url`.

        What cannot be sent raises UsageError, or DecodeError where a server gave the address.
        """
        try:
            if isinstance(url, str) and url.startswith("/") and "?" not in url and "#" not in url:
                url, params = whole_url(self._base, url, params), None
            return super().build_request(method, url, params=params, **rest)
        except (httpx.InvalidURL, UnicodeError):
            extensions = rest.get("extensions") or {}
            kind = DecodeError if extensions.get("bare") else UsageError
            raise kind(
                "the request cannot be sent as it is: look at its address, and for odd characters in it",
                system=self.system,
                operation=self._vendor.operation(extensions.get("operation")).name,
            ) from None  # whose text shows parts of it

    def send(self, request: httpx.Request, **_: Any) -> httpx.Response:
        """Send a request, repeating it while that can help and does no harm; raises errors of this package only."""
        operation = self._vendor.operation(request.extensions.get("operation"))
        if origin(request.url) == self._home:
            put(request, self._settings.headers)
        with in_call(), spanned(self.system, operation.name, request) as told:
            answer = self._repeat(request, operation, told)
            told.status = answer.status_code
            return answer

    def _repeat(self, request: httpx.Request, operation: Operation, told: Told) -> Answer:
        deadline = min(self._clock.monotonic() + self._settings.deadline, current_deadline())
        renewed = False
        number = 1
        while True:
            try:
                answer = self._attempt(request, operation, number, deadline)
            except AttemptFailed as failure:
                log.debug("%s %s: attempt %d: %s", self._vendor.system, operation.name, number, failure.error)
                if (
                    failure.attempt.status in self._vendor.expired
                    and not renewed
                    and not request.extensions.get("bare")
                ):
                    renewed = self._authentication.renew(request)
                    if renewed:
                        told.repeats += 1
                        continue
                self._pause_or_raise(request, operation, failure, deadline)
                number += 1
                told.repeats += 1
            else:
                self._budget.success()
                return answer

    def _pause_or_raise(
        self, request: httpx.Request, operation: Operation, failure: AttemptFailed, deadline: float
    ) -> None:
        remaining = deadline - self._clock.monotonic()
        delay = self._policy.delay(operation, failure.attempt, remaining=remaining, chance=self._chance())
        if delay is None or not self._budget.take():
            raise_last(operation, failure)
        self._news.retry(operation, failure.attempt.number, request, failure.error, delay)
        self._clock.sleep(delay)

    def _attempt(self, request: httpx.Request, operation: Operation, number: int, deadline: float) -> Answer:
        wire = self._wire(request, operation)
        self._check(operation, number, deadline)
        if not request.extensions.get("bare"):
            self._authorize(request, operation, number, deadline)
        remaining = self._check(operation, number, deadline)
        wanted = request.extensions.setdefault("wanted_timeout", request.extensions.get("timeout", {}))
        request.extensions["timeout"] = timeouts(wanted, remaining)
        self._news.request(operation, number, request)
        begun = self._clock.monotonic()
        try:
            response = wire.handle_request(request)
            unread = response.is_success and request.extensions.get("stream")
            body = b"" if unread else self._read(response, deadline)
        except httpx.LocalProtocolError:
            raise UsageError(
                "a header value holds a character that HTTP does not allow",
                system=self._vendor.system,
                operation=operation.name,
            ) from None
        except httpx.TransportError as error:
            raise self.judge.transport_failed(request, operation, number, error) from error
        except ValueError as error:
            trouble = Trouble.TOO_LARGE if isinstance(error, TooLarge) else Trouble.MALFORMED
            raise self.judge.failed(operation, Attempt(number, trouble), DecodeError, str(error)) from error
        except Exception as error:  # nothing foreign comes out, and nothing of what it may hold
            text = f"the transport failed: {type(error).__name__}"
            raise self.judge.failed(operation, Attempt(number, Trouble.CONNECTION), ConnectionFailed, text) from None
        seconds = self._clock.monotonic() - begun
        self._news.response(operation, number, request, response.status_code, response.headers, seconds)
        log.debug("%s %s: %s %s", self._vendor.system, operation.name, request.method, response.status_code)
        if unread:
            return self._unread(request, response)
        return self.judge.answer(request, operation, number, response, body)

    def _check(self, operation: Operation, number: int, deadline: float) -> float:
        """Return the seconds that are left; raises the failure of the attempt if there are none."""
        remaining = deadline - self._clock.monotonic()
        if remaining <= 0:
            raise self._late(operation, number, "the deadline has passed")
        return remaining

    def _authorize(self, request: httpx.Request, operation: Operation, number: int, deadline: float) -> None:
        try:
            with deadline_at(deadline):  # getting a token is part of the call
                self._authentication.authorize(request)
        except TimeoutError as error:
            text = "the deadline passed while another call fetched the credentials"
            raise self._late(operation, number, text) from error

    def _late(self, operation: Operation, number: int, text: str) -> AttemptFailed:
        return self.judge.failed(operation, Attempt(number, Trouble.REFUSED), RequestTimeout, text)

    def _wire(self, request: httpx.Request, operation: Operation) -> httpx.BaseTransport:
        """Return the connection pool for a request; only a bare request (without credentials) may leave the origin."""
        if self.is_closed:
            raise ClosedError(
                "the client is closed: make a new one", system=self._vendor.system, operation=operation.name
            )
        where = origin(request.url)
        if where not in self._wires:
            if not request.extensions.get("bare"):
                raise UsageError(
                    f"{where} is not the origin of base_url", system=self._vendor.system, operation=operation.name
                )
            check_url(
                where, system=self._vendor.system, allow_plain_http=self._settings.allow_plain_http, name="the link"
            )
            self._wires[where] = _open(self._settings, where, self._clock)
        return self._wires[where]

    def _read(self, response: httpx.Response, deadline: float) -> bytes:
        """Return the body, undone of its content coding; ValueError if it is over the limit or not decodable."""
        stream = cast(httpx.SyncByteStream, response.stream)
        limit = self._settings.max_response_bytes
        chunks, size = [], 0
        try:
            for chunk in stream:
                size += len(chunk)
                if size > limit:
                    raise TooLarge(limit)
                chunks.append(chunk)
                if self._clock.monotonic() > deadline:
                    raise httpx.ReadTimeout("the deadline passed while the answer arrived")
        finally:
            stream.close()
        body = b"".join(chunks)
        encoding = response.headers.get("content-encoding")
        return inflate(body, encoding, limit) if encoding else body

    @staticmethod
    def _unread(request: httpx.Request, response: httpx.Response) -> Answer:
        # The body is read with the timeouts that were asked for, not with what the opening left of the deadline.
        request.extensions["timeout"] = dict(request.extensions["wanted_timeout"])
        return Answer(response.status_code, headers=response.headers, stream=response.stream, request=request)

    def close(self) -> None:
        """Close all connections; closing twice is fine."""
        if not self.is_closed:
            super().close()
            for wire in self._wires.values():
                wire.close()


def _open(settings: Settings, url: str, clock: Clock) -> httpx.BaseTransport:
    """Return what sends to a host: the caller's own transport, else the fast one if it is there and can do what is asked for."""
    if settings.transport is not None:
        return Borrowed(settings.transport, system=settings.system)
    if uses_extra("msgspec") and uses_extra("pyreqwest"):
        from .fast import FastTransport, suits

        if suits(settings):
            return FastTransport(settings, url)
    return Pools(settings, url, clock)
