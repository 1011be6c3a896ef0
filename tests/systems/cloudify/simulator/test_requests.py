"""Routes, headers and forms of bodies of the simulated Cloudify Manager."""

from __future__ import annotations

import json

import httpx
import pytest

from orchestrator_clients.cloudify.simulator.simulator import CloudifyRecord
from orchestrator_clients.testing import CloudifySimulator
from tests.systems.cloudify.simulator.calls import START, error, put


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
    manager.executions[execution_id] = CloudifyRecord(id=execution_id, created_at=0)
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
