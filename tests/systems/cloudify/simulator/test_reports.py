"""Operations and events of the simulated Cloudify Manager."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import CloudifySimulator, Run, Step
from tests.systems.cloudify.simulator.calls import START, error


@pytest.fixture
def run(api: httpx.Client, manager: CloudifySimulator) -> str:
    manager.script = Run(
        steps=(Step("create", 3), Step("start", 2, attempts=2, ends="failed", message="no space left"))
    )
    return str(api.post("executions", json=START).json()["id"])


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("operations", 400, "bad_parameters_error"),
        ("operations?execution_id=x&graph_id=y", 400, "bad_parameters_error"),
        ("operations?execution_id=x", 404, "not_found_error"),
        ("operations?graph_id=x", 404, "not_found_error"),
        ("events?colour=red", 400, "bad_parameters_error"),
        ("events?_sort=colour", 400, "bad_parameters_error"),
        ("events?_range=timestamp", 400, "bad_parameters_error"),
        ("events?_range=timestamp,x,", 400, "bad_parameters_error"),
        ("events?_range=colour,,", 400, "bad_parameters_error"),
        ("events?_include=colour", 400, "no_such_include_field_error"),
        ("events?_size=-1", 400, "bad_parameters_error"),
    ],
)
def test_bad_queries(api: httpx.Client, path: str, status: int, code: str) -> None:
    assert error(api.get(path)) == (status, code)


def test_operations_follow_the_script(api: httpx.Client, manager: CloudifySimulator, run: str) -> None:
    told = []
    for _ in range(5):
        items = api.get("operations", params={"execution_id": run, "skip_internal": "true"}).json()["items"]
        told.append([item["state"] for item in items])
        manager.clock.advance(2.1)  # type: ignore[attr-defined]
    assert told == [
        [],  # pending: there is no graph yet
        ["started", "started", "pending"],
        ["started", "succeeded", "started"],
        ["started", "succeeded", "rescheduled", "started"],
        ["failed", "succeeded", "rescheduled", "failed"],
    ]


def test_an_older_manager_refuses_to_list_by_execution(api: httpx.Client, manager: CloudifySimulator, run: str) -> None:
    manager.knows_operations = False
    assert error(api.get("operations", params={"execution_id": run})) == (400, "bad_parameters_error")


def test_viewers_read_both(api: httpx.Client, manager: CloudifySimulator, run: str) -> None:
    viewer = {"Authentication-Token": manager.users["viewer"].token or "", "Tenant": "default_tenant"}
    with httpx.Client(base_url=f"{manager.url}/api/v3.1/", headers=viewer, verify=False) as client:
        assert client.get("operations", params={"execution_id": run}).status_code == 200
        assert client.get("events").status_code == 200
        other = client.get("events", params={"execution_id": run}, headers={"Tenant": "other"})
    assert other.json()["items"] == []


def test_an_event_and_a_log_line_differ_in_their_fields(
    api: httpx.Client, manager: CloudifySimulator, run: str
) -> None:
    manager.clock.advance(60)  # type: ignore[attr-defined]
    items = api.get("events", params={"execution_id": run, "_sort": "timestamp"}).json()["items"]
    kinds = {item["type"]: set(item) for item in items}
    assert kinds["cloudify_event"] - kinds["cloudify_log"] == {"event_type"}
    assert kinds["cloudify_log"] - kinds["cloudify_event"] == {"level", "logger"}
    assert [item["event_type"] for item in items if item.get("event_type", "").startswith("task_")] == [
        *("task_started", "task_succeeded", "task_started", "task_rescheduled", "task_started", "task_failed")
    ]
    narrow = api.get("events", params={"execution_id": run, "_include": "message,level", "_size": 2}).json()
    assert [set(item) for item in narrow["items"]] == [{"message"}, {"message"}]
    assert narrow["metadata"]["pagination"] == {"total": len(items), "size": 2, "offset": 0}


def test_what_belongs_to_no_deployment_has_no_events(api: httpx.Client, manager: CloudifySimulator) -> None:
    (run,) = manager.seed(1, deployment_id=None, workflow_id="upload_blueprint")
    assert api.get("events", params={"execution_id": run}).json()["items"] == []
