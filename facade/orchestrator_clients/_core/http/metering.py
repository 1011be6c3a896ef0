"""Metrics of calls for OpenTelemetry, if its API is installed (the extra `otel`): how many, how long, how often repeated."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..clock import Clock
from ..errors import ApiError
from ..extras import has
from .tracing import Told, collected

if TYPE_CHECKING:
    from opentelemetry.metrics import Counter, Histogram, MeterProvider

_NOBODYS = "opentelemetry.metrics"
"""The package of the providers of the API itself, which record nothing: they stand in until a program sets up an SDK."""


class CallMeters(NamedTuple):
    """The instruments; each measurement has the attributes `orchestrator.system` and `orchestrator.operation`."""

    duration: Histogram
    repeats: Counter


def meter_provider() -> MeterProvider | None:
    """Return the provider that the program has set up, None without one: then nothing is measured, and that costs nothing."""
    api = _api() if collected("metrics", "OTEL_PYTHON_METER_PROVIDER") else None
    if api is None:
        return None
    provider: MeterProvider = api.get_meter_provider()
    return None if type(provider).__module__.startswith(_NOBODYS) else provider


def call_meters() -> CallMeters | None:
    """Return the instruments, or None where nobody collects from them."""
    provider = meter_provider()
    return None if provider is None else _meters_of(provider)


@cache
def _api() -> Any:
    """Return the module of the API, None if it is not installed."""
    if not has("opentelemetry.trace") or not has("opentelemetry.metrics"):
        return None
    try:
        from opentelemetry import metrics
    except ImportError:
        return None
    return metrics


@cache
def _meters_of(provider: MeterProvider) -> CallMeters:
    meter = provider.get_meter("orchestrator_clients")
    return CallMeters(
        meter.create_histogram("orchestrator.call.duration", "s", "Seconds of a call with its repeats and pauses"),
        meter.create_counter("orchestrator.call.repeats", "{attempt}", "Attempts beyond the first of each call"),
    )


def metered(
    span: AbstractContextManager[Told], system: str, operation: str, clock: Clock
) -> AbstractContextManager[Told]:
    """Measure the call that a span is around, where somebody collects that."""
    known = call_meters()
    return span if known is None else _measured(known, span, system, operation, clock)


@contextmanager
def _measured(
    known: CallMeters, span: AbstractContextManager[Told], system: str, operation: str, clock: Clock
) -> Iterator[Told]:
    attributes: dict[str, str | int] = {"orchestrator.system": system, "orchestrator.operation": operation}
    begun, told, failure = clock.monotonic(), Told(), dict[str, str | int]()
    try:
        with span as told:
            yield told
    except BaseException as error:
        failure["error.type"] = type(error).__name__
        told.status = error.status if isinstance(error, ApiError) else None
        raise
    finally:
        status = {} if told.status is None else {"http.response.status_code": told.status}
        known.duration.record(clock.monotonic() - begun, {**attributes, **status, **failure})
        if told.repeats:
            known.repeats.add(told.repeats, attributes)
