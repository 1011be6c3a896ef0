"""How the simulated Cloud Manager refuses and fails."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AdobeCloudManagerSimulator
from tests.systems.adobe_cloud_manager.simulator.calls import PIPELINE, at_gate, href


@pytest.mark.parametrize(
    "path",
    [
        f"{PIPELINE}/execution/1",
        f"{PIPELINE}/execution/1/phase/1/step/1",
        "/api/program/19905/pipeline/1/execution",
        "/api/program/1/pipeline/48213/executions",
        "/api/nothing",
    ],
)
def test_what_is_not_there(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, path: str) -> None:
    answer = adobe_api.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["type"].startswith("http://ns.adobe.com/adobecloud/")


def test_a_wrong_method(adobe_api: httpx.Client) -> None:
    answer = adobe_api.post(f"{PIPELINE}/execution")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, PUT")


@pytest.mark.parametrize(
    ("status", "key"), [(401, "error_code"), (403, "error_code"), (429, "error_code"), (500, "title"), (503, "title")]
)
def test_errors_on_demand(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, status: int, key: str) -> None:
    adobe.fault(faults.status(status))
    answer = adobe_api.put(f"{PIPELINE}/execution")
    assert answer.status_code == status
    assert key in answer.json()


def test_the_marks(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    adobe.seed(3)
    adobe.fault(faults.expired_token(), calls=1)
    adobe.fault(faults.repeated_page(), on="get_executions")
    assert adobe_api.get(f"{PIPELINE}/executions").json()["error_code"] == "401013"
    page = adobe_api.get(f"{PIPELINE}/executions?start=1&limit=1").json()
    assert page["_links"]["next"]["href"].endswith("executions?start=1&limit=1")


def test_the_three_shapes_of_problems(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    _, step = at_gate(adobe, adobe_api, "approval")
    running = adobe_api.put(f"{PIPELINE}/execution").json()
    wrong = adobe_api.put(href(step, "advance"), json={"resume": True}).json()
    adobe_api.put(href(step, "advance"), json={"approved": True})
    late = adobe_api.put(href(step, "advance"), json={"approved": True}).json()
    assert isinstance(running["errors"][0], str)
    assert late["errors"][0]["message"]
    assert wrong["errors"]["body"]["message"]
