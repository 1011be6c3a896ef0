"""What a client tells for a bug report, what the log has as data, what OpenTelemetry measures: all systems, both worlds."""

from __future__ import annotations

import ast
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader

from orchestrator_clients import ApiError, AsyncAwsImageBuilder, Cloudify, OrchestratorError, Poller, Retry
from orchestrator_clients._core.logs import FIELDS, NAME
from orchestrator_clients.testing import CloudifySimulator, Run, Step, faults
from tests.contract.both import close, settle
from tests.contract.cases import Case, client_of

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[2]


# describe()


async def test_what_a_client_tells_of_itself(
    case: Case, simulator: Any, world: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://user:hunter-2@proxy.example.com:3128")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "sesame-session")
    monkeypatch.setenv("OTHER_SECRET", "sesame-other")
    client = client_of(
        simulator, world, headers={"X-Gateway-Key": "sesame-key"}, retry=Retry(attempts=2, statuses={503})
    )
    await settle(case.read(client, simulator))
    told = client.with_options(deadline=7, on_retry=print).describe()
    text = json.dumps(told)
    for secret in (*case.secrets(simulator), "hunter-2", "sesame"):
        assert secret not in text
    assert (told["client"], told["system"], told["closed"]) == (type(client).__name__, case.system, False)
    assert told["base_url"].startswith(simulator.url)
    assert told["scope"] == dict(client.scope)
    settings = told["settings"]
    assert (settings["deadline"], settings["headers"], settings["hooks"]) == (7, ["X-Gateway-Key"], ["on_retry"])
    assert settings["retry"] == {
        "attempts": 2,
        "base": 0.5,
        "longest": 20.0,
        "statuses": [503],
        "heed_retry_after": True,
    }
    assert told["waits"] == {"credentials_accepted": True, "contact_lost": False}
    assert [pool["under_way"] for pool in told["pools"]] == [0]
    assert "HTTPS_PROXY" in told["environment"]
    assert ("AWS_SESSION_TOKEN" in told["environment"]) is (case.system == "aws_image_builder")
    assert "OTHER_SECRET" not in text
    assert {"python", "orchestrator-clients", "httpx", "openssl"} <= set(told["versions"])
    await close(client)
    assert client.describe()["closed"] is True


async def test_a_transport_and_a_proxy_are_told_without_credentials() -> None:
    with httpx.HTTPTransport() as transport:
        client = Cloudify("https://m.example.com", tenant="t", token="sometoken", transport=transport)
        assert client.describe()["transport"] == "httpx.HTTPTransport (transport=)"
    for proxy in ("http://user:hunter-2@proxy.example.com:3128", "user:hunter-2@proxy.example.com:3128"):
        client = Cloudify("https://m.example.com", tenant="t", token="sometoken", proxy=proxy)
        assert client.describe()["settings"]["proxy"] == "http://proxy.example.com:3128"
        assert client.describe()["pools"] == []


async def test_a_client_that_is_not_made_yet_reads_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.delenv("AWS_REGION", raising=False)
    monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
    told = AsyncAwsImageBuilder().describe()
    assert (told["made"], told["client"]) == (False, "AsyncAwsImageBuilder")
    assert "AWS_CONFIG_FILE" in told["environment"]
    json.dumps(told)


# The log


async def test_records_have_their_fields_and_no_secret(
    case: Case, client: Any, simulator: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, NAME)
    simulator.script = Run(steps=(Step("build", 30.0),), stopping=5)
    simulator.fault(faults.status(503), on=case.read_operation, calls=1)
    await settle(case.read(client, simulator))
    run = await settle(case.start(client, simulator))
    simulator.fault(faults.status(500), on=case.looks[0], calls=range(1, 9))
    await settle(run.wait(timeout=36_000))
    simulator.fault(faults.status(400), on=case.read_operation)
    with pytest.raises(ApiError):
        await settle(case.read(client, simulator))
    records = [record for record in caplog.records if record.name == NAME]
    for record in records:
        assert all(hasattr(record, name) for name in FIELDS), record
        assert vars(record)["system"] == case.system
        known = EVENTS[vars(record)["event"]]
        assert record.levelname in known.levels
        assert {name for name in FIELDS[2:] if vars(record)[name] is not None} <= known.fields
    events = {vars(record)["event"] for record in records}
    assert {"answer", "retry", "failed"} <= events
    answer = next(record for record in records if vars(record)["event"] == "answer")
    assert isinstance(vars(answer)["duration"], float)
    assert isinstance(vars(answer)["status"], int)
    retry = next(vars(record) for record in records if vars(record)["event"] == "retry")
    assert (retry["operation"], retry["attempt"], retry["status"]) == (case.read_operation, 1, 503)
    assert (retry["reason"], retry["delay"]) == ("ServerError", 0.0)
    shown = repr([(record.getMessage(), {k: str(v) for k, v in vars(record).items()}) for record in records])
    for secret in case.secrets(simulator):
        assert secret not in shown


class Known:
    """A row of the table of docs/logging.md."""

    def __init__(self, levels: str, fields: str) -> None:
        self.levels = set(levels.replace(",", " ").split())
        self.fields = set(re.findall(r"`(\w+)`", fields))


EVENTS = {
    row[1]: Known(row[2], row[4])
    for row in re.findall(
        r"^\| `(\w+)` \| ([A-Z, ]+) \| (.*?) \|(.*?)\|$", (ROOT / "docs/logging.md").read_text(), re.MULTILINE
    )
    for row in [("", *row)]
}


def test_every_record_is_in_the_table_with_its_level_and_fields() -> None:
    """Who writes records goes by `tell`: each event's name and fields stand in docs/logging.md, and nothing else does."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "facade/orchestrator_clients").rglob("*.py"):
        if path.name == "logs.py":
            continue
        source = path.read_text()
        assert not re.search(r"\blog\.(debug|info|warning|error|exception|log)\(", source), path
        for node in ast.walk(ast.parse(source)) if re.search(r"logs import .*\btell\b", source) else ():
            is_call = isinstance(node, ast.Call)
            if is_call and getattr(node.func, "id", getattr(node.func, "attr", "")) in ("tell", "_note", "_log"):
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                event = next((text for text in texts if re.fullmatch("[a-z_]+", str(text))), None)
                if event is not None:
                    found.setdefault(event, set()).update(word.arg for word in node.keywords if word.arg)
    assert set(found) == set(EVENTS)
    for event, names in found.items():
        assert names - {"system", "exc_info"} <= EVENTS[event].fields, event


# OpenTelemetry


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemoryMetricReader]:
    reader = InMemoryMetricReader()
    provider = MeterProvider(metric_readers=[reader])
    monkeypatch.setattr("opentelemetry.metrics.get_meter_provider", lambda: provider)
    yield reader
    provider.shutdown()


def points(reader: InMemoryMetricReader, name: str) -> list[Any]:
    data = reader.get_metrics_data()
    found = [metric for scope in data.resource_metrics[0].scope_metrics for metric in scope.metrics] if data else []
    return [point for metric in found if metric.name == name for point in metric.data.data_points]


async def test_calls_are_measured(case: Case, client: Any, simulator: Any, measured: InMemoryMetricReader) -> None:
    simulator.fault(faults.status(503, retry_after=9), on=case.read_operation, calls=1)
    await settle(case.read(client, simulator))
    simulator.fault(faults.status(404), on=case.read_operation)
    with pytest.raises(OrchestratorError) as caught:
        await settle(case.read(client, simulator))
    reads = {
        (point.attributes.get("error.type"), point.attributes["http.response.status_code"]): point
        for point in points(measured, "orchestrator.call.duration")
        if point.attributes["orchestrator.operation"] == case.read_operation
    }
    assert set(reads) == {(None, 200), (type(caught.value).__name__, 404)}
    assert reads[None, 200].count == 1
    assert reads[None, 200].sum >= 9, "pauses are in it"
    (repeats,) = points(measured, "orchestrator.call.repeats")
    assert (repeats.value, repeats.attributes["orchestrator.system"]) == (1, case.system)


async def test_waits_are_measured(case: Case, client: Any, simulator: Any, measured: InMemoryMetricReader) -> None:
    simulator.script = Run(steps=(Step("build", 300.0),), stopping=5)
    run = await settle(case.start(client, simulator))
    await settle(run.wait(timeout=36_000))
    (wait,) = points(measured, "orchestrator.wait.duration")
    assert wait.sum >= 200
    assert wait.attributes == {"orchestrator.system": case.system, "orchestrator.execution.state": "succeeded"}
    (still,) = points(measured, "orchestrator.wait.open")
    assert still.value == 0


def test_a_poller_measures_waits_as_well(measured: InMemoryMetricReader) -> None:
    with CloudifySimulator() as simulator, simulator.client() as cloudify, Poller() as poller:
        simulator.script = Run(steps=(Step("build", 300.0),), stopping=5)
        poller.wait(cloudify.executions.start(deployment_id="web", workflow_id="install"), timeout=3600)
    (wait,) = points(measured, "orchestrator.wait.duration")
    assert (wait.count, wait.attributes["orchestrator.execution.state"]) == (1, "succeeded")
    assert wait.sum >= 200
