"""What an answer amounts to: the result, or the error to raise. Nothing here waits or sends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, NoReturn

from ..body import BadAnswer, excerpt
from ..clock import Clock
from ..errors import (
    ApiError,
    ConnectionFailed,
    DecodeError,
    OrchestratorError,
    OutcomeUnknownError,
    RequestTimeout,
    ServerError,
    UsageError,
)
from ..operation import Operation
from ..redact import Redactor, safe_url
from ..retry import Attempt, Trouble, retry_after
from ..vendor import Vendor
from ..wire.contract import Fault, Pairs, WireFailure
from .answer import Answer, Headers
from .call import Call

_LOST = frozenset({408, 502, 504})
"""Statuses of something in front of the server: whether the server did anything is not known."""

_OURS = re.compile(r"expected an? \w+, got \w+|the body is not JSON")
"""What generated code says of an answer in words of ours."""

SAID = 2000
"""Characters of what a server says about an error."""

CODE = 200
"""Characters of a vendor's code or request id: real ones are shorter."""

_UNDONE = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers that no longer describe the body once it is whole and decoded."""

_PROXY_LOGIN = 407


class Failed(NamedTuple):
    """One attempt failed: how, and the error to raise if there is no other."""

    attempt: Attempt
    error: OrchestratorError


class Judge:
    """Judges the answers of one vendor, by its tables. It returns what it finds; nothing is raised while it looks."""

    def __init__(self, vendor: Vendor, *, home: str, clock: Clock, redactor: Redactor) -> None:
        """`home` is the origin of `base_url`."""
        self._vendor, self._home, self._clock, self._redactor = vendor, home, clock, redactor

    @property
    def redactor(self) -> Redactor:
        """Return what keeps the client's secrets out of texts."""
        return self._redactor

    def answer(self, call: Call, number: int, status: int, pairs: Pairs, body: bytes) -> Answer | Failed:
        """Return a success as an `Answer`, its parsed form in the extension `parsed`, or why it is none."""
        if status >= 400 or (status >= 300 and not call.operation.redirects):
            return self._refused(call.operation, number, status, Headers(pairs), body)
        shown = b"" if call.bare else body  # what a login answers may be a token, in whatever form
        if status < 200 or call.stream:  # nothing is streamed but the body of a success
            return self.malformed(call.operation, number, _undocumented(status), shown)
        kept = [(name, value) for name, value in pairs if name.lower() not in _UNDONE]
        if body:
            kept.append(("Content-Length", str(len(body))))
        answer = Answer(status, headers=Headers(kept), content=body)
        if call.parse is None:
            return answer
        try:
            parsed = call.parse(answer)
        except OrchestratorError as error:  # without its traceback, whose variables hold the body
            return Failed(Attempt(number, Trouble.HOPELESS), error.with_traceback(None))
        except ValueError as error:
            reason = error
        else:
            answer.extensions["parsed"] = parsed
            if parsed is not None or status >= 300:
                return answer
            reason = _undocumented(status)
        return self.malformed(call.operation, number, reason, shown)

    def request_id(self, pairs: Pairs) -> str | None:
        """Return the vendor's id of a request, as the headers of its answer have it; None if they have none."""
        headers = Headers(pairs)
        request_id = headers.get(self._vendor.request_id_header or "x-request-id")
        return request_id and self._redactor.beginning(request_id, CODE)

    def wire_failed(self, call: Call, number: int, failure: WireFailure) -> Failed:
        """Return the failure of an attempt that got no whole answer."""
        fault = failure.fault
        if fault is Fault.UNSENDABLE:
            return self.failed(call.operation, Attempt(number, Trouble.HOPELESS), UsageError, str(failure))
        kind = RequestTimeout if fault.slow else ConnectionFailed
        said = failure.said(self._redactor.beginning(failure.told, SAID))
        return self.failed(call.operation, Attempt(number, trouble_of(fault)), kind, f"{self._place(call)}: {said}")

    def broken(self, call: Call, error: WireFailure | ValueError) -> OrchestratorError:
        """Return the error for an answer that breaks off, or turns out to be unreadable, while it is streamed."""
        if isinstance(error, ValueError):
            return self.malformed(call.operation, 1, error, b"").error
        return self.wire_failed(call, 1, error).error

    def _refused(
        self, operation: Operation, number: int, status: int, headers: Mapping[str, str], body: bytes
    ) -> Failed:
        vendor = self._vendor
        problem = vendor.problem(headers, body)
        kind = vendor.error_class(status, problem.code)
        wait = retry_after(headers, now=self._clock.time())
        said = self._redactor.beginning(problem.message or "", SAID)
        message = said or _fallback_message(status, headers, body, self._redactor)
        request_id = problem.request_id or headers.get(vendor.request_id_header or "")
        details: dict[str, Any] = {
            "status": status,
            "code": problem.code and self._redactor.beginning(problem.code, CODE),
            "request_id": request_id and self._redactor.beginning(request_id, CODE),
            "details": self._redactor.value(problem.details),
            "hint": vendor.hints.get(problem.code or "") or vendor.hints.get(status),
            "body": excerpt(body, self._redactor),
        }
        if wait is not None:
            details["retry_after"] = wait
        attempt = Attempt(
            number,
            Trouble.HOPELESS if status == _PROXY_LOGIN else Trouble.STATUS,
            status,
            throttled=status == 429 or problem.code in vendor.throttled,
            retry_after=wait,
        )
        return self.failed(operation, attempt, kind, message, **details)

    def malformed(self, operation: Operation, number: int, error: ValueError, body: bytes) -> Failed:
        """Return the failure of an attempt whose answer cannot be read."""
        path = getattr(error, "path", "")
        if isinstance(error, BadAnswer):
            message = error.said(self._redactor.beginning(error.told, SAID))
        else:
            path, reason = self._redactor.ours(path), getattr(error, "reason", None) or str(error)
            if not _OURS.fullmatch(reason):  # it may quote the answer
                reason = self._redactor.beginning(reason, SAID)
            message = f"{path}: {reason}" if path else reason
        told = {"path": path, "excerpt": excerpt(body, self._redactor)}
        return self.failed(operation, Attempt(number, Trouble.MALFORMED), DecodeError, message, **told)

    def _place(self, call: Call) -> str:
        """Return where a call goes, which a server may have said."""
        origin = call.target.origin
        return origin if origin == self._home else self._redactor.text(origin)

    def failed(
        self, operation: Operation, attempt: Attempt, kind: type[OrchestratorError], message: str, **details: Any
    ) -> Failed:
        """Return the failure of an attempt, with the error that says so in words of ours; those of others are redacted before."""
        safe = operation.repeatable or attempt.trouble in (Trouble.REFUSED, Trouble.HOPELESS) or attempt.throttled
        error = kind(message, system=self._vendor.system, operation=operation.name, retry_safe=safe, **details)
        return Failed(attempt, error)


def trouble_of(fault: Fault) -> Trouble:
    """Return what a failure of the wire means for repeats."""
    if fault.lasting:
        return Trouble.HOPELESS
    if not fault.may_have_left:
        return Trouble.REFUSED
    return Trouble.TIMEOUT if fault.slow else Trouble.CONNECTION


def raise_last(operation: Operation, failure: Failed) -> NoReturn:
    """Raise the error of the last attempt, or that the outcome is unknown where it is.

    A server that failed (5xx) may have done what it was asked for: a note says how to find out.
    """
    attempt, error = failure.attempt, failure.error
    lost = attempt.trouble not in (Trouble.REFUSED, Trouble.HOPELESS, Trouble.STATUS) or attempt.status in _LOST
    if not operation.repeatable and not lost and isinstance(error, ServerError):
        error.add_note(f"It may have happened all the same. To find out, {operation.find_out}")
    if operation.repeatable or not lost:
        raise error
    status = error.status if isinstance(error, ApiError) else None
    raise OutcomeUnknownError(
        f"the request was sent and got no usable answer ({error.message})",
        system=error.system,
        operation=error.operation,
        find_out=operation.find_out,
        status=status,
    ) from error


def _undocumented(status: int) -> BadAnswer:
    return BadAnswer(f"status {status} is not documented for this operation")


def _fallback_message(status: int, headers: Mapping[str, str], body: bytes, redactor: Redactor) -> str:
    if status == 304:
        return "not modified, though nobody asked for that: a cache in between answers for the server"
    if 300 <= status < 400 and headers.get("location"):
        where = redactor.text(safe_url(headers.get("location", "")))
        return f"a redirect to {where}, which is not followed: credentials stay with base_url"
    kind = redactor.text(headers.get("content-type", "").split(";")[0])
    return (
        f"{kind or 'an answer'} of {len(body)} bytes without a message: {excerpt(body, redactor)!r}"
        if body
        else "an empty answer"
    )
