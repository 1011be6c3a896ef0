"""What OpenTelemetry measures of calls, if its API is installed (the extra `otel`): how many, how long, how often repeated."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..clock import Clock
from ..errors import ApiError
from ..extras import has
from .tracing import Told, collected

if TYPE_CHECKING:
    from opentelemetry.metrics import Counter, Histogram


@dataclass(frozen=True, slots=True)
class CallMeters:
    """The instruments; each measurement has the attributes `orchestrator.system` and `orchestrator.operation`."""

    duration: Histogram
    repeats: Counter


def call_meters() -> CallMeters | None:
    """Return the instruments, or None where nobody could collect from them."""
    return _call_meters() if collected("metrics", METRICS) else None


METRICS = "OTEL_PYTHON_METER_PROVIDER"
"""Environment variable of OpenTelemetry: who collects metrics."""


@cache
def _call_meters() -> CallMeters | None:
    if not has("opentelemetry.trace") or not has("opentelemetry.metrics"):
        return None
    try:
        from opentelemetry import metrics
    except ImportError:
        return None
    meter = metrics.get_meter("orchestrator_clients")
    return CallMeters(
        meter.create_histogram("orchestrator.call.duration", "s", "Seconds of a call with its repeats and pauses"),
        meter.create_counter("orchestrator.call.repeats", "{attempt}", "Attempts beyond the first of each call"),
    )


def metered(
    span: AbstractContextManager[Told], system: str, operation: str, clock: Clock
) -> AbstractContextManager[Told]:
    """Measure the call that a span is around, where somebody may collect that."""
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
