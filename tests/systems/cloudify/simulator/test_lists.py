"""Lists of the simulated Cloudify Manager: filters, order, pages and the fields that are asked for."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import CloudifySimulator
from tests.systems.cloudify.simulator.calls import START, error, put


@pytest.mark.parametrize(
    ("query", "status", "code", "has_traceback_key"),
    [
        ("_size=-1", 400, "bad_parameters_error", False),
        ("_size=x", 400, "bad_parameters_error", False),
        ("_size=", 400, "bad_parameters_error", False),
        ("_offset=-1", 400, "bad_parameters_error", False),
        ("_sort=id,status", 400, "bad_parameters_error", False),
        ("_sort=+id", 400, "bad_parameters_error", False),
        ("_sort=colour", 400, "bad_parameters_error", True),
        ("_include=id, status", 400, "no_such_include_field_error", True),
        ("_include=colour", 400, "no_such_include_field_error", True),
        ("_include=token", 400, "no_such_include_field_error", True),
        ("_include=execution_group_id", 400, "no_such_include_field_error", True),
        ("colour=red", 400, "bad_parameters_error", True),
        ("include_system_workflows=true", 400, "bad_parameters_error", True),
        ("_include_system_workflows=1", 400, "bad_parameters_error", True),
        ("_all_tenants=yes", 400, "bad_parameters_error", True),
        ("status=FAILED", 500, "internal_server_error", True),
        ("status=", 500, "internal_server_error", True),
        ("status=failed,cancelled", 500, "internal_server_error", True),
        ("visibility=public", 500, "internal_server_error", True),
        ("resume=perhaps", 500, "internal_server_error", True),
    ],
)
def test_bad_queries(api: httpx.Client, query: str, status: int, code: str, has_traceback_key: bool) -> None:
    answer = api.get(f"executions?{query}")
    assert error(answer) == (status, code)
    assert ("server_traceback" in answer.json()) == has_traceback_key
    if status == 500:
        assert "Traceback" in answer.json()["server_traceback"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "0123456"),
        ("_size=2", "01"),
        ("_size=0", ""),
        ("_size=2&_offset=5", "56"),
        ("_offset=99", ""),
        ("_size=2&_offset=1&_get_all_results=true", "0123456"),
        ("_sort=-created_at", "6543210"),
        ("_sort=%2Bcreated_at", "0123456"),
        ("_sort=status&_sort=-created_at", "6304152"),
        ("status=failed", "14"),
        ("status=failed&status=cancelled", "1245"),
        ("status=failed&deployment_id=db", ""),
        ("status_display=completed", "036"),
        ("deployment_id=db", "6"),
        ("error=", "02356"),
        ("finished_operations=3", "036"),
        ("resume=FALSE", "0123456"),
        ("_include_system_workflows=True", "01234567"),
        ("is_system_workflow=true", "7"),
        ("is_system_workflow=false&_include_system_workflows=true", "0123456"),
        ("_group_id=g1", "6"),
        ("execution_group_id=g1", "6"),
        ("_search=nothing&_range=x&_anything=1", "0123456"),
        ("_all_tenants=true", "0123456o"),
    ],
)
def test_lists(manager: CloudifySimulator, api: httpx.Client, query: str, found: str) -> None:
    ids = manager.seed(6) + manager.seed(1, deployment_id="db", execution_group_id="g1")
    now = manager.clock.time()
    manager.executions[ids[6]].created_at = now - 1
    system = manager.seed(1, is_system_workflow=True)
    other = manager.seed(1, tenant_name="other")
    manager.executions[system[0]].created_at = manager.executions[other[0]].created_at = now - 0.5
    names = {each: str(index) for index, each in enumerate(ids + system)} | {other[0]: "o"}
    answer = api.get(f"executions?{query}")
    assert answer.status_code == 200
    seen = "".join(names[item["id"]] for item in answer.json()["items"])
    assert seen == found


def test_a_list_stops_at_a_thousand_without_a_word(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.seed(1395)
    body = api.get("executions?_include=id").json()
    assert len(body["items"]) == 1000
    assert body["metadata"] == {"pagination": {"total": 1395, "size": 1000, "offset": 0}, "filtered": None}
    assert len(api.get("executions?_include=id&_size=1200").json()["items"]) == 1200


def test_only_the_first_include_counts(manager: CloudifySimulator, api: httpx.Client) -> None:
    (execution_id,) = manager.seed(1)
    assert api.get(f"executions/{execution_id}?_include=id,status&_include=error&colour=red").json() == {
        "id": execution_id,
        "status": "terminated",
    }


@pytest.mark.parametrize(("method", "path", "body"), [
    ("POST", "executions", START),
    ("POST", "executions/e1", {"action": "cancel"}),
    ("PATCH", "executions/e1", {"status": "failed"}),
])  # fmt: skip
def test_a_bad_include_is_refused_before_anything_happens(
    manager: CloudifySimulator, api: httpx.Client, method: str, path: str, body: object
) -> None:
    put(manager, "started")
    assert error(api.request(method, f"{path}?_include=colour", json=body)) == (400, "no_such_include_field_error")
    assert [each.status for each in manager.executions.values()] == ["started"]
    assert set(api.request(method, f"{path}?_include=id", json=body).json()) == {"id"}
