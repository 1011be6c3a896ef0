"""Starting a pipeline of the simulated Cloud Manager, and running it again."""

from __future__ import annotations

import re

import httpx
import pytest

from orchestrator_clients.testing import AdobeCloudManagerSimulator, Run, Step
from tests.systems.adobe_cloud_manager.simulator.calls import PIPELINE, REL, href, links, started, steps_of


def test_a_start(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    answer = adobe_api.put(f"{PIPELINE}/execution", params={"pipelineExecutionMode": "NORMAL"})
    body = answer.json()
    assert answer.status_code == 201
    assert answer.headers["location"] == f"{adobe.url}{PIPELINE}/execution/{body['id']}"
    assert "_embedded" not in body
    assert (body["programId"], body["pipelineId"], body["trigger"]) == ("19905", "48213", "MANUAL")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000", body["createdAt"])
    assert set(body["_links"]) == {f"{REL}program", f"{REL}pipeline", "self"}


def test_a_busy_pipeline(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    started(adobe, adobe_api, Step("build", 10))
    for second in (0, 10, 19):  # the idle seconds at the end count
        adobe.clock.sleep(second)
        answer = adobe_api.put(f"{PIPELINE}/execution")
        assert (answer.status_code, answer.headers["content-type"]) == (412, "application/problem+json")
        assert answer.json()["errors"] == ["an execution is already in progress"]
    assert len(adobe.executions) == 1
    adobe.clock.sleep(1)
    assert adobe_api.put(f"{PIPELINE}/execution").status_code == 201


def test_an_emergency_skips_the_tests(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    adobe.script = Run(steps=tuple(Step(name) for name in ("build", "securityTest", "loadTest", "approval", "deploy")))
    body = adobe_api.put(f"{PIPELINE}/execution", params={"pipelineExecutionMode": "EMERGENCY"}).json()
    assert body["pipelineExecutionMode"] == "EMERGENCY"
    steps = steps_of(adobe_api, body["_links"]["self"]["href"])
    assert [step["action"] for step in steps] == ["build", "approval", "deploy"]
    adobe.executions.clear()
    refused = adobe_api.put(f"{PIPELINE}/execution", params={"pipelineExecutionMode": "SLOW"})
    assert refused.json()["invalidParams"][0]["name"] == "pipelineExecutionMode"


def test_re_execute(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    path = started(adobe, adobe_api, Step("build", 5), Step("deploy", 5), Step("deploy", 5, ends="failed"), after=15)
    steps = steps_of(adobe_api, path)
    assert ["reExecute" in links(step) for step in steps] == [False, False, True]
    answer = adobe_api.put(href(steps[2], "reExecute"))
    assert (answer.status_code, answer.json()["trigger"]) == (201, "RE_EXECUTE")
    assert not any("reExecute" in links(step) for step in steps_of(adobe_api, path))  # it is the last no longer
    again = answer.json()["_links"]["self"]["href"]
    adobe.clock.sleep(25)
    assert [(step["action"], step["status"]) for step in steps_of(adobe_api, again)] == [("deploy", "FINISHED")]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("stepId=1", 400),
        ("stepId={step}", 201),
        ("stepId={step}&sourceExecutionId={run}", 201),
        ("stepId={step}&sourceExecutionId=1", 404),
    ],
)
def test_starts_from_a_step(
    adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, query: str, status: int
) -> None:
    path = started(adobe, adobe_api, Step("build", 5), Step("deploy", 5), after=30)
    step = steps_of(adobe_api, path)[1]["stepId"]
    address = f"{PIPELINE}/execution?{query.format(step=step, run=path.rsplit('/', 1)[1])}"
    answer = adobe_api.put(address)
    assert answer.status_code == status
    if status == 400:
        assert answer.json()["errors"][0]["message"]
        assert "title" not in answer.json()
