"""What the hooks of a client are called with: an attempt that is sent, its answer, a repeat of a call. Without secrets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .errors import OrchestratorError


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent:
    """An attempt is about to be sent, credentials and all.

    `operation` is the name of the operation (as in errors), `attempt` counts from 1 within the call. `url` is without its
    query, and `headers` are without credentials.
    """

    system: str
    """Key of the system."""
    operation: str
    attempt: int
    method: str
    """Of HTTP, in capitals."""
    url: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseEvent:
    """An attempt was answered, well or not; `seconds` is the time from sending it to the end of the answer.

    For an answer that is streamed (a log) it is the time to the beginning of its body.
    """

    system: str
    """Key of the system."""
    operation: str
    """Name of the operation, as in errors."""
    attempt: int
    """Its number within the call, from 1."""
    method: str
    """Of HTTP, in capitals."""
    url: str
    """Without its query."""
    status: int
    """Of HTTP."""
    headers: Mapping[str, str]
    """Of the answer, without credentials."""
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryEvent:
    """An attempt failed and there will be another after `delay` seconds; `error` is what the call would raise otherwise."""

    system: str
    """Key of the system."""
    operation: str
    """Name of the operation, as in errors."""
    attempt: int
    """Number of the attempt that failed, from 1."""
    method: str
    """Of HTTP, in capitals."""
    url: str
    """Without its query."""
    error: OrchestratorError
    delay: float


class Hooks(NamedTuple):
    """What a client calls at each event, None for nothing. What a hook of an asynchronous client returns is awaited."""

    on_request: Callable[[RequestEvent], object] | None = None
    on_response: Callable[[ResponseEvent], object] | None = None
    on_retry: Callable[[RetryEvent], object] | None = None
