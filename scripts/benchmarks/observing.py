"""The cost of observing a client: one read, with and without log, metrics and spans."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from typing import Any

from .rounds import compare, server
from .running import Run, repeated

RUN = "0b7f3c52-6a0e-4a2d-9a53-000000000001"

OBSERVED: Mapping[str, str] = {
    "observed_not": "nothing, OpenTelemetry not installed",
    "observed_by_nobody": "nothing, with OpenTelemetry's API and no SDK",
    "observed_by_log": "the log at DEBUG, records formatted and thrown away",
    "observed_by_metrics": "metrics, by an SDK with a reader in memory",
    "observed_by_spans": "spans, by an SDK whose exporter throws them away",
    "observed_by_all": "log, metrics and spans",
}
"""The contenders, and what they do in words."""


def observing(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return the microseconds of processor time of a call by what observes it, and how many more these are than of none."""
    with server() as url:
        calls, rounds = (5, 2) if smoke else (200, 25)
        spent = compare(tuple(OBSERVED), url, 1, calls=calls, rounds=rounds)
    none = spent["observed_not"].cpu.median
    table = {}
    for name, words in OBSERVED.items():
        cpu = spent[name].cpu
        table[words] = {
            "us": cpu.median * 1e6,
            "quartile 1": cpu.low * 1e6,
            "quartile 3": cpu.high * 1e6,
            "more": (cpu.median - none) * 1e6,
        }
    return table


def observed_not(url: str, _: int) -> Run:
    """Return a read where OpenTelemetry is not installed, and nobody reads the log."""
    sys.modules["opentelemetry"] = None  # type: ignore[assignment]  # as if it were not installed
    return _reading(url)


def observed_by_nobody(url: str, _: int) -> Run:
    """Return a read where OpenTelemetry's API is installed alone, as another package may bring it."""
    return _reading(url)


def observed_by_log(url: str, _: int) -> Run:
    """Return a read whose log is written."""
    _log()
    return _reading(url)


def observed_by_metrics(url: str, _: int) -> Run:
    """Return a read that is measured."""
    _metrics()
    return _reading(url)


def observed_by_spans(url: str, _: int) -> Run:
    """Return a read that makes a span."""
    _spans()
    return _reading(url)


def observed_by_all(url: str, _: int) -> Run:
    """Return a read with all of it."""
    _log()
    _metrics()
    _spans()
    return _reading(url)


def _reading(url: str) -> Run:
    from orchestrator_clients import Cloudify

    client = Cloudify(url, tenant="default_tenant", auth=("admin", "benchmark"))
    return repeated(lambda: client.executions.get(RUN).state)


class _Nowhere(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        self.format(record)


def _log() -> None:
    logger = logging.getLogger("orchestrator_clients")
    logger.setLevel(logging.DEBUG)
    logger.addHandler(_Nowhere())


def _metrics() -> None:
    from opentelemetry import metrics
    from opentelemetry.sdk.metrics import MeterProvider
    from opentelemetry.sdk.metrics.export import InMemoryMetricReader

    metrics.set_meter_provider(MeterProvider([InMemoryMetricReader()]))


def _spans() -> None:
    from opentelemetry import trace
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor, SpanExporter, SpanExportResult

    class Nowhere(SpanExporter):
        def export(self, spans: Any) -> SpanExportResult:
            return SpanExportResult.SUCCESS

    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(Nowhere()))
    trace.set_tracer_provider(provider)
