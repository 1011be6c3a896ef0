"""Steps of the simulated Cloud Manager, and what there are links for while they run."""

from __future__ import annotations

import json

import httpx
import pytest

from orchestrator_clients.testing import AdobeCloudManagerSimulator, Step
from tests.systems.adobe_cloud_manager.simulator.calls import href, links, started, steps_of


def test_a_step(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    path = started(adobe, adobe_api, Step("build", 10), Step("codeQuality", 10), after=15)
    build, quality = steps_of(adobe_api, path)
    assert adobe_api.get(build["_links"]["self"]["href"]).json() == build
    assert (build["repository"], build["branch"], build["executionId"]) == (
        "acme-site",
        "main",
        path.rsplit("/", 1)[1],
    )
    assert {"startedAt", "finishedAt", "updatedAt"} <= set(build)
    assert "startedAt" not in quality  # in no sample does it say when it began
    assert build["id"] not in build["_links"]["self"]["href"]
    wrong = build["_links"]["self"]["href"].replace(build["stepId"], build["id"])
    assert adobe_api.get(wrong).status_code == 404
    assert adobe_api.get(path).json()["artifactsVersion"]


def test_deployments_are_told_apart_by_their_environment(
    adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client
) -> None:
    names = ("build", "deploy", "deploy", "functionalTest", "approval", "deploy")
    path = started(adobe, adobe_api, *(Step(name, ends="skipped" if "Test" in name else "succeeded") for name in names))
    adobe.clock.sleep(100)
    steps = steps_of(adobe_api, path)
    assert [step.get("environmentType") for step in steps] == [None, "dev", "stage", "stage", None, "prod"]
    assert steps[3]["status"] == "INCOMPLETE"
    assert [step["action"] for step in steps if "reExecute" in links(step)] == ["deploy"]
    details = steps[5]["details"]
    assert json.loads(details["deployCommands"])[0]["id"] == 1  # JSON within a text
    assert details["environmentUrls"][0]["instanceType"] == "author"


RUNNING_LINKS = {
    "validate": set(),
    "build": {"cancel", "logs"},
    "buildImage": {"logs"},
    "codeQuality": {"logs", "metrics"},
    "securityTest": {"cancel", "metrics"},
    "loadTest": {"cancel", "metrics"},
    "assetsTest": {"cancel", "metrics"},
    "reportPerformanceTest": {"cancel", "metrics"},
    "functionalTest": set(),
    "deploy": {"logs"},
}


@pytest.mark.parametrize(("action", "wanted"), RUNNING_LINKS.items())
def test_links_of_a_running_step(
    adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, action: str, wanted: set[str]
) -> None:
    path = started(adobe, adobe_api, Step("validate", 10), Step(action, 50), stopping=10)
    assert links(steps_of(adobe_api, path)[1]) == set()
    adobe.clock.sleep(20)
    step = steps_of(adobe_api, path)[1]
    assert links(step) == wanted
    if "cancel" in wanted:
        assert adobe_api.put(href(step, "cancel"), json={"cancel": True}).status_code == 202
        assert adobe_api.get(path).json()["status"] == "CANCELLING"
        assert links(steps_of(adobe_api, path)[1]) == wanted - {"cancel"}
        assert adobe_api.put(href(step, "cancel"), json={"cancel": True}).status_code == 400
        adobe.clock.sleep(10)
        assert adobe_api.get(path).json()["status"] == "CANCELLED"
    else:
        address = f"{step['_links']['self']['href']}/cancel"
        assert adobe_api.put(address, json={"cancel": True}).status_code == 400
