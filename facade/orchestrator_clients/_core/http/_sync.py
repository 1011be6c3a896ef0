# Derived from _async.py by scripts/unasync: do not edit.
"""The one seam all traffic goes through: retry, deadline, limits, typed errors, redaction. `_sync.py` is derived from it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar, cast

import httpx

from ..auth._sync import Auth
from ..body import TooLarge, excerpt, inflate
from ..clock import Clock
from ..deadline import current_deadline, deadline_at
from ..errors import (
    ApiError,
    ClosedError,
    DecodeError,
    OrchestratorError,
    OutcomeUnknownError,
    RateLimitError,
    RequestTimeout,
    UsageError,
)
from ..operation import Operation
from ..redact import Redactor, in_call, quiet_libraries, safe_url
from ..retry import Attempt, RetryBudget, Trouble, retry_after
from ..settings import Settings, Timeout, check_url, connect_and_read
from ..vendor import Vendor
from .common import (
    USER_AGENT,
    Answer,
    AttemptFailed,
    connection_options,
    fast_is_installed,
    origin,
    request_options,
    timeouts,
    transport_error,
    trouble_of,
)

T = TypeVar("T")
log = logging.getLogger("orchestrator_clients")

_LOST = frozenset({408, 502, 504})
"""Statuses of something in front of the server: whether the server did anything is not known."""


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
        self._clock, self._chance, self.redactor = clock, chance, redactor
        self._policy, self._budget = settings.retry, RetryBudget()
        home = _open(settings, settings.base_url)
        connect, read = connect_and_read(settings.timeout, system=settings.system)
        super().__init__(
            base_url=settings.base_url,
            headers={"User-Agent": USER_AGENT, "Accept": "application/json", "Accept-Encoding": "gzip, deflate"},
            timeout=httpx.Timeout(read, connect=connect),
            transport=home,
            trust_env=False,
        )
        self._wires: dict[str, httpx.BaseTransport] = {origin(httpx.URL(settings.base_url)): home}

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

    def build_request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Request:
        """Return a request; what cannot be sent raises UsageError, or DecodeError where a server gave the address."""
        try:
            return super().build_request(method, url, **options)
        except (httpx.InvalidURL, UnicodeError):
            extensions = options.get("extensions") or {}
            kind = DecodeError if extensions.get("bare") else UsageError
            raise kind(
                "the request cannot be sent as it is: look at its address, and for odd characters in it",
                system=self.system,
                operation=self._vendor.operation(extensions.get("operation")).name,
            ) from None  # whose text shows parts of it

    def send(self, request: httpx.Request, **_: Any) -> httpx.Response:
        """Send a request, repeating it while that can help and does no harm; raises errors of this package only."""
        with in_call():
            return self._repeat(request, self._vendor.operation(request.extensions.get("operation")))

    def _repeat(self, request: httpx.Request, operation: Operation) -> Answer:
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
                        continue
                self._pause_or_raise(operation, failure, deadline)
                number += 1
            else:
                self._budget.success()
                return answer

    def _pause_or_raise(self, operation: Operation, failure: AttemptFailed, deadline: float) -> None:
        remaining = deadline - self._clock.monotonic()
        delay = self._policy.delay(operation, failure.attempt, remaining=remaining, chance=self._chance())
        if delay is None or not self._budget.take():
            _raise_last(operation, failure)
        self._clock.sleep(delay)

    def _attempt(self, request: httpx.Request, operation: Operation, number: int, deadline: float) -> Answer:
        wire = self._wire(request, operation)
        remaining = deadline - self._clock.monotonic()
        if remaining <= 0:
            raise self._failed(operation, Attempt(number, Trouble.REFUSED), RequestTimeout, "the deadline has passed")
        wanted = request.extensions.setdefault("wanted_timeout", request.extensions.get("timeout", {}))
        request.extensions["timeout"] = timeouts(wanted, remaining)
        if not request.extensions.get("bare"):
            with deadline_at(deadline):  # getting a token is part of the call
                self._authentication.authorize(request)
        try:
            response = wire.handle_request(request)
            if response.is_success and request.extensions.get("stream"):
                return self._unread(request, response)
            body = self._read(response, deadline)
        except httpx.LocalProtocolError:
            raise UsageError(
                "a header value holds a character that HTTP does not allow",
                system=self._vendor.system,
                operation=operation.name,
            ) from None
        except httpx.TransportError as error:
            raise self._transport_failed(request, operation, number, error) from error
        except ValueError as error:
            trouble = Trouble.TOO_LARGE if isinstance(error, TooLarge) else Trouble.MALFORMED
            raise self._failed(operation, Attempt(number, trouble), DecodeError, str(error)) from error
        log.debug("%s %s: %s %s", self._vendor.system, operation.name, request.method, response.status_code)
        return self._judge(request, operation, number, response, body)

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
            self._wires[where] = _open(self._settings, where)
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

    def _judge(
        self, request: httpx.Request, operation: Operation, number: int, response: httpx.Response, body: bytes
    ) -> Answer:
        """Return a success as an `Answer`, its parsed form in the extension `parsed`; raise what is none."""
        status = response.status_code
        if status >= 400 or (status >= 300 and not operation.redirects):
            raise self._refused(operation, number, status, response.headers, body)
        headers = [(name, value) for name, value in response.headers.raw if name.lower() not in _UNDONE]
        answer = Answer(status, headers=headers, content=body, request=request)
        parse = request.extensions.get("parse")
        try:
            if parse is not None:
                answer.extensions["parsed"] = parsed = parse(answer)
                if parsed is None and status < 300:
                    raise ValueError(f"status {status} is not documented for this operation")
        except ValueError as error:
            raise self._malformed(operation, number, error, body) from None  # which holds the body as it came
        return answer

    @staticmethod
    def _unread(request: httpx.Request, response: httpx.Response) -> Answer:
        # The body is read with the timeouts that were asked for, not with what the opening left of the deadline.
        request.extensions["timeout"] = dict(request.extensions["wanted_timeout"])
        return Answer(response.status_code, headers=response.headers, stream=response.stream, request=request)

    def _transport_failed(
        self, request: httpx.Request, operation: Operation, number: int, error: httpx.TransportError
    ) -> AttemptFailed:
        kind, text = transport_error(error, request.url)
        error.request = httpx.Request(request.method, safe_url(str(request.url)))  # a query may hold a credential
        return self._failed(operation, Attempt(number, trouble_of(error)), kind, text)

    def broken(self, request: httpx.Request, error: httpx.TransportError | ValueError) -> OrchestratorError:
        """Return the error for an answer that breaks off, or turns out to be unreadable, while it is streamed."""
        operation = self._vendor.operation(request.extensions.get("operation"))
        if isinstance(error, ValueError):
            return self._malformed(operation, 1, error, b"").error
        return self._transport_failed(request, operation, 1, error).error

    def _refused(
        self, operation: Operation, number: int, status: int, headers: httpx.Headers, body: bytes
    ) -> AttemptFailed:
        vendor = self._vendor
        problem = vendor.problem(headers, body)
        kind = vendor.error_class(status, problem.code)
        wait = retry_after(headers, now=self._clock.time())
        message = problem.message or _fallback_message(status, headers, body, self.redactor)
        request_id = problem.request_id or headers.get(vendor.request_id_header or "")
        details: dict[str, Any] = {
            "status": status,
            "code": problem.code and self.redactor.text(problem.code),
            "request_id": request_id and self.redactor.text(request_id),
            "details": self.redactor.value(problem.details),
            "hint": vendor.hints.get(problem.code or "") or vendor.hints.get(status),
            "body": excerpt(body, self.redactor),
        }
        if kind is RateLimitError:
            details["retry_after"] = wait
        attempt = Attempt(
            number,
            Trouble.STATUS,
            status,
            throttled=status == 429 or problem.code in vendor.throttled,
            retry_after=wait,
        )
        return self._failed(operation, attempt, kind, message, **details)

    def _malformed(self, operation: Operation, number: int, error: ValueError, body: bytes) -> AttemptFailed:
        path = getattr(error, "path", "")
        reason = getattr(error, "reason", None) or str(error)
        message = f"{path}: {reason}" if path else reason
        shown = excerpt(body, self.redactor)
        return self._failed(
            operation,
            Attempt(number, Trouble.MALFORMED),
            DecodeError,
            message,
            path=self.redactor.text(path),
            excerpt=shown,
        )

    def _failed(
        self, operation: Operation, attempt: Attempt, kind: type[OrchestratorError], message: str, **details: Any
    ) -> AttemptFailed:
        safe = operation.repeatable or attempt.trouble is Trouble.REFUSED or attempt.throttled
        text = self.redactor.beginning(message, 2000)
        error = kind(text, system=self._vendor.system, operation=operation.name, retry_safe=safe, **details)
        return AttemptFailed(attempt, error)

    def close(self) -> None:
        """Close all connections; closing twice is fine."""
        if not self.is_closed:
            super().close()
            for wire in self._wires.values():
                wire.close()


_UNDONE = frozenset({b"content-encoding", b"content-length", b"transfer-encoding"})
"""Headers that no longer describe the body once it is whole and decoded."""


def _open(settings: Settings, url: str) -> httpx.BaseTransport:
    """Return a connection pool for a host, by the fast transport if it is installed and can do what is asked for."""
    if fast_is_installed():
        from .fast._sync import FastTransport, suits

        if suits(settings):
            return FastTransport(settings, url)
    return httpx.HTTPTransport(**connection_options(settings, url))


def _raise_last(operation: Operation, failure: AttemptFailed) -> NoReturn:
    """Raise the error of the last attempt, or that the outcome is unknown where it is."""
    attempt, error = failure.attempt, failure.error
    lost = attempt.trouble not in (Trouble.REFUSED, Trouble.STATUS) or attempt.status in _LOST
    if operation.repeatable or not lost:
        raise error from failure.__cause__
    status = error.status if isinstance(error, ApiError) else None
    raise OutcomeUnknownError(
        f"the request was sent and got no usable answer ({error.message})",
        system=error.system,
        operation=error.operation,
        find_out=operation.find_out,
        status=status,
    ) from error


def _fallback_message(status: int, headers: httpx.Headers, body: bytes, redactor: Redactor) -> str:
    if 300 <= status < 400:
        return f"a redirect to {safe_url(headers.get('location', ''))}, which is not followed: credentials stay with base_url"
    kind = headers.get("content-type", "").split(";")[0]
    return (
        f"{kind or 'an answer'} of {len(body)} bytes without a message: {excerpt(body, redactor)!r}"
        if body
        else "an empty answer"
    )
