"""Starting a workflow of the simulated Cloudify Manager: what it takes, and what it refuses."""

from __future__ import annotations

import json

import httpx
import pytest

from orchestrator_clients.cloudify.simulator.simulator import (
    CloudifyRecord,
    Deployment,
    Parameter,
    WorkflowRecord,
)
from orchestrator_clients.testing import CloudifySimulator
from tests.systems.cloudify.simulator.calls import START, error, put


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"workflow_id": "install"}, 400, "bad_parameters_error"),
        ({"deployment_id": "web"}, 400, "bad_parameters_error"),
        ({**START, "deployment_id": None}, 400, "bad_parameters_error"),
        ({**START, "workflow_id": 7}, 400, "bad_parameters_error"),
        ({**START, "deployment_id": "nowhere"}, 404, "not_found_error"),
        ({**START, "deployment_id": "hidden"}, 404, "not_found_error"),
        ({**START, "workflow_id": "dance"}, 400, "nonexistent_workflow_error"),
        ({**START, "parameters": []}, 400, "bad_parameters_error"),
        ({**START, "parameters": "x"}, 400, "bad_parameters_error"),
        ({**START, "parameters": None}, 201, None),
        ({**START, "parameters": {"undeclared": 1}}, 400, "illegal_execution_parameters_error"),
        ({**START, "parameters": {"undeclared": 1}, "allow_custom_parameters": True}, 201, None),
        ({**START, "workflow_id": "execute_operation"}, 400, "illegal_execution_parameters_error"),
        ({**START, "workflow_id": "typed", "parameters": {"count": "x"}}, 400, "illegal_execution_parameters_error"),
        ({**START, "workflow_id": "typed", "parameters": {"size": "huge"}}, 400, "illegal_execution_parameters_error"),
        ({**START, "force": "True"}, 201, None),
        ({**START, "force": None}, 400, "bad_parameters_error"),
        ({**START, "queue": 1}, 400, "bad_parameters_error"),
        ({**START, "dry_run": "yes"}, 400, "bad_parameters_error"),
        ({**START, "allow_custom_parameters": "1"}, 400, "bad_parameters_error"),
        ({**START, "wait_after_fail": "abc", "unknown": 1, "schedule": "203005011000"}, 201, None),
        ({**START, "scheduled_time": "202901010000+0000"}, 400, "bad_parameters_error"),
        ({**START, "scheduled_time": "tomorrow-ish"}, 500, "internal_server_error"),
        ({**START, "workflow_id": "closed"}, 400, "unavailable_workflow_error"),
        ({**START, "workflow_id": "closed", "force": True}, 201, None),
        ({"deployment_id": "db", "workflow_id": "uninstall"}, 400, "dependent_exists_error"),
        ({"deployment_id": "db", "workflow_id": "uninstall", "force": True}, 201, None),
        ({"deployment_id": "db", "workflow_id": "install"}, 201, None),
        ({"deployment_id": "pending", "workflow_id": "install"}, 400, "deployment_environment_creation_pending_error"),
        (
            {"deployment_id": "creating", "workflow_id": "install"},
            400,
            "deployment_environment_creation_in_progress_error",
        ),
        ({"deployment_id": "failed", "workflow_id": "install"}, 400, "deployment_creation_error"),
        ({**START, "force_status": "dancing"}, 400, "bad_parameters_error"),
        ({**START, "id": "taken"}, 409, "conflict_error"),
        ([], 400, "bad_parameters_error"),
        (None, 500, "internal_server_error"),
    ],
)
def test_start_bodies(
    api: httpx.Client, manager: CloudifySimulator, body: object, status: int, code: str | None
) -> None:
    manager.validate_requests = False  # the manager takes more than our document tells of
    typed = WorkflowRecord(
        {"count": Parameter("integer", default=1), "size": Parameter("string", "small", choices=("small", "large"))}
    )
    manager.deployments["web"].workflows |= {"typed": typed, "closed": WorkflowRecord(available=False)}
    manager.deployments["db"].depended_on = True
    manager.deployments["hidden"] = Deployment("hidden", "Hidden", "bp", tenant="other")
    for environment in ("pending", "creating", "failed"):
        manager.deployments[environment] = Deployment(environment, environment, "bp", environment=environment)
    manager.executions["taken"] = CloudifyRecord(id="taken", status="terminated", created_at=0)
    answer = api.post("executions", content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert answer.json().get("error_code") == code
    left_behind = {"unavailable_workflow_error", "dependent_exists_error"}
    rows = [each.status for each in manager.executions.values() if each.id != "taken"]
    assert rows == (["pending"] if status == 201 else ["failed"] if code in left_behind else [])


@pytest.mark.parametrize(
    ("given", "merged"),
    [
        ({}, {"count": 1, "on": False, "ratio": 0.5}),
        ({"count": True}, {"count": 1, "on": False, "ratio": 0.5}),
        ({"count": 1.5}, {"count": 1, "on": False, "ratio": 0.5}),
        ({"count": "7", "on": "true", "ratio": "1.5"}, {"count": 7, "on": True, "ratio": 1.5}),
    ],
)
def test_parameters_are_merged_and_converted(
    api: httpx.Client, manager: CloudifySimulator, given: dict[str, object], merged: dict[str, object]
) -> None:
    declared = {"count": Parameter("integer", 1), "on": Parameter("boolean", False), "ratio": Parameter("float", 0.5)}
    manager.deployments["web"].workflows["typed"] = WorkflowRecord(declared)
    body = api.post("executions", json={**START, "workflow_id": "typed", "parameters": given}).json()
    assert body["parameters"] == merged


@pytest.mark.parametrize(
    ("blocker", "options", "status", "outcome"),
    [
        ("web", {}, 400, "existing_running_execution_error"),
        ("web", {"queue": True}, 201, "queued"),
        ("web", {"force": True}, 201, "pending"),
        ("web", {"force": True, "queue": True}, 201, "pending"),
        ("db", {}, 201, "pending"),
        (None, {}, 201, "queued"),
        (None, {"force": True}, 201, "queued"),
    ],
)
def test_a_busy_deployment(
    manager: CloudifySimulator,
    api: httpx.Client,
    blocker: str | None,
    options: dict[str, bool],
    status: int,
    outcome: str,
) -> None:
    """A blocker without a deployment is a system-wide workflow."""
    put(manager, "started", deployment_id=blocker, is_system_workflow=blocker is None)
    answer = api.post("executions", json={**START, **options})
    assert answer.status_code == status
    assert answer.json()["error_code" if status == 400 else "status"] == outcome
    assert len(manager.executions) == (1 if status == 400 else 2)


ADMINISTRATORS = {
    "id": "x1",
    "error": "boom",
    "force_status": "failed",
    "is_system_workflow": True,
    "created_by": "somebody",
    "created_at": "2029-01-01T00:00:00Z",
    "started_at": "2029-01-01T00:00:01Z",
    "ended_at": "2029-01-01T00:00:02Z",
}


def test_an_administrator_restores_a_record_without_running_it(api: httpx.Client, manager: CloudifySimulator) -> None:
    body = api.post("executions", json={**START, **ADMINISTRATORS}).json()
    assert {name: body[name] for name in ("id", "error", "is_system_workflow", "created_by")} == {
        name: ADMINISTRATORS[name] for name in ("id", "error", "is_system_workflow", "created_by")
    }
    assert (body["status"], body["created_at"], body["ended_at"]) == (
        "failed",
        "2029-01-01T00:00:00.000Z",
        "2029-01-01T00:00:02.000Z",
    )
    manager.clock.sleep(60)
    assert api.get("executions/x1").json()["status"] == "failed"


@pytest.mark.parametrize("extra", [{name: value} for name, value in ADMINISTRATORS.items()] + [{"deployment_id": ""}])
def test_others_may_not(manager: CloudifySimulator, api: httpx.Client, extra: dict[str, object]) -> None:
    manager.users["admin"] = type(manager.users["admin"])("admin", manager.credentials.password, role="user")
    assert api.post("executions", json=START).status_code == 201
    answer = api.post("executions", json={**START, "force": True, **extra})
    assert error(answer) == (403, "forbidden_error")
