"""What was observed on a real manager and is easily missed."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import CloudifySimulator

from .calls import START, error, put


@pytest.mark.parametrize(("length", "status"), [(4094, 200), (4095, 400)])
def test_a_long_request_line_is_refused_before_anything_else(api: httpx.Client, length: int, status: int) -> None:
    query = "_other="
    query += "x" * (length - len(f"GET /api/v3.1/executions?{query} HTTP/1.1"))
    answer = api.get(f"executions?{query}")
    assert answer.status_code == status
    if status == 400:
        assert "Request Line is too large (4095 &gt; 4094)" in answer.text


@pytest.mark.parametrize(("query", "status", "items"), [
    ("is_dry_run=0", 200, 1),
    ("is_dry_run=no", 200, 1),
    ("is_dry_run=t", 200, 0),
    ("is_dry_run=maybe", 500, 0),
    ("is_system_workflow=maybe", 200, 0),
    ("created_at=x", 500, 0),
    ("created_at=2030-05-01T08:00:00.000Z", 200, 1),
    ("parameters=%7B%7D", 200, 0),
    ("_size=%2B5", 200, 1),
    ("_size=%2B-5", 400, 0),
])  # fmt: skip
def test_filters(manager: CloudifySimulator, api: httpx.Client, query: str, status: int, items: int) -> None:
    manager.validate_requests = False
    put(manager, "terminated")
    answer = api.get(f"executions?{query}")
    assert answer.status_code == status
    if status == 200:
        assert len(answer.json()["items"]) == items


@pytest.mark.parametrize(("body", "status", "stored"), [
    ({"status": ["failed"]}, 500, ""),
    ({"status": "failed", "error": 5}, 200, "5"),
    ({"status": "failed", "error": {}}, 409, ""),
    ({"status": "failed", "error": None}, 200, None),
])  # fmt: skip
def test_updates(
    manager: CloudifySimulator, api: httpx.Client, body: dict[str, object], status: int, stored: str | None
) -> None:
    manager.validate_requests = False
    path = put(manager, "started", error="")
    assert api.patch(path, json=body).status_code == status
    assert api.get(path).json()["error"] == stored


def test_a_dry_run_is_over_at_once_and_counts_nothing(manager: CloudifySimulator, api: httpx.Client) -> None:
    path = f"executions/{api.post('executions', json={**START, 'dry_run': True}).json()['id']}"
    manager.clock.sleep(2)
    body = api.get(path).json()
    assert (body["status"], body["total_operations"], body["finished_operations"]) == ("terminated", 0, 0)


def test_how_many_operations_there_are_is_not_known_at_once(manager: CloudifySimulator, api: httpx.Client) -> None:
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    seen: list[tuple[str, int]] = []
    for seconds in (0.9, 0.5):
        manager.clock.sleep(seconds)
        body = api.get(path).json()
        seen.append((body["status"], body["total_operations"]))
    assert seen == [("started", 0), ("started", 3)]


def test_resuming_a_started_run_hangs_it(manager: CloudifySimulator, api: httpx.Client) -> None:
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    manager.clock.sleep(1)
    assert api.post(path, json={"action": "resume"}).status_code == 200
    manager.clock.sleep(3600)
    assert api.get(path).json()["status"] == "pending"


def test_the_busy_text_prints_the_runs(manager: CloudifySimulator, api: httpx.Client) -> None:
    put(manager, "started", deployment_id="web")
    text = api.post("executions", json=START).json()["message"]
    assert "[<Execution id=`e1` tenant=default_tenant status=started workflow_id=install>]" in text


def test_an_id_is_unique_within_one_tenant_only(manager: CloudifySimulator, api: httpx.Client) -> None:
    for tenant, status in (("default_tenant", "started"), ("other", "failed")):
        manager.deployments["web"].tenant = tenant
        body = {**START, "id": "x1", "force_status": status}
        assert api.post("executions", json=body, headers={"Tenant": tenant}).status_code == 201
        assert error(api.post("executions", json=body, headers={"Tenant": tenant}))[0] == 409
    statuses = [api.get("executions/x1", headers={"Tenant": name}).json()["status"] for name in manager.tenants]
    assert sorted(statuses) == ["failed", "started"]
    assert len(api.get("executions?_all_tenants=true&id=x1").json()["items"]) == 2
    manager.executions["other:x1"].visibility = "global"
    assert error(api.get("executions/x1")) == (409, "ambiguous_name")


def test_options_needs_no_credentials(manager: CloudifySimulator) -> None:
    answer = httpx.options(f"{manager.url}/api/v3.1/executions")
    assert (answer.status_code, answer.headers["allow"]) == (200, "GET, HEAD, POST")


def test_cancelling_a_run_without_a_status_is_refused(manager: CloudifySimulator, api: httpx.Client) -> None:
    assert error(api.post(put(manager, None), json={"action": "cancel"})) == (400, "illegal_action_error")
