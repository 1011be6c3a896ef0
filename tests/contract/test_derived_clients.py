"""Clients of a system that derives from one of ours: what they hand out, write down and measure goes by its key, not by ours."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

import orchestrator_clients
from orchestrator_clients import ApiError, OrchestratorError, UsageError, resume
from orchestrator_clients._core.execution import telemetry
from orchestrator_clients._core.http import tracing
from orchestrator_clients._core.logs import NAME
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step
from tests.contract.adopting import adopted
from tests.contract.both import close, every, settle
from tests.contract.cases import Case

pytestmark = pytest.mark.anyio

KEY = "acme_jobs"


@pytest.fixture
async def derived(case: Case, simulator: Any, world: str, anyio_backend: str) -> AsyncIterator[Any]:
    """Give a client of a class that derives from the system's own, with a key of its own."""
    simulator.script = Run(steps=(Step(case.step_names[0], 300),), stopping=5)
    parent = simulator.clients()[world == "async"]
    made = type("Acme", (parent,), {"vendor": replace(parent.vendor, system=KEY)})
    client = made(clock=simulator.clock, chance=lambda: 0.0, **simulator.connection())
    yield client
    await close(client)


async def test_every_run_is_of_its_system(case: Case, simulator: Any, derived: Any) -> None:
    started = await settle(case.start(derived, simulator))
    runs = [
        started,
        await settle(started.refresh()),
        await settle(derived.fetch_run(started.ids, detail=False)),
        *(await settle(derived.fetch_runs([started.ids]))).values(),
        *await every(case.listed(derived)),
        await settle(case.read(derived, simulator)),
        (await settle(started.look())).run,
        await settle(started.wait(timeout=36_000)),
    ]
    assert {run.system for run in runs} == {run.to_json()["system"] for run in runs} == {KEY}
    assert all(str(run).startswith(f"{KEY} ") for run in runs)


async def test_a_token_and_an_intent_lead_to_it_and_to_no_client_of_ours(
    case: Case, simulator: Any, derived: Any, client: Any
) -> None:
    intent = await settle(case.starting.intent(derived))
    run = await settle(case.starting.start(derived, intent=intent))
    token = run.token()
    assert json.loads(token)["system"] == json.loads(intent)["system"] == KEY
    assert resume(token, clients=[client, derived]).system == KEY
    assert resume(token, clients=[client, derived]).client is derived
    assert (await adopted(intent, derived)).system == KEY
    for refused in (lambda: resume(token, clients=[client]), lambda: settle(adopted(intent, client))):
        with pytest.raises(UsageError, match=f"is for {KEY} at"):
            await settle(refused())


async def test_what_can_be_started_is_its_own(case: Case, derived: Any, client: Any) -> None:
    listed = await every(derived.targets.list())
    assert {one.system for one in listed} == {derived.targets.system} == {KEY}
    target = next(one for one in listed if one.name == case.startable.name)
    assert (await settle(derived.targets.get(target))).system == KEY
    assert (await settle(derived.start(target, inputs=case.startable.given or None))).system == KEY
    with pytest.raises(UsageError, match=f"is none of {case.system}"):
        await settle(client.start(target))


async def test_errors_and_what_is_told_of_it_name_it(case: Case, simulator: Any, derived: Any) -> None:
    assert derived.describe()["system"] == KEY
    simulator.fault(faults.status(400), on=case.read_operation, calls=1)
    with pytest.raises(ApiError) as refused:
        await settle(case.read(derived, simulator))
    simulator.fault(faults.malformed(b"[]"), on=case.read_operation)
    with pytest.raises(OrchestratorError) as unreadable:
        await settle(case.read(derived, simulator))
    with pytest.raises(UsageError) as unknown:
        await settle(derived.targets.find("there is no such target"))
    assert [error.value.system for error in (refused, unreadable, unknown)] == [KEY] * 3


async def test_records_spans_and_measurements_name_it(
    case: Case,
    simulator: Any,
    derived: Any,
    world: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    exporter, traced, reader = InMemorySpanExporter(), TracerProvider(), InMemoryMetricReader()
    traced.add_span_processor(SimpleSpanProcessor(exporter))
    for module in (tracing, telemetry):
        monkeypatch.setattr(module, "tracer", lambda: traced.get_tracer("test"))
    metered = MeterProvider(metric_readers=[reader])
    monkeypatch.setattr("opentelemetry.metrics.get_meter_provider", lambda: metered)
    caplog.set_level(logging.DEBUG, NAME)
    run = await settle(case.start(derived, simulator))
    simulator.fault(faults.status(503), on=case.looks[0], calls=1)
    poller = getattr(orchestrator_clients, "Poller" if world == "sync" else "AsyncPoller")()
    assert (await settle(poller.wait(run, timeout=36_000))).system == KEY
    await close(poller)
    assert {vars(record)["system"] for record in caplog.records if record.name == NAME} == {KEY}
    assert not [record for record in caplog.records if case.system in record.getMessage()]
    spans = exporter.get_finished_spans()
    assert spans
    assert {(span.attributes or {})["orchestrator.system"] for span in spans} == {KEY}
    assert {span.name.partition(" ")[0] for span in spans} == {KEY}
    data = reader.get_metrics_data()
    metrics = [metric for scope in data.resource_metrics[0].scope_metrics for metric in scope.metrics] if data else []
    measured = {point.attributes["orchestrator.system"] for metric in metrics for point in metric.data.data_points}
    assert measured == {KEY}
    for provider in (traced, metered):
        provider.shutdown()
