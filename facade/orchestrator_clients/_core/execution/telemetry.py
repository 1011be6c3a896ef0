"""Spans and metrics of waits for OpenTelemetry, if its API is installed (the extra `otel`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..clock import Clock
from ..errors import OrchestratorError
from ..http.metering import meter_provider
from ..http.tracing import failed, tracer

if TYPE_CHECKING:
    from opentelemetry.metrics import Counter, Histogram, MeterProvider, UpDownCounter
    from opentelemetry.trace import Span


class Meters(NamedTuple):
    """The instruments; each measurement has the attribute `orchestrator.system`."""

    looks: Counter
    failures: Counter
    open: UpDownCounter
    late: Histogram
    duration: Histogram


def meters() -> Meters | None:
    """Return the instruments, or None where nobody collects from them."""
    provider = meter_provider()
    return None if provider is None else _meters_of(provider)


@cache
def _meters_of(provider: MeterProvider) -> Meters:
    meter = provider.get_meter("orchestrator_clients")
    return Meters(
        meter.create_counter("orchestrator.wait.looks", "{look}", "Polls of executions that are waited for"),
        meter.create_counter("orchestrator.wait.failures", "{look}", "Polls that failed"),
        meter.create_up_down_counter("orchestrator.wait.open", "{wait}", "Executions that are waited for now"),
        meter.create_histogram("orchestrator.wait.late", "s", "Seconds by which a poll began after it was due"),
        meter.create_histogram("orchestrator.wait.duration", "s", "Seconds of a wait, by the state that it ended with"),
    )


@contextmanager
def measured(system: str, clock: Clock, state: Callable[[], str]) -> Iterator[None]:
    """Measure a wait of one execution by itself: that it is open, then how long it took and the state it ended with."""
    known, moment = meters(), clock.monotonic()
    if known is None:
        yield
        return
    known.open.add(1, {"orchestrator.system": system})
    try:
        yield
    finally:
        known.open.add(-1, {"orchestrator.system": system})
        attributes = {"orchestrator.system": system, "orchestrator.execution.state": state()}
        known.duration.record(clock.monotonic() - moment, attributes)


def begun(system: str, run_id: str) -> Span | None:
    """Return the span of a wait that begins now."""
    known = tracer()
    if known is None:
        return None
    attributes = {"orchestrator.system": system, "orchestrator.execution.id": run_id}
    return known.start_span(f"{system} wait", attributes=attributes)


def ended(span: Span | None, state: str | None, error: BaseException | None) -> None:
    """End the span of a wait, with the execution's state if it is known, and with what went wrong."""
    if span is None:
        return
    if state is not None:
        span.set_attribute("orchestrator.execution.state", state)
    if isinstance(error, OrchestratorError):
        failed(span, error)
    elif error is not None:
        span.set_attribute("error.type", type(error).__name__)
    span.end()
