"""The simulated Cloudify Manager, against what was observed on a 7.1 manager. Tables are written out here once more."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest

from orchestrator_clients.testing import CloudifySimulator, Run, Spell, Step, faults
from orchestrator_clients.testing.cloudify import Deployment, Execution, Parameter, Workflow

STATUSES = (
    *("scheduled", "queued", "pending", "started", "cancelling", "force_cancelling", "kill_cancelling"),
    *("terminated", "failed", "cancelled"),
)

START = {"deployment_id": "web", "workflow_id": "install"}


def put(manager: CloudifySimulator, status: str | None, **fields: object) -> str:
    execution = Execution(id="e1", status=status, created_at=manager.clock.time(), **fields)  # type: ignore[arg-type]
    manager.executions["e1"] = execution
    return "executions/e1"


def error(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error_code"]


# What an action makes of a status; A is a 400 illegal_action_error, C a 409 conflict_error.
ACTIONS = """
now               cancel      force-cancel      kill             resume   force-resume  requeue
pending           cancelling  force_cancelling  kill_cancelling  C        C             cancelling
started           cancelling  force_cancelling  kill_cancelling  pending  C             cancelling
queued            cancelling  force_cancelling  kill_cancelling  C        C             cancelling
scheduled         cancelling  force_cancelling  kill_cancelling  C        C             cancelling
cancelling        A           force_cancelling  kill_cancelling  C        C             A
force_cancelling  A           A                 kill_cancelling  C        C             A
kill_cancelling   A           A                 kill_cancelling  C        C             A
terminated        A           A                 kill_cancelling  C        C             A
failed            A           A                 kill_cancelling  pending  pending       A
cancelled         A           A                 kill_cancelling  pending  pending       A
"""
HEAD, *ROWS = [line.split() for line in ACTIONS.strip().splitlines()]
ACTION_CASES = [(row[0], action, wanted) for row in ROWS for action, wanted in zip(HEAD[1:], row[1:], strict=True)]


@pytest.mark.parametrize(("now", "action", "wanted"), ACTION_CASES)
def test_actions(manager: CloudifySimulator, api: httpx.Client, now: str, action: str, wanted: str) -> None:
    manager.validate_requests = action != "requeue"  # our document leaves that trap out
    path = put(manager, now, error="old", ended_at=1.0)
    answer = api.post(path, json={"action": action, "deployment_id": "ignored"})
    if wanted == "A":
        assert error(answer) == (400, "illegal_action_error")
    elif wanted == "C":
        assert error(answer) == (409, "conflict_error")
    else:
        body = answer.json()
        assert (answer.status_code, body["status"]) == (200, wanted)
        resumed = wanted == "pending"
        assert (body["resume"], body["error"]) == (resumed, "old" if resumed else "")
        assert (body["ended_at"] is None) == resumed
    if wanted in "AC":
        assert api.get(path).json()["status"] == now


# What an update of the record may do.
EVERYTHING = set(STATUSES)
UPDATES = {
    **dict.fromkeys(("pending", "started", "queued", "scheduled", "kill_cancelling"), EVERYTHING),
    "cancelling": {"failed", "cancelled", "cancelling", "queued", "scheduled"},
    "force_cancelling": {"failed", "cancelled", "force_cancelling", "queued", "scheduled"},
    "terminated": {"terminated"},
    "failed": {"failed"},
    "cancelled": {"cancelled"},
}


@pytest.mark.parametrize(("now", "wanted"), [(now, wanted) for now in STATUSES for wanted in STATUSES])
def test_updates(manager: CloudifySimulator, api: httpx.Client, now: str, wanted: str) -> None:
    path = put(manager, now, error="old")
    answer = api.patch(path, json={"status": wanted})
    if wanted not in UPDATES[now]:
        assert error(answer) == (400, "invalid_exception_status_update")
        return
    body = answer.json()
    assert (answer.status_code, body["status"], body["error"]) == (200, wanted, "")
    moment = "2030-05-01T08:00:00.000Z"
    assert body["started_at"] == (moment if wanted == "started" else None)
    assert body["ended_at"] == (moment if wanted in ("terminated", "failed", "cancelled") else None)


@pytest.mark.parametrize(
    ("body", "status", "outcome"),
    [
        ({"status": "failed", "error": "operator gave up"}, 200, "operator gave up"),
        ({"status": "failed", "error": None}, 200, None),
        ({"status": "failed"}, 200, ""),
        ({"status": "failed", "error": {"a": 1}}, 409, "storage_error"),
        ({"status": "FAILED"}, 409, "storage_error"),
        ({"status": "cancellled"}, 409, "storage_error"),
        ({"status": 7}, 409, "storage_error"),
        ({}, 400, "bad_parameters_error"),
        ({"error": "no status"}, 400, "bad_parameters_error"),
        ([], 400, "bad_parameters_error"),
    ],
)
def test_update_bodies(
    manager: CloudifySimulator, api: httpx.Client, body: object, status: int, outcome: str | None
) -> None:
    answer = api.patch(put(manager, "started", error="old"), json=body)
    assert answer.status_code == status
    assert answer.json()["error" if status == 200 else "error_code"] == outcome


def test_null_erases_a_status(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.validate_requests = False  # our document leaves that trap out
    answer = api.patch(put(manager, "started"), json={"status": None})
    assert (answer.status_code, answer.json()["status"], answer.json()["status_display"]) == (200, None, None)


def test_the_same_status_again_renews_the_instant(manager: CloudifySimulator, api: httpx.Client) -> None:
    path = put(manager, "failed", ended_at=1.0, error="old")
    manager.clock.sleep(1.5)
    body = api.patch(path, json={"status": "failed", "error": "new"}).json()
    assert (body["ended_at"], body["error"]) == ("2030-05-01T08:00:01.500Z", "new")


# Life of an execution


def status_over_time(manager: CloudifySimulator, api: httpx.Client, path: str, instants: list[float]) -> list[str]:
    begun = manager.clock.time()
    seen = []
    for instant in instants:
        manager.clock.sleep(begun + instant - manager.clock.time())
        seen.append(api.get(path).json()["status"])
    return seen


def test_a_run_from_start_to_end(manager: CloudifySimulator, api: httpx.Client) -> None:
    answer = api.post("executions", json={**START, "parameters": {"node_ids": ["n1"]}})
    body = answer.json()
    assert answer.status_code == 201
    assert "Location" not in answer.headers
    assert len(body) == 25
    assert (body["status"], body["error"], body["started_at"], body["total_operations"]) == ("pending", None, None, 0)
    assert (body["blueprint_id"], body["deployment_display_name"], body["created_by"]) == (
        "web-bp",
        "Web tier",
        "admin",
    )
    path = f"executions/{body['id']}"
    assert status_over_time(manager, api, path, [0.7, 0.9, 3.7, 3.9]) == ["pending", "started", "started", "terminated"]
    body = api.get(path).json()
    assert (body["status_display"], body["error"]) == ("completed", "")
    assert (body["created_at"], body["started_at"]) == ("2030-05-01T08:00:00.000Z", "2030-05-01T08:00:00.800Z")
    assert (body["ended_at"], body["total_operations"], body["finished_operations"]) == (
        "2030-05-01T08:00:03.800Z",
        3,
        3,
    )


def test_progress_is_counted(manager: CloudifySimulator, api: httpx.Client) -> None:
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    seen = []
    for _ in range(4):
        manager.clock.sleep(1)
        seen.append(api.get(path).json()["finished_operations"])
    assert seen == [0, 1, 2, 3]


def test_a_failing_run_and_its_resume(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.script = Run((Step("a"), Step("b", ends="failed", message="Traceback:\nno space"), Step("c")))
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    manager.clock.sleep(5)
    body = api.get(path).json()
    assert (body["status"], body["error"], body["finished_operations"]) == ("failed", "Traceback:\nno space", 2)
    body = api.post(path, json={"action": "resume"}).json()
    assert (body["status"], body["resume"], body["ended_at"]) == ("pending", True, None)
    assert body["error"] == "Traceback:\nno space", "the old error stays until it starts again"
    manager.clock.sleep(1)
    assert api.get(path).json()["error"] == ""
    manager.clock.sleep(5)
    assert api.get(path).json()["status"] == "terminated"


@pytest.mark.parametrize(
    ("action", "begin", "instants", "seen"),
    [
        ("cancel", 1.0, [0, 0.7, 0.9], ["cancelling", "cancelling", "cancelled"]),
        ("force-cancel", 1.0, [0, 0.7, 0.9], ["force_cancelling", "force_cancelling", "cancelled"]),
        ("kill", 1.0, [0, 0.29, 0.31], ["kill_cancelling", "kill_cancelling", "cancelled"]),
        ("requeue", 1.0, [0, 0.9], ["cancelling", "cancelled"]),
        ("cancel", 0.1, [0, 0.49, 0.51], ["cancelling", "cancelling", "cancelled"]),
        ("kill", 10.0, [0, 0.31, 9], ["kill_cancelling", "cancelled", "cancelled"]),
    ],
)
def test_stopping_takes_its_time(
    manager: CloudifySimulator, api: httpx.Client, action: str, begin: float, instants: list[float], seen: list[str]
) -> None:
    manager.validate_requests = action != "requeue"
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    manager.clock.sleep(begin)
    assert api.post(path, json={"action": action}).status_code == 200
    assert status_over_time(manager, api, path, instants) == seen


def test_an_update_does_not_stop_the_workflow_but_its_reports_are_refused(
    manager: CloudifySimulator, api: httpx.Client
) -> None:
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    manager.clock.sleep(1)
    api.patch(path, json={"status": "failed", "error": "gave up"})
    manager.clock.sleep(60)
    body = api.get(path).json()
    assert (body["status"], body["error"]) == ("failed", "gave up")
    assert body["finished_operations"] == 3, "it worked on"


def test_a_queued_run_starts_when_the_other_has_ended(manager: CloudifySimulator, api: httpx.Client) -> None:
    first = api.post("executions", json=START).json()
    second = api.post("executions", json={**START, "queue": True}).json()
    third = api.post("executions", json={**START, "queue": True}).json()
    assert [second["status"], third["status"]] == ["queued", "queued"]
    path = f"executions/{second['id']}"
    assert status_over_time(manager, api, path, [3.7, 3.9, 4.7]) == ["queued", "pending", "started"]
    assert api.get(f"executions/{first['id']}").json()["status"] == "terminated"
    assert api.get(f"executions/{third['id']}").json()["status"] == "queued"
    manager.clock.sleep(60)
    assert api.get(f"executions/{third['id']}").json()["status"] == "terminated"


def test_a_scheduled_start_answers_a_shell_and_runs_later(manager: CloudifySimulator, api: httpx.Client) -> None:
    answer = api.post("executions", json={**START, "scheduled_time": "203005011000+0000"})
    body = answer.json()
    assert (answer.status_code, body["status"], body["id"]) == (201, "scheduled", None)
    filled = {name: value for name, value in body.items() if value is not None}
    del filled["status_display"]
    assert filled == {
        "status": "scheduled",
        "total_operations": 0,
        "finished_operations": 0,
        "allow_custom_parameters": False,
        "private_resource": False,
    }
    manager.clock.sleep(7199)
    assert api.get("executions").json()["items"] == []
    manager.clock.sleep(60)
    (item,) = api.get("executions").json()["items"]
    assert (item["status"], item["created_at"]) == ("terminated", "2030-05-01T10:00:00.000Z")


def test_a_status_that_nobody_knows_yet(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.script = Run((Step("a", 10),), status_sequence=(Spell("hibernating", after=2, seconds=3),))
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    wanted = ["started", "hibernating", "started", "terminated"]
    assert status_over_time(manager, api, path, [2.5, 3, 6, 11]) == wanted


# Start


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
    typed = Workflow(
        {"count": Parameter("integer", default=1), "size": Parameter("string", "small", choices=("small", "large"))}
    )
    manager.deployments["web"].workflows |= {"typed": typed, "closed": Workflow(available=False)}
    manager.deployments["db"].depended_on = True
    manager.deployments["hidden"] = Deployment("hidden", "Hidden", "bp", tenant="other")
    for environment in ("pending", "creating", "failed"):
        manager.deployments[environment] = Deployment(environment, environment, "bp", environment=environment)
    manager.executions["taken"] = Execution(id="taken", status="terminated", created_at=0)
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
        ({"count": "7", "on": "true", "ratio": "1.5"}, {"count": 7, "on": True, "ratio": 1.5}),
    ],
)
def test_parameters_are_merged_and_converted(
    api: httpx.Client, manager: CloudifySimulator, given: dict[str, object], merged: dict[str, object]
) -> None:
    declared = {"count": Parameter("integer", 1), "on": Parameter("boolean", False), "ratio": Parameter("float", 0.5)}
    manager.deployments["web"].workflows["typed"] = Workflow(declared)
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
        (None, {}, 400, "existing_running_execution_error"),
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


# Routes, headers, credentials


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v3/executions/", 404),
        ("POST", "/api/v3/executions/", 404),
        ("GET", "/api/v3/executions/e1/", 404),
        ("GET", "/api/v3/executions/a%2Fb", 404),
        ("GET", "/api/v4/executions", 404),
        ("GET", "/api/executions", 404),
        ("GET", "/api/v3/tokens", 404),
        ("PUT", "/api/v3/executions", 405),
        ("PATCH", "/api/v3/executions", 405),
        ("PUT", "/api/v3/executions/e1", 405),
        ("DELETE", "/api/v3/executions/e1", 405),
    ],
)
def test_routing_errors_are_html(
    manager: CloudifySimulator, api: httpx.Client, method: str, path: str, status: int
) -> None:
    answer = api.request(method, manager.url + path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert answer.text.startswith("<!doctype html>")


@pytest.mark.parametrize("version", ["v2", "v2.1", "v3", "v3.1"])
def test_versions_answer_alike(manager: CloudifySimulator, api: httpx.Client, version: str) -> None:
    (execution_id,) = manager.seed(1)
    base = f"{manager.url}/api/{version}/executions"
    assert api.get(base).json() == api.get("executions").json()
    assert api.get(f"{base}/{execution_id}").json() == api.get(f"executions/{execution_id}").json()


def test_version_1_lists_a_bare_array(manager: CloudifySimulator, api: httpx.Client) -> None:
    ids = manager.seed(2)
    manager.seed(1, is_system_workflow=True)
    base = f"{manager.url}/api/v1/executions"
    assert [item["id"] for item in api.get(base).json()] == ids
    assert len(api.get(f"{base}?include_system_workflows=true").json()) == 3


@pytest.mark.parametrize("execution_id", ["nightly 17", "Überlauf", "a;b?c#d", "100%"])
def test_ids_are_free_text(manager: CloudifySimulator, api: httpx.Client, execution_id: str) -> None:
    from urllib.parse import quote

    path = f"executions/{quote(execution_id, safe='')}"
    assert error(api.get(path)) == (404, "not_found_error")
    manager.executions[execution_id] = Execution(id=execution_id, created_at=0)
    assert api.get(path).json()["id"] == execution_id


def test_head_and_headers(manager: CloudifySimulator, api: httpx.Client) -> None:
    answer = api.head("executions")
    assert (answer.status_code, answer.content) == (200, b"")
    answer = api.get("executions", headers={"Accept": "text/html"})
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Vary"] == "Cookie"
    audit = {name: value for name, value in answer.headers.items() if name.startswith("x-cloudify-audit")}
    assert audit == {
        "x-cloudify-audit-auth-method": "http_basic",
        "x-cloudify-audit-tenant": "default_tenant",
        "x-cloudify-audit-username": "admin",
    }
    assert not {"ETag", "Location", "WWW-Authenticate"} & set(answer.headers)


def test_text_beyond_ascii_is_escaped(manager: CloudifySimulator, api: httpx.Client) -> None:
    assert "\\u00fc" in api.get(put(manager, "failed", error="für")).text


def test_a_manager_without_a_proxy_closes_each_connection() -> None:
    with CloudifySimulator(close_connections=True) as manager, httpx.Client() as client:
        assert client.get(manager.url).headers["Connection"] == "close"


ADMIN = ("admin", "simulated-password")
NO_AUTH = "User unauthorized: No authentication info provided"


@pytest.mark.parametrize(
    ("headers", "auth", "status", "method", "message"),
    [
        ({}, None, 401, "None", NO_AUTH),
        ({"Authorization": "Bearer abc"}, None, 401, "None", NO_AUTH),
        ({"Authorization": "Basic !!!"}, None, 401, "None", NO_AUTH),
        ({"Authorization": "Basic bm9jb2xvbg=="}, None, 401, "None", NO_AUTH),
        ({}, ("nobody", "x"), 401, "None", NO_AUTH),
        ({}, ("admin", "wrong"), 401, "None", "Wrong credentials or locked account"),
        ({"Authentication-Token": "ctok-0123456789-nonsense"}, None, 401, "None", "API token authentication failed"),
        ({"Authentication-Token": "TOKEN"}, None, 200, "token", None),
        ({}, ADMIN, 200, "http_basic", None),
        ({"Tenant": ""}, ADMIN, 403, "None", "invalid tenant"),
        ({"Tenant": "nowhere"}, ADMIN, 403, "None", "invalid tenant name: nowhere"),
    ],
)
def test_credentials(
    manager: CloudifySimulator,
    headers: dict[str, str],
    auth: tuple[str, str] | None,
    status: int,
    method: str,
    message: str | None,
) -> None:
    sent = {name: value.replace("TOKEN", manager.credentials.token) for name, value in headers.items()}
    answer = httpx.get(f"{manager.url}/api/v3/executions", headers={"Tenant": "default_tenant", **sent}, auth=auth)
    assert answer.status_code == status
    assert answer.headers["X-Cloudify-Audit-Auth-Method"] == method
    assert "WWW-Authenticate" not in answer.headers
    if message:
        assert message in answer.json()["message"]
        assert answer.json()["error_code"] == {401: "unauthorized_error", 403: "forbidden_error"}[status]


def test_without_a_tenant_only_an_administrators_list_of_all(manager: CloudifySimulator) -> None:
    manager.seed(1, tenant_name="other")
    url = f"{manager.url}/api/v3/executions"
    answer = httpx.get(url, auth=ADMIN)
    assert error(answer) == (403, "forbidden_error")
    assert "tenant not provided" in answer.json()["message"]
    assert httpx.get(f"{url}?_all_tenants=true", auth=ADMIN).json()["metadata"]["pagination"]["total"] == 1
    assert httpx.get(f"{url}?_all_tenants=true", auth=("viewer", "viewer-password")).status_code == 403


@pytest.mark.parametrize(("method", "path", "body", "status"), [
    ("GET", "executions", None, 200),
    ("GET", "executions/e1", None, 200),
    ("POST", "executions", START, 403),
    ("POST", "executions/e1", {"action": "cancel"}, 403),
    ("PATCH", "executions/e1", {"status": "failed"}, 403),
])  # fmt: skip
def test_a_viewer_only_looks(
    manager: CloudifySimulator, api: httpx.Client, method: str, path: str, body: object, status: int
) -> None:
    put(manager, "started")
    assert api.request(method, path, json=body, auth=("viewer", "viewer-password")).status_code == status


def test_another_tenants_execution_is_not_there(manager: CloudifySimulator, api: httpx.Client) -> None:
    path = put(manager, "started", tenant_name="other")
    assert error(api.get(path)) == (404, "not_found_error")
    assert api.get(path, headers={"Tenant": "other"}).status_code == 200


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 201),
        ("application/json; charset=utf-8", 415),
        ("application/json;charset=utf-8", 415),
        ("text/plain", 415),
        (None, 415),
    ],
)
def test_the_content_type_must_be_exact(api: httpx.Client, content_type: str | None, status: int) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    answer = api.post("executions", content=json.dumps(START).encode(), headers=headers)
    assert answer.status_code == status
    if status == 415:
        assert answer.json()["error_code"] == "unsupported_content_type_error"


@pytest.mark.parametrize("content", [b"", b"{", b"nonsense"])
def test_a_body_that_is_no_json_is_an_html_400(api: httpx.Client, content: bytes) -> None:
    answer = api.post("executions", content=content, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("body", "status"), [({}, 400), ({"action": "dance"}, 400), ({"action": "force_cancel"}, 400), ([], 400)]
)
def test_unknown_actions(manager: CloudifySimulator, api: httpx.Client, body: object, status: int) -> None:
    assert error(api.post(put(manager, "started"), json=body)) == (status, "bad_parameters_error")


@pytest.mark.parametrize(("action", "shown"), [("cancel", "['x']"), ("kill", "['x']"), ("resume", "x")])
def test_the_text_of_not_found_differs(api: httpx.Client, action: str, shown: str) -> None:
    answer = api.post("executions/x", json={"action": action})
    assert error(answer) == (404, "not_found_error")
    assert f"`{shown}`" in answer.json()["message"]


@pytest.mark.parametrize(
    ("maintenance", "method", "code"),
    [
        ("activating", "GET", None),
        ("activating", "POST", "entering_maintenance_mode"),
        ("active", "GET", "maintenance_mode_active"),
        ("active", "POST", "maintenance_mode_active"),
    ],
)
def test_maintenance(
    manager: CloudifySimulator, api: httpx.Client, maintenance: str, method: str, code: str | None
) -> None:
    manager.maintenance = maintenance  # type: ignore[assignment]
    answer = api.request(method, "executions", json=START)
    assert answer.json().get("error_code") == code
    assert answer.status_code == (503 if code else 200)
    if code:
        assert isinstance(answer.json()["server_traceback"], str)


def test_short_of_memory(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.short_of_memory = True
    assert error(api.get("executions")) == (503, "insufficient_memory_error")


# List


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
        ("_sort=status&_sort=-created_at", "5241630"),
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


# Faults that are the vendor's own


def test_expired_credentials(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.fault(faults.expired_token(), calls=range(1, 3))
    token = {"Authentication-Token": manager.credentials.token, "Tenant": "default_tenant"}
    assert "Token is expired" in httpx.get(f"{manager.url}/api/v3/executions", headers=token).json()["message"]
    assert error(api.get("executions")) == (401, "unauthorized_error")
    assert api.get("executions").status_code == 200


def test_a_repeated_page(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.seed(6)
    manager.fault(faults.repeated_page(), on="list_executions", calls=2)
    pages = [api.get(f"executions?_size=2&_offset={offset}&_include=id").json()["items"] for offset in (0, 2, 4)]
    assert pages[0] == pages[1] != pages[2]


def test_an_error_in_the_vendors_form(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.fault(faults.status(500), calls=1)
    answer = api.get("executions")
    assert error(answer) == (500, "internal_server_error")
    assert "Traceback" in answer.json()["server_traceback"]


def test_a_start_whose_answer_was_lost_took_place_once(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.fault(faults.reset_before_answer(), on="start_execution", calls=1, after=True)
    with pytest.raises(httpx.ReadError):
        api.post("executions", json=START)
    assert api.get("executions").json()["metadata"]["pagination"]["total"] == 1
    assert manager.count("start_execution") == 1


def test_reset_makes_a_new_manager(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.seed(3)
    manager.script = Run(())
    manager.maintenance = "active"
    manager.reset()
    assert not manager.executions
    assert manager.maintenance is None
    assert len(manager.script.steps) == 3
    assert api.get("executions").status_code == 200


@pytest.fixture
def plain() -> Iterator[CloudifySimulator]:
    with CloudifySimulator() as simulator:
        yield simulator


def test_credentials_are_not_in_reprs(plain: CloudifySimulator) -> None:
    known = plain.credentials
    for text in (repr(known), repr(plain.users)):
        assert known.password not in text
        assert known.token not in text
