"""The simulated server, by bare HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from orchestrator_clients.testing import ArgoWorkflowsSimulator
from tests.contract.cases import CASES

ONE = "/api/v1/workflows/ci"


@pytest.fixture
def server() -> Iterator[ArgoWorkflowsSimulator]:
    with CASES["argo_workflows"].make() as simulator:
        yield simulator  # type: ignore[misc]


@pytest.fixture
def api(server: ArgoWorkflowsSimulator) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {server.credentials.token}"}
    with httpx.Client(base_url=server.url, headers=headers) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", f"{ONE}/none", 404, 5),
        ("GET", "/api/v1/workflows/other", 403, 7),
        ("GET", "/nowhere", 404, 5),
        ("DELETE", ONE, 405, 13),
        ("GET", f"{ONE}?listOptions.limit=many", 400, 3),
        ("GET", "/api/v1/workflow-templates/ci/none", 404, 5),
    ],
)
def test_refusals(method: str, path: str, status: int, code: int, api: httpx.Client) -> None:
    answer = api.request(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_the_token_is_asked_for(server: ArgoWorkflowsSimulator) -> None:
    assert httpx.get(f"{server.url}{ONE}").status_code == 401


def test_an_empty_list_is_null(api: httpx.Client) -> None:
    assert api.get(ONE).json() == {"metadata": {}, "items": None}


def test_inputs_that_must_be_given(server: ArgoWorkflowsSimulator, api: httpx.Client) -> None:
    server.templates["build"]["tag"] = None
    body = {"resourceKind": "WorkflowTemplate", "resourceName": "build"}
    assert api.post(f"{ONE}/submit", json=body).status_code == 400
    answer = api.post(f"{ONE}/submit", json={**body, "submitOptions": {"parameters": ["tag=1.2"], "labels": "a=b"}})
    assert answer.json()["metadata"]["labels"]["a"] == "b"
