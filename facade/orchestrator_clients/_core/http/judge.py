"""What an answer amounts to: the result, or the error to raise. Nothing here waits or sends."""

from __future__ import annotations

from typing import Any, NoReturn

import httpx

from ..body import excerpt
from ..clock import Clock
from ..errors import (
    ApiError,
    DecodeError,
    OrchestratorError,
    OutcomeUnknownError,
    RateLimitError,
)
from ..operation import Operation
from ..redact import Redactor, safe_url
from ..retry import Attempt, Trouble, retry_after
from ..vendor import Vendor
from .common import Answer, AttemptFailed, transport_error, trouble_of

_LOST = frozenset({408, 502, 504})
"""Statuses of something in front of the server: whether the server did anything is not known."""

_UNDONE = frozenset({b"content-encoding", b"content-length", b"transfer-encoding"})
"""Headers that no longer describe the body once it is whole and decoded."""


class Judge:
    """Judges the answers of one vendor, by its tables."""

    def __init__(self, vendor: Vendor, *, clock: Clock, redactor: Redactor) -> None:
        self._vendor, self._clock, self._redactor = vendor, clock, redactor

    def answer(
        self, request: httpx.Request, operation: Operation, number: int, response: httpx.Response, body: bytes
    ) -> Answer:
        """Return a success as an `Answer`, its parsed form in the extension `parsed`; raise what is none."""
        status = response.status_code
        if status >= 400 or (status >= 300 and not operation.redirects):
            raise self._refused(operation, number, status, response.headers, body)
        headers = [(name, value) for name, value in response.headers.raw if name.lower() not in _UNDONE]
        if body:
            headers.append((b"Content-Length", str(len(body)).encode()))
        answer = Answer(status, headers=headers, stream=httpx.ByteStream(body), request=request)
        answer.body = body
        parse = request.extensions.get("parse")
        try:
            if parse is not None:
                answer.extensions["parsed"] = parsed = parse(answer)
                if parsed is None and status < 300:
                    raise ValueError(f"status {status} is not documented for this operation")
        except ValueError as error:
            raise self._malformed(operation, number, error, body) from None  # which holds the body as it came
        return answer

    def transport_failed(
        self, request: httpx.Request, operation: Operation, number: int, error: httpx.TransportError
    ) -> AttemptFailed:
        """Return the failure of an attempt that got no whole answer."""
        kind, text = transport_error(error, request.url)
        error.request = httpx.Request(request.method, safe_url(str(request.url)))  # a query may hold a credential
        return self.failed(operation, Attempt(number, trouble_of(error)), kind, text)

    def broken(self, request: httpx.Request, error: httpx.TransportError | ValueError) -> OrchestratorError:
        """Return the error for an answer that breaks off, or turns out to be unreadable, while it is streamed."""
        operation = self._vendor.operation(request.extensions.get("operation"))
        if isinstance(error, ValueError):
            return self._malformed(operation, 1, error, b"").error
        return self.transport_failed(request, operation, 1, error).error

    def _refused(
        self, operation: Operation, number: int, status: int, headers: httpx.Headers, body: bytes
    ) -> AttemptFailed:
        vendor = self._vendor
        problem = vendor.problem(headers, body)
        kind = vendor.error_class(status, problem.code)
        wait = retry_after(headers, now=self._clock.time())
        message = problem.message or _fallback_message(status, headers, body, self._redactor)
        request_id = problem.request_id or headers.get(vendor.request_id_header or "")
        details: dict[str, Any] = {
            "status": status,
            "code": problem.code and self._redactor.text(problem.code),
            "request_id": request_id and self._redactor.text(request_id),
            "details": self._redactor.value(problem.details),
            "hint": vendor.hints.get(problem.code or "") or vendor.hints.get(status),
            "body": excerpt(body, self._redactor),
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
        return self.failed(operation, attempt, kind, message, **details)

    def _malformed(self, operation: Operation, number: int, error: ValueError, body: bytes) -> AttemptFailed:
        path = getattr(error, "path", "")
        reason = getattr(error, "reason", None) or str(error)
        message = f"{path}: {reason}" if path else reason
        told = {"path": self._redactor.text(path), "excerpt": excerpt(body, self._redactor)}
        return self.failed(operation, Attempt(number, Trouble.MALFORMED), DecodeError, message, **told)

    def failed(
        self, operation: Operation, attempt: Attempt, kind: type[OrchestratorError], message: str, **details: Any
    ) -> AttemptFailed:
        """Return the failure of an attempt, with the error that says so without secrets."""
        safe = operation.repeatable or attempt.trouble is Trouble.REFUSED or attempt.throttled
        text = self._redactor.beginning(message, 2000)
        error = kind(text, system=self._vendor.system, operation=operation.name, retry_safe=safe, **details)
        return AttemptFailed(attempt, error)


def raise_last(operation: Operation, failure: AttemptFailed) -> NoReturn:
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
