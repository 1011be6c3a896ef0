"""Spans of OpenTelemetry: one for each call with all its repeats, if its API is installed (the extra `otel`).

Without the API, or without anybody who collects spans, nothing happens. Nothing is added to the requests: what would tell a
vendor's server of a trace is not for it to know.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from typing import TYPE_CHECKING

from ..errors import ApiError, OrchestratorError
from ..extras import has

if TYPE_CHECKING:
    from opentelemetry.trace import Span, Tracer

    from ..wire.target import Target


class Told:
    """What is noted of a call while it is under way: how often it was repeated, and the status it ended with."""

    def __init__(self) -> None:
        self.repeats: int = 0
        self.status: int | None = None


def spanned(system: str, operation: str, method: str, target: Target) -> AbstractContextManager[Told]:
    """Put a span around a call. Its attributes are OpenTelemetry's for HTTP clients, and hold no path or query."""
    known = tracer()
    return nullcontext(Told()) if known is None else _span(known, system, operation, method, target)


@contextmanager
def _span(known: Tracer, system: str, operation: str, method: str, target: Target) -> Iterator[Told]:
    from opentelemetry.trace import SpanKind

    told = Told()
    attributes: dict[str, str | int] = {
        "orchestrator.system": system,
        "orchestrator.operation": operation,
        "http.request.method": method,
        "server.address": target.host,
        "server.port": target.port,
    }
    with known.start_as_current_span(
        f"{system} {operation}",
        kind=SpanKind.CLIENT,
        attributes=attributes,
        record_exception=False,  # tracebacks hold what is not for every eye
        set_status_on_exception=False,
    ) as span:
        try:
            yield told
        except OrchestratorError as error:
            failed(span, error)
            raise
        finally:
            _finish(span, told)


def tracer() -> Tracer | None:
    """Return who makes spans, None where nobody collects them: until then the API has a provider that stands in for theirs."""
    known = _known() if collected("trace", "OTEL_PYTHON_TRACER_PROVIDER") else None
    if known is None:
        return None
    from opentelemetry.trace import ProxyTracerProvider, get_tracer_provider

    return None if isinstance(get_tracer_provider(), ProxyTracerProvider) else known


def collected(part: str, variable: str) -> bool:
    """Return whether anybody may collect a part of OpenTelemetry: who set that up has imported it, or a variable names who does.

    Otherwise it is not imported, which would take longer than a call.
    """
    return f"opentelemetry.{part}" in sys.modules or _is_set(variable)


@cache
def _is_set(variable: str) -> bool:
    return variable in os.environ


@cache
def _known() -> Tracer | None:
    if not has("opentelemetry.trace"):
        return None
    try:
        from opentelemetry import trace
    except ImportError:
        return None
    return trace.get_tracer("orchestrator_clients")


def failed(span: Span, error: OrchestratorError) -> None:
    """Let a span say that it failed, and how."""
    from opentelemetry.trace import StatusCode

    span.set_status(StatusCode.ERROR, str(error))
    span.set_attribute("error.type", type(error).__name__)
    if isinstance(error, ApiError):
        known = {"http.response.status_code": error.status, "orchestrator.code": error.code}
        span.set_attributes({name: value for name, value in known.items() if value is not None})
        if error.request_id:
            span.set_attribute("orchestrator.request_id", error.request_id)


def _finish(span: Span, told: Told) -> None:
    if told.status is not None:
        span.set_attribute("http.response.status_code", told.status)
    if told.repeats:
        span.set_attribute("http.request.resend_count", told.repeats)
