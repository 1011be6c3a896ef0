"""Spans around calls, as a collector of OpenTelemetry gets them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from opentelemetry import metrics, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from orchestrator_clients import (
    AsyncPoller,
    Cloudify,
    ExecutionFailed,
    NotFoundError,
    OutcomeUnknownError,
    Poller,
)
from orchestrator_clients._core.execution import telemetry
from orchestrator_clients._core.http import metering, tracing
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator, Run, Step, VirtualClock
from tests.contract.both import WORLDS, close, settle

pytestmark = pytest.mark.anyio


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    for module in (tracing, telemetry):
        monkeypatch.setattr(module, "tracer", lambda: provider.get_tracer("test"))
    yield exporter
    provider.shutdown()


def told(span: ReadableSpan) -> dict[str, Any]:
    return dict(span.attributes or {})


def names(spans: Sequence[ReadableSpan]) -> list[str]:
    return [span.name for span in spans]


async def test_a_call(collected: InMemorySpanExporter, cloudify: Any, manager: CloudifySimulator) -> None:
    (run_id,) = manager.seed(1)
    await settle(cloudify.executions.get(run_id))
    (span,) = collected.get_finished_spans()
    assert (span.name, span.kind, span.status.status_code) == (
        "cloudify get_execution",
        SpanKind.CLIENT,
        StatusCode.UNSET,
    )
    assert told(span) == {
        "orchestrator.system": "cloudify",
        "orchestrator.operation": "get_execution",
        "http.request.method": "GET",
        "server.address": "127.0.0.1",
        "server.port": int(manager.url.rsplit(":", 1)[1]),
        "http.response.status_code": 200,
    }
    assert run_id not in span.to_json()
    assert manager.calls[-1].header("traceparent") is None


async def test_repeats_are_one_span(collected: InMemorySpanExporter, cloudify: Any, manager: CloudifySimulator) -> None:
    (run_id,) = manager.seed(1)
    manager.fault(faults.status(503), calls=range(1, 3))
    await settle(cloudify.executions.get(run_id))
    (span,) = collected.get_finished_spans()
    assert (told(span)["http.request.resend_count"], told(span)["http.response.status_code"]) == (2, 200)


async def test_what_fails(collected: InMemorySpanExporter, cloudify: Any, manager: CloudifySimulator) -> None:
    with pytest.raises(NotFoundError) as caught:
        await settle(cloudify.executions.get("unknown"))
    (span,) = collected.get_finished_spans()
    assert (span.status.status_code, span.status.description) == (StatusCode.ERROR, str(caught.value))
    assert told(span).items() >= {
        "error.type": "NotFoundError", "http.response.status_code": 404, "orchestrator.code": "not_found_error",
    }.items()  # fmt: skip
    assert not span.events


async def test_a_start_in_doubt_shows_no_secret(
    collected: InMemorySpanExporter, cloudify: Any, manager: CloudifySimulator
) -> None:
    manager.fault(faults.reset_before_answer(), on="start_execution")
    with pytest.raises(OutcomeUnknownError):
        await settle(cloudify.executions.start(deployment_id="web", workflow_id="install"))
    (span,) = collected.get_finished_spans()
    assert told(span)["error.type"] == "OutcomeUnknownError"
    assert manager.credentials.password not in span.to_json()


async def test_it_belongs_to_the_callers_span(
    collected: InMemorySpanExporter, cloudify: Any, manager: CloudifySimulator
) -> None:
    (run_id,) = manager.seed(1)
    tracer = tracing.tracer()
    assert tracer
    with tracer.start_as_current_span("release") as release:
        await settle(cloudify.executions.get(run_id))
    ours, theirs = collected.get_finished_spans()
    assert names([ours, theirs]) == ["cloudify get_execution", "release"]
    assert ours.parent
    assert ours.parent.span_id == release.get_span_context().span_id


def test_without_the_api_nothing_happens(monkeypatch: pytest.MonkeyPatch, manager: CloudifySimulator) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    tracing._known.cache_clear()
    (run_id,) = manager.seed(1)
    with manager.client() as cloudify:
        assert cloudify.executions.get(run_id).state.ended
    assert tracing.tracer() is None
    tracing._known.cache_clear()


COLLECTED = """
import os
from orchestrator_clients._core.http.{module} import {who}

named = {who}() is not None
os.environ["{variable}"] = "{provider}"
print(named, {who}() is not None)
"""
"""Prints whether anybody collects at the first call, and once a variable names who does, which is too late."""


@pytest.mark.parametrize(
    ("variable", "provider", "module", "who"),
    [
        ("OTEL_PYTHON_TRACER_PROVIDER", "sdk_tracer_provider", "tracing", "tracer"),
        ("OTEL_PYTHON_METER_PROVIDER", "sdk_meter_provider", "metering", "call_meters"),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_variables_that_name_who_collects_are_read_at_the_first_call(
    variable: str, provider: str, module: str, who: str, named: bool
) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OTEL_")}
    environment |= {"PYTHONPATH": os.pathsep.join(sys.path)} | ({variable: provider} if named else {})
    program = COLLECTED.format(variable=variable, provider=provider, module=module, who=who)
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{named} {named}\n", "")


class SpanClock(VirtualClock):
    """Notes which span is current whenever a call sleeps, which is in its midst."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: list[trace.Span] = []

    def sleep(self, seconds: float) -> None:
        self.spans.append(trace.get_current_span())
        super().sleep(seconds)

    async def sleep_async(self, seconds: float) -> None:
        self.spans.append(trace.get_current_span())
        await super().sleep_async(seconds)


@pytest.mark.parametrize("world", WORLDS)
async def test_with_the_api_alone_no_span_records(world: str, anyio_backend: str) -> None:
    tracing._known.cache_clear()
    clock = SpanClock()
    with CloudifySimulator(clock=clock) as manager:
        manager.fault(faults.status(503), calls=1)
        client: Any = manager.client() if world == "sync" else manager.async_client()
        with pytest.raises(NotFoundError):  # the span of nobody takes the error's attributes, too
            await settle(client.executions.get("unknown"))
        await close(client)
    assert [(span.is_recording(), span.get_span_context().is_valid) for span in clock.spans] == [(False, False)]
    assert not any(call.header("traceparent") for call in manager.calls)
    assert isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider)  # which means that nobody set one


async def test_a_wait_by_a_poller_and_what_it_measures(
    collected: InMemorySpanExporter, cloudify: Any, manager: CloudifySimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = InMemoryMetricReader()
    provider = MeterProvider([reader])
    monkeypatch.setattr(metrics, "get_meter_provider", lambda: provider)
    manager.script = Run(steps=(Step("work", 5, ends="failed"),))
    run = await settle(cloudify.executions.start(deployment_id="web", workflow_id="install"))
    poller = (Poller if isinstance(cloudify, Cloudify) else AsyncPoller)()
    with pytest.raises(ExecutionFailed):
        await settle(poller.wait(run))
    await close(poller)
    (span,) = [span for span in collected.get_finished_spans() if span.name == "cloudify wait"]
    assert span.status.status_code is StatusCode.ERROR
    assert told(span) == {
        "orchestrator.system": "cloudify",
        "orchestrator.execution.id": run.id,
        "orchestrator.execution.state": "failed",
        "error.type": "ExecutionFailed",
    }
    measured = measurements(reader)
    assert measured["orchestrator.wait.looks"] == poller.counts.looks > 0
    assert (measured["orchestrator.wait.open"], measured.get("orchestrator.wait.failures", 0)) == (0, 0)


async def test_with_the_api_alone_nothing_is_measured(
    cloudify: Any, manager: CloudifySimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not isinstance(metrics.get_meter_provider(), MeterProvider), "a test has set up an SDK for the whole process"

    def measured(*_: object, **__: object) -> None:
        raise AssertionError("an instrument of the API was made or used, and nobody collects")

    api = type(metrics.get_meter_provider())
    for provider in (metrics.get_meter_provider(), metrics.NoOpMeterProvider()):
        monkeypatch.setattr(api, "get_meter", measured)
        monkeypatch.setattr(metrics.NoOpMeterProvider, "get_meter", measured)
        monkeypatch.setattr(metrics, "get_meter_provider", lambda provider=provider: provider)
        assert (metering.call_meters(), telemetry.meters()) == (None, None)
        run = await settle(cloudify.executions.start(deployment_id="web", workflow_id="install"))
        assert (await settle(run.wait())).state.ended
        poller = (Poller if isinstance(cloudify, Cloudify) else AsyncPoller)()
        await settle(poller.wait(run))
        await close(poller)


async def test_waits_that_began_before_an_sdk_was_set_up_leave_the_number_of_open_ones_right(
    cloudify: Any, manager: CloudifySimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = InMemoryMetricReader()
    provider = MeterProvider([reader])
    found: list[Any] = [metrics.get_meter_provider()]
    monkeypatch.setattr(metrics, "get_meter_provider", lambda: found[-1])
    run = await settle(cloudify.executions.start(deployment_id="web", workflow_id="install"))

    def set_up(_: object) -> None:
        found.append(provider)

    poller = (Poller if isinstance(cloudify, Cloudify) else AsyncPoller)(on_look=set_up)
    await settle(poller.wait(run))
    await settle(poller.wait(run))
    await close(poller)
    assert measurements(reader)["orchestrator.wait.open"] == 0


def measurements(reader: InMemoryMetricReader) -> dict[str, float]:
    """Return the value of each counter that was measured."""
    data = reader.get_metrics_data()
    assert data is not None
    all_ = [
        metric for resource in data.resource_metrics for scope in resource.scope_metrics for metric in scope.metrics
    ]
    return {metric.name: point.value for metric in all_ for point in metric.data.data_points if hasattr(point, "value")}
