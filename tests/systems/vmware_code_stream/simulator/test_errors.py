"""How the simulated Code Stream server and the services that give tokens refuse a call."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.systems.vmware_code_stream.simulator.calls import API, OURS

CSP = {"timestamp", "type", "status", "error", "serverMessage"}
IAAS = {"message", "statusCode", "errorCode", "serverErrorId", "documentKind"}


@pytest.mark.parametrize(
    ("path", "body", "status", "shape"),
    [
        ("/csp/gateway/am/api/login?access_token", {"username": "admin", "password": "wrong"}, 401, CSP),
        ("/csp/gateway/am/api/login?access_token", {"username": "nobody", "password": "x"}, 401, CSP),
        ("/csp/gateway/am/api/auth/api-tokens/authorize", {"refresh_token": "x"}, 404, CSP),  # on premises
        ("/iaas/api/login", {"refreshToken": "wrong"}, 400, IAAS),
        ("/iaas/api/login", {"refresh_token": "the other service's spelling"}, 400, IAAS),
        ("/iaas/api/login", [], 400, IAAS),
        (f"{API}/pipelines", {}, 401, OURS),
        (f"{API}/nothing", {}, 401, OURS),  # first who asks, then what
        ("/nothing", {}, 401, OURS),
        (f"{API}/about", {}, 401, OURS),
    ],
)
def test_three_services_have_three_shapes_of_errors(
    vmware_http: httpx.Client, path: str, body: object, status: int, shape: set[str]
) -> None:
    answer = vmware_http.post(path, json=body)
    assert (answer.status_code, set(answer.json())) == (status, shape)
    assert isinstance(answer.json().get("status", 0), str if shape == CSP else int)


def test_where_and_when_an_error_was_met(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    first, second = (vmware_api.get(f"{API}/executions/unknown").json() for _ in range(2))
    assert (first["path"], first["status"], first["error"]) == (f"{API}/executions/unknown", 404, "Not Found")
    assert first["timestamp"] == vmware.clock.time() * 1000
    assert first["requestId"] != second["requestId"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 500])
def test_the_documented_errors_have_a_body(
    vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator, status: int
) -> None:
    vmware.fault(faults.status(status), on="get_about")
    answer = vmware_api.get(f"{API}/about")
    assert (answer.status_code, answer.json()["status"]) == (status, status)


def test_other_errors_come_empty_from_a_gateway(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.fault(faults.status(503), on="get_about")
    answer = vmware_api.get(f"{API}/about")
    assert (answer.status_code, answer.content) == (503, b"")


@pytest.mark.parametrize(
    ("version", "status"), [("2019-10-17", 200), ("2019-10", 400), ("latest", 400), ("2019-10-17x", 400)]
)
def test_api_version(vmware_api: httpx.Client, version: str, status: int) -> None:
    assert vmware_api.get(f"{API}/pipelines", params={"apiVersion": version}).status_code == status


@pytest.mark.parametrize("path", ["executions", "pipelines", "variables", "user-operations"])
def test_unknown_ids(vmware_api: httpx.Client, path: str) -> None:
    assert vmware_api.get(f"{API}/{path}/unknown").status_code == 404
