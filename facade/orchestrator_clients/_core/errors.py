"""The error tree. Every error says which system and operation it is about and whether repeating the call is safe.

Those that say what became of starts and waits are in `outcomes`.
"""

from __future__ import annotations

from contextlib import ContextDecorator
from copy import copy
from typing import Any, TypeVar

from .text import one_line

E = TypeVar("E", bound="OrchestratorError")


class OrchestratorError(Exception):
    """The base of all errors of this package.

    `system` is the key of the system (such as `cloudify`), `operation` the operation's name, both None where neither is
    involved; `retry_safe` is true if repeating the call cannot do anything twice.
    """

    retry_safe = False

    def __init__(
        self, message: str, *, system: str | None = None, operation: str | None = None, **details: Any
    ) -> None:
        super().__init__(message)
        self.message = message
        self.system = system
        self.operation = operation
        self.__dict__.update(details)

    def __str__(self) -> str:
        where = " ".join(part for part in (self.system, self.operation) if part)
        # A run's text, with which many messages begin, names its system as well.
        told = self.message.removeprefix(f"{self.system} ") if self.system else self.message
        return one_line(f"{where}: {told}" if where else told)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.message), self.__dict__


def _rebuild(cls: type[OrchestratorError], message: str) -> OrchestratorError:
    return cls.__new__(cls, message)


def anew(error: E) -> E:
    """Return an error for another caller: whoever raises it adds a traceback and notes of their own."""
    again = copy(error)
    again.__dict__["__notes__"] = list(getattr(error, "__notes__", ()))
    return again


class forgetting(ContextDecorator):  # noqa: N801  # it is used like a function
    """Lets errors that are raised `from None` within it forget what led to them: a traceback hides that, and it stays there.

    For what is read from a text that may hold secrets, which the errors of libraries show.
    """

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OrchestratorError) and error.__suppress_context__ and error.__cause__ is None:
            error.__context__ = None


class UsageError(OrchestratorError, ValueError):
    """The caller's input cannot be right; nothing was sent. The message names the argument and the remedy."""


class TransportError(OrchestratorError):
    """The server could not be reached, or the connection failed."""


class ConnectionFailed(TransportError):
    """No connection could be made, or it broke."""


class RequestTimeout(TransportError):
    """No answer came in time."""


class ApiError(OrchestratorError):
    """The server answered with an error.

    `status` is the HTTP status, `code` the vendor's own name for the error (None if it gave none), `request_id` the
    vendor's id of the request for its support, `details` the vendor's fields beyond these, `body` the first characters
    of the answer, without secrets, `hint` what is known to cause it, and `retry_after` the seconds after which the server
    wants to be asked again, None if it did not say.
    """

    status: int
    code: str | None = None
    request_id: str | None = None
    hint: str | None = None
    body: str = ""
    retry_after: float | None = None

    def __str__(self) -> str:
        label = f"{self.status} {self.code}" if self.code else str(self.status)
        text = f"{self.system} {self.operation}: {label}: {self.message}"
        if self.request_id:
            text += f" (request {self.request_id})"
        return one_line(f"{text}. {self.hint}" if self.hint else text)


class AuthError(ApiError):
    """The credentials were refused (401), or do not allow this (403)."""


class NotFoundError(ApiError):
    """There is no such thing, or these credentials do not see it (404)."""


class ConflictError(ApiError):
    """The state of the thing does not allow this now (409, 412 and the vendors' own codes)."""


class BusyError(ConflictError):
    """It is already running: nothing was started."""


class RateLimitError(ApiError):
    """Too many requests."""


class ServerError(ApiError):
    """The server failed (5xx)."""


class DecodeError(OrchestratorError):
    """The answer does not have the documented shape.

    `path` names the bad field (empty: the whole body), `excerpt` holds the first characters of the body, without secrets.
    """

    path: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        text = super().__str__()
        return f"{text}; the answer begins with {self.excerpt!r}" if self.excerpt else text


class OutcomeUnknownError(OrchestratorError):
    """The request was sent and no usable answer came: it may or may not have happened.

    `find_out` says how to find out; do that before sending it again. If it was a start with an intent, `intent` is that text:
    `adopt` finds out by itself; else None. The error that the request met is the `__cause__`.
    """

    find_out: str = ""
    status: int | None = None
    """The HTTP status, if an answer came that says nothing of the outcome; else None."""
    intent: str | None = None

    def __str__(self) -> str:
        way = "adopt(error.intent, clients=[client])" if self.intent is not None else self.find_out
        return f"{super().__str__()}; it may or may not have happened. To find out, {way}"


class ClosedError(UsageError):
    """The client was used after it was closed."""


class EventRefused(OrchestratorError):
    """A delivered event is not accepted; the subclass says why. Nothing was done because of it.

    Neither this error nor the log shows anything of what was delivered.
    """


class ForgedEvent(EventRefused):
    """Nothing proves that it comes from where it says: a signature is missing, or fits neither its key nor its body."""


class MisdirectedEvent(EventRefused):
    """It is genuine, or may be, but meant for another organisation, account or client."""


class ReplayedEvent(EventRefused):
    """It came before, or is older than anything that its sender still delivers."""


class MalformedEvent(EventRefused):
    """It is not JSON (it may have been cut off), or is wrapped in a way that cannot be unwrapped."""


class OversizedEvent(EventRefused):
    """It has more bytes than are read."""
