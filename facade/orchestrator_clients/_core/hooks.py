"""Calling the hooks of a client. A hook that fails is logged: it changes nothing of a call.

The time a hook takes is not counted as the call's.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .capturing import Came, Capture
from .clock import Clock
from .deadline import pausing
from .errors import OrchestratorError, UsageError
from .events import Hooks, RequestEvent, ResponseEvent, RetryEvent
from .http.answer import Headers
from .logs import is_told, reason_of, tell
from .redact import Redactor, safe_url
from .wire.contract import Pairs

if TYPE_CHECKING:
    from .http.call import Call
    from .http.judge import Failed

E = TypeVar("E")

_FAILED = "a hook failed at a %s; the call goes on"


class _News:
    """Makes the events of one client, without secrets."""

    def __init__(self, system: str, hooks: Hooks, redactor: Redactor, clock: Clock) -> None:
        self.system, self.hooks, self.redactor, self.clock = system, hooks, redactor, clock

    def _about(self, call: Call, attempt: int) -> dict[str, Any]:
        return {
            "system": self.system,
            "operation": call.operation.name,
            "attempt": attempt,
            "method": call.method,
            "url": self.redactor.text(safe_url(call.target.url)),
        }

    def _request(self, call: Call, attempt: int) -> RequestEvent:
        headers = self.redactor.headers(call.headers)
        return RequestEvent(headers=headers, **self._about(call, attempt))

    def _response(
        self,
        call: Call,
        attempt: int,
        status: int,
        headers: Pairs,
        seconds: float,
    ) -> ResponseEvent:
        shown = self.redactor.headers(Headers(headers))
        about = self._about(call, attempt)
        return ResponseEvent(status=status, headers=shown, seconds=seconds, **about)

    def _retry(self, call: Call, attempt: int, error: OrchestratorError, delay: float) -> RetryEvent:
        return RetryEvent(error=error, delay=delay, **self._about(call, attempt))

    def captured(
        self, captures: Sequence[Capture], call: Call, attempt: int, came: Came, error: Exception | None
    ) -> None:
        """Keep an attempt for those who capture; of a call without the client's credentials no body: it may be a token."""
        from .capture import CapturedCall  # late, for few capture

        headers = self.redactor.headers(Headers(came.pairs))
        request_id = getattr(error, "request_id", None) or came.request_id
        about, failed = self._about(call, attempt), None if error is None else type(error).__name__
        for capture in captures:
            is_kept = came.body is not None and not call.bare and len(came.body) <= capture.most
            capture.add(
                CapturedCall(
                    status=came.status,
                    headers=headers,
                    body=came.body if is_kept else None,
                    request_id=request_id,
                    duration=came.seconds,
                    error=failed,
                    **about,
                )
            )

    def renewed(self, call: Call, failed: Failed) -> None:
        """Log that a login was renewed, because an attempt was refused."""
        number = failed.attempt.number
        self._log("login_renewed", "%s: the login was renewed: %s", call, failed.error, attempt=number)

    def gave_up(self, call: Call, failed: Failed) -> None:
        """Log that an attempt failed and that there will be no other."""
        number, message = failed.attempt.number, "%s: attempt %d failed: %s"
        self._log("failed", message, call, number, failed.error, attempt=number, **_why(failed.error))

    def _log_answer(self, call: Call, attempt: int, status: int, seconds: float) -> None:
        if is_told(logging.DEBUG):
            url, message = self.redactor.text(safe_url(call.target.url)), "%s: %s %s: %s after %.3f s"
            told = {"attempt": attempt, "status": status, "duration": seconds}
            self._log("answer", message, call, call.method, url, status, seconds, **told)

    def _log_repeat(self, call: Call, attempt: int, error: OrchestratorError, delay: float) -> None:
        message = "%s: attempt %d failed, again in %.1f s: %s"
        self._log("retry", message, call, attempt, delay, error, attempt=attempt, delay=delay, **_why(error))

    def _log(self, event: str, message: str, call: Call, *args: object, **fields: Any) -> None:
        system, operation = self.system, call.operation.name
        tell(
            logging.DEBUG, event, message, f"{system} {operation}", *args, system=system, operation=operation, **fields
        )

    def _hook_failed(self, event: Any) -> None:
        about = {"system": self.system, "operation": event.operation, "attempt": event.attempt}
        tell(logging.WARNING, "hook_failed", _FAILED, type(event).__name__, exc_info=True, **about)


def _why(error: OrchestratorError) -> dict[str, object]:
    return {"reason": reason_of(error), "status": getattr(error, "status", None)}


class AsyncNews(_News):
    """Calls the hooks of an asynchronous client, and awaits what they return."""

    async def request(self, call: Call, attempt: int) -> None:
        """Tell that an attempt is about to be sent."""
        if self.hooks.on_request is not None:
            await self._tell(self.hooks.on_request, self._request(call, attempt))

    async def response(
        self,
        call: Call,
        attempt: int,
        status: int,
        headers: Pairs,
        seconds: float,
    ) -> None:
        """Tell that an attempt was answered."""
        self._log_answer(call, attempt, status, seconds)
        if self.hooks.on_response is not None:
            event = self._response(call, attempt, status, headers, seconds)
            await self._tell(self.hooks.on_response, event)

    async def retry(self, call: Call, attempt: int, error: OrchestratorError, delay: float) -> None:
        """Tell that an attempt failed and that there will be another."""
        self._log_repeat(call, attempt, error, delay)
        if self.hooks.on_retry is not None:
            await self._tell(self.hooks.on_retry, self._retry(call, attempt, error, delay))

    async def _tell(self, hook: Callable[[E], object], event: E) -> None:
        try:
            with pausing(self.clock):
                result = hook(event)
                if inspect.isawaitable(result):
                    await result
        except Exception:
            self._hook_failed(event)


class News(_News):
    """Calls the hooks of a synchronous client."""

    def request(self, call: Call, attempt: int) -> None:
        """Tell that an attempt is about to be sent."""
        if self.hooks.on_request is not None:
            self._tell(self.hooks.on_request, self._request(call, attempt))

    def response(
        self,
        call: Call,
        attempt: int,
        status: int,
        headers: Pairs,
        seconds: float,
    ) -> None:
        """Tell that an attempt was answered."""
        self._log_answer(call, attempt, status, seconds)
        if self.hooks.on_response is not None:
            event = self._response(call, attempt, status, headers, seconds)
            self._tell(self.hooks.on_response, event)

    def retry(self, call: Call, attempt: int, error: OrchestratorError, delay: float) -> None:
        """Tell that an attempt failed and that there will be another."""
        self._log_repeat(call, attempt, error, delay)
        if self.hooks.on_retry is not None:
            self._tell(self.hooks.on_retry, self._retry(call, attempt, error, delay))

    def _tell(self, hook: Callable[[E], object], event: E) -> None:
        try:
            with pausing(self.clock):
                result = hook(event)
            if inspect.iscoroutine(result):
                cast("Coroutine[Any, Any, Any]", result).close()
                raise UsageError("the hook of a synchronous client is an async function, which nobody awaits")
        except Exception:
            self._hook_failed(event)
