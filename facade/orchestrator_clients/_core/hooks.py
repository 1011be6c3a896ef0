"""Telling the hooks of a client what happens. A hook that fails is logged: it changes nothing of a call."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .errors import OrchestratorError, UsageError
from .events import Hooks, RequestEvent, ResponseEvent, RetryEvent
from .redact import Redactor, safe_url

if TYPE_CHECKING:
    import httpx

    from .operation import Operation

E = TypeVar("E")
log = logging.getLogger("orchestrator_clients")

_FAILED = "a hook failed at a %s; the call goes on"


@dataclass(frozen=True, slots=True)
class _News:
    """Makes the events of one client, without secrets."""

    system: str
    hooks: Hooks
    redactor: Redactor

    def _about(self, operation: Operation, attempt: int, request: httpx.Request) -> dict[str, Any]:
        return {
            "system": self.system,
            "operation": operation.name,
            "attempt": attempt,
            "method": request.method,
            "url": self.redactor.text(safe_url(str(request.url))),
        }

    def _request(self, operation: Operation, attempt: int, request: httpx.Request) -> RequestEvent:
        headers = self.redactor.headers(request.headers)
        return RequestEvent(headers=headers, **self._about(operation, attempt, request))

    def _response(
        self,
        operation: Operation,
        attempt: int,
        request: httpx.Request,
        status: int,
        headers: Mapping[str, str],
        seconds: float,
    ) -> ResponseEvent:
        shown = self.redactor.headers(headers)
        about = self._about(operation, attempt, request)
        return ResponseEvent(status=status, headers=shown, seconds=seconds, **about)

    def _retry(
        self, operation: Operation, attempt: int, request: httpx.Request, error: OrchestratorError, delay: float
    ) -> RetryEvent:
        return RetryEvent(error=error, delay=delay, **self._about(operation, attempt, request))


class AsyncNews(_News):
    """Tells the hooks of an asynchronous client, and awaits what they return."""

    async def request(self, operation: Operation, attempt: int, request: httpx.Request) -> None:
        """Tell that an attempt is about to be sent."""
        if self.hooks.on_request is not None:
            await self._tell(self.hooks.on_request, self._request(operation, attempt, request))

    async def response(
        self,
        operation: Operation,
        attempt: int,
        request: httpx.Request,
        status: int,
        headers: Mapping[str, str],
        seconds: float,
    ) -> None:
        """Tell that an attempt was answered."""
        if self.hooks.on_response is not None:
            event = self._response(operation, attempt, request, status, headers, seconds)
            await self._tell(self.hooks.on_response, event)

    async def retry(
        self, operation: Operation, attempt: int, request: httpx.Request, error: OrchestratorError, delay: float
    ) -> None:
        """Tell that an attempt failed and that there will be another."""
        if self.hooks.on_retry is not None:
            await self._tell(self.hooks.on_retry, self._retry(operation, attempt, request, error, delay))

    async def _tell(self, hook: Callable[[E], object], event: E) -> None:
        try:
            result = hook(event)
            if inspect.isawaitable(result):
                await result
        except Exception:
            log.warning(_FAILED, type(event).__name__, exc_info=True)


class News(_News):
    """Tells the hooks of a synchronous client."""

    def request(self, operation: Operation, attempt: int, request: httpx.Request) -> None:
        """Tell that an attempt is about to be sent."""
        if self.hooks.on_request is not None:
            self._tell(self.hooks.on_request, self._request(operation, attempt, request))

    def response(
        self,
        operation: Operation,
        attempt: int,
        request: httpx.Request,
        status: int,
        headers: Mapping[str, str],
        seconds: float,
    ) -> None:
        """Tell that an attempt was answered."""
        if self.hooks.on_response is not None:
            event = self._response(operation, attempt, request, status, headers, seconds)
            self._tell(self.hooks.on_response, event)

    def retry(
        self, operation: Operation, attempt: int, request: httpx.Request, error: OrchestratorError, delay: float
    ) -> None:
        """Tell that an attempt failed and that there will be another."""
        if self.hooks.on_retry is not None:
            self._tell(self.hooks.on_retry, self._retry(operation, attempt, request, error, delay))

    def _tell(self, hook: Callable[[E], object], event: E) -> None:
        try:
            result = hook(event)
            if inspect.iscoroutine(result):
                cast("Coroutine[Any, Any, Any]", result).close()
                raise UsageError("the hook of a synchronous client is an async function, which nobody awaits")
        except Exception:
            log.warning(_FAILED, type(event).__name__, exc_info=True)
