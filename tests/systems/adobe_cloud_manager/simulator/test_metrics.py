"""Metrics of the tests of the simulated Cloud Manager."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.adobe_cloud_manager.simulator.simulator import AdobeMetric
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Answer, Step
from tests.systems.adobe_cloud_manager.simulator.calls import TESTS, at_gate, href, override, started, steps_of


def test_metrics_of_a_gate(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    path, step = at_gate(adobe, adobe_api, "codeQuality")
    rows = adobe_api.get(href(step, "metrics")).json()["metrics"]
    assert [row["kpi"] for row in rows if row["severity"] == "important" and not row["passed"]] == TESTS["codeQuality"]
    assert {type(row["actualValue"]) for row in rows} == {str}
    assert len({row["kpi"] for row in rows}) < len(rows)  # one comes twice, by severity
    assert not any(row["override"] for row in rows)
    adobe_api.put(href(step, "advance"), json=override(TESTS["codeQuality"]))
    rows = adobe_api.get(href(step, "metrics")).json()["metrics"]
    assert [row["kpi"] for row in rows if row["override"]] == TESTS["codeQuality"]
    assert not any(row["passed"] for row in rows if row["override"])
    assert steps_of(adobe_api, path)[0]["status"] == "FINISHED"


@pytest.mark.parametrize(
    ("step", "after", "failed"),
    [
        (Step("codeQuality", 5), 5, set()),
        (Step("codeQuality", 5, ends="failed"), 5, {"critical"}),
        (Step("codeQuality", 5), 2, None),
        (Step("build", 5), 5, None),
    ],
)
def test_other_metrics(
    adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, step: Step, after: float, failed: set[str] | None
) -> None:
    path = started(adobe, adobe_api, step, after=after)
    answer = adobe_api.get(f"{steps_of(adobe_api, path)[0]['_links']['self']['href']}/metrics")
    if failed is None:
        assert answer.json() == {}
    else:
        assert {row["severity"] for row in answer.json()["metrics"] if not row["passed"]} == failed


def test_a_test_that_was_cancelled_has_failed_nothing(
    adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client
) -> None:
    path = started(adobe, adobe_api, Step("securityTest", 50), after=5)
    (step,) = steps_of(adobe_api, path)
    assert adobe_api.put(href(step, "cancel"), json={"cancel": True}).status_code == 202
    assert all(row["passed"] for row in adobe_api.get(href(step, "metrics")).json()["metrics"])


def test_metrics_of_ones_own_and_none(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    adobe.metrics["codeQuality"] = (AdobeMetric("charm", "important", "A", "E", "C"),)
    _, step = at_gate(adobe, adobe_api, "codeQuality")
    assert adobe_api.put(href(step, "advance"), json=override(["coverage"])).status_code == 400
    assert adobe_api.put(href(step, "advance"), json=override(["charm"])).status_code == 202
    adobe.no_metrics = Answer(404)
    assert adobe_api.get(href(step, "metrics")).status_code == 404
