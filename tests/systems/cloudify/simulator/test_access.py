"""Who gets in to the simulated Cloudify Manager, and what tenants and roles let them do."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from orchestrator_clients.testing import CloudifySimulator
from tests.systems.cloudify.simulator.calls import START, error, put

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
        ({"Tenant": ""}, ADMIN, 403, "http_basic", "invalid tenant"),
        ({"Tenant": "nowhere"}, ADMIN, 403, "http_basic", "invalid tenant name: nowhere"),
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
    assert ("X-Cloudify-Audit-Username" in answer.headers) == (status != 401)
    assert "WWW-Authenticate" not in answer.headers
    if message:
        assert message in answer.json()["message"]
        assert answer.json()["error_code"] == {401: "unauthorized_error", 403: "forbidden_error"}[status]


VIEWER = ("viewer", "viewer-password")
AUDITED = {
    "method": "X-Cloudify-Audit-Auth-Method",
    "tenant": "X-Cloudify-Audit-Tenant",
    "user": "X-Cloudify-Audit-Username",
}


@pytest.mark.parametrize(("auth", "tenant", "status", "told"), [
    (ADMIN, "default_tenant", 200, {"method": "http_basic", "tenant": "default_tenant", "user": "admin"}),
    (VIEWER, "default_tenant", 403, {"method": "http_basic", "tenant": "default_tenant", "user": "viewer"}),
    (ADMIN, "nowhere", 403, {"method": "http_basic", "user": "admin"}),
    (ADMIN, None, 403, {"method": "http_basic", "user": "admin"}),
    (("admin", "wrong"), "default_tenant", 401, {"method": "None"}),
    (None, "default_tenant", 401, {"method": "None"}),
])  # fmt: skip
def test_what_is_audited(
    manager: CloudifySimulator, auth: tuple[str, str] | None, tenant: str | None, status: int, told: dict[str, str]
) -> None:
    start = {"deployment_id": "web", "workflow_id": "install"} if auth and auth[0] == "viewer" else None
    headers = {"Tenant": tenant} if tenant else {}
    answer = httpx.request(
        "POST" if start else "GET", f"{manager.url}/api/v3/executions", headers=headers, auth=auth, json=start
    )
    assert answer.status_code == status
    assert {name: answer.headers[header] for name, header in AUDITED.items() if header in answer.headers} == told


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


@pytest.fixture
def plain() -> Iterator[CloudifySimulator]:
    with CloudifySimulator() as simulator:
        yield simulator


def test_credentials_are_not_in_reprs(plain: CloudifySimulator) -> None:
    known = plain.credentials
    for text in (repr(known), repr(plain.users)):
        assert known.password not in text
        assert known.token not in text
