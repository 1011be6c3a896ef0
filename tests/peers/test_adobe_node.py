"""Adobe's own library for Node against the simulator: it finds everything by links, and reads what our client reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from orchestrator_api.adobe_cloud_manager.models import PipelineExecution
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Run, Step
from tests.peers.outside import NodeClient, TheirError

pytestmark = pytest.mark.peers

PROGRAM, PIPELINE = "19905", "48213"
HERE = (PROGRAM, PIPELINE)


@pytest.fixture
def service() -> Iterator[AdobeCloudManagerSimulator]:
    """A Cloud Manager."""
    with AdobeCloudManagerSimulator() as simulator:
        yield simulator


@pytest.fixture
def theirs(service: AdobeCloudManagerSimulator) -> Iterator[NodeClient]:
    """Adobe's client of it."""
    known = service.credentials
    with NodeClient(
        "adobe", {"org": known.org_id, "key": known.client_id, "token": known.token, "url": service.url}
    ) as client:
        yield client


def step_of(execution: dict[str, Any], action: str) -> dict[str, Any]:
    """Return the state of a step."""
    states: list[dict[str, Any]] = execution["_embedded"]["stepStates"]
    return next(state for state in states if state["action"] == action)


def test_what_there_is(theirs: NodeClient, service: AdobeCloudManagerSimulator) -> None:
    assert [program["id"] for program in theirs("listPrograms")] == [PROGRAM]
    assert [(one["id"], one["status"]) for one in theirs("listPipelines", PROGRAM)] == [(PIPELINE, "IDLE")]
    assert [one["type"] for one in theirs("listEnvironments", PROGRAM)] == ["stage", "prod"]
    assert theirs("listPipelines", PROGRAM, {"busy": True}) == []


@pytest.mark.parametrize("limit", [1, 20, 30])
def test_lists_go_by_the_links_of_pages(theirs: NodeClient, service: AdobeCloudManagerSimulator, limit: int) -> None:
    ids = service.seed(45)
    found = [execution["id"] for execution in theirs("listExecutions", *HERE, limit)]
    assert found == ids[::-1][: len(found)]
    assert len(found) >= limit
    with service.client() as ours:
        assert found[:limit] == [run.id for run in ours.executions.list(*HERE, limit=limit)]


def test_start_and_read(theirs: NodeClient, service: AdobeCloudManagerSimulator) -> None:
    started = theirs("createExecution", *HERE)
    assert (started["pipelineId"], started["status"]) == (PIPELINE, "RUNNING")
    with pytest.raises(TheirError) as busy:
        theirs("createExecution", *HERE, "EMERGENCY")
    assert busy.value.code == "ERROR_PIPELINE_START_RUNNING"
    service.clock.sleep(50)
    current, same = theirs("getCurrentExecution", *HERE), theirs("getExecution", *HERE, started["id"])
    assert current == same
    with service.client() as ours:
        run = ours.executions.get(*HERE, started["id"])
    assert [(s["action"], s["status"]) for s in same["_embedded"]["stepStates"]] == [
        (step.action, step.raw_status) for step in run.steps
    ]
    assert run.raw.to_dict() == PipelineExecution.from_dict(same).to_dict()
    service.clock.sleep(1000)
    assert theirs("getExecution", *HERE, started["id"])["status"] == "FINISHED"
    with pytest.raises(TheirError, match="404"):
        theirs("getCurrentExecution", *HERE)


@pytest.mark.parametrize(("action", "how", "state"), [
    ("approval", "advance", "FINISHED"),
    ("approval", "cancel", "CANCELLED"),
    ("codeQuality", "advance", "FINISHED"),
    ("codeQuality", "cancel", "FAILED"),
    ("securityTest", "advance", "FINISHED"),
    ("deploy", "advance", "FINISHED"),
    ("deploy", "cancel", "CANCELLED"),  # by `advance`, although there is a link to cancel
    ("managed", "advance", "FINISHED"),
    ("managed", "cancel", "CANCELLED"),
    ("schedule", "cancel", "CANCELLED"),
])  # fmt: skip
def test_decisions(theirs: NodeClient, service: AdobeCloudManagerSimulator, action: str, how: str, state: str) -> None:
    service.script = Run(steps=(Step("build", 10), Step(action, 1, waits_for_person=True), Step("deploy", 10)))
    started = theirs("createExecution", *HERE)["id"]
    service.clock.sleep(30)
    waiting = step_of(theirs("getExecution", *HERE, started), action)
    assert waiting["status"] == "WAITING"
    assert "http://ns.adobe.com/adobecloud/rel/pipeline/cancel" in waiting["_links"]
    theirs(f"{how}CurrentExecution", *HERE)
    assert step_of(theirs("getExecution", *HERE, started), action)["status"] == state


def test_a_build_is_cancelled(theirs: NodeClient, service: AdobeCloudManagerSimulator) -> None:
    started = theirs("createExecution", *HERE)["id"]
    service.clock.sleep(20)
    theirs("cancelCurrentExecution", *HERE)
    service.clock.sleep(30)
    assert theirs("getExecution", *HERE, started)["status"] == "CANCELLED"


def test_metrics_and_logs(theirs: NodeClient, service: AdobeCloudManagerSimulator) -> None:
    started = theirs("createExecution", *HERE)["id"]
    service.clock.sleep(100)
    metrics = theirs("getQualityGateResults", *HERE, started, "codeQuality")["metrics"]
    log = theirs("getExecutionStepLog", *HERE, started, "build")
    with service.client() as ours:
        step = next(step for step in ours.executions.get(*HERE, started).steps if step.name == "codeQuality")
        assert len(metrics) == len(ours.steps.metrics(*step.located()))
        run = ours.executions.get(*HERE, started)
        assert log == "".join(f"{line.text}\n" for line in run.logs(step="build"))


@pytest.mark.parametrize(("setting", "code"), [("token", "401013"), ("key", "403003"), ("org", "403003")])
def test_refused_credentials(service: AdobeCloudManagerSimulator, setting: str, code: str) -> None:
    known = service.credentials
    settings = {"org": known.org_id, "key": known.client_id, "token": known.token, "url": service.url}
    with NodeClient("adobe", {**settings, setting: "wrong"}) as client, pytest.raises(TheirError, match=code):
        client("listPrograms")
