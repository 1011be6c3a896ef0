"""Situations in which a simulator that is kinder than its vendor would make a test lie: a table over all systems."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.contract.cases import CASES

UNKNOWN = {
    "adobe_cloud_manager": ("/api/nothing", "/api/program/1/nothing", "/"),
    "aspera_orchestrator": ("/aspera/orchestrator/api/nothing", "/aspera/orchestrator/api/work_order_status", "/"),
    "aws_image_builder": ("/Nothing", "/GetImage/more", "/"),
    "cloudify": ("/api/v3.1/nothing", "/api/v3.1/executions/", "/"),
    "vmware_code_stream": ("/codestream/api/nothing", "/pipeline/api/nothing", "/project-service/api/nothing"),
}
"""Paths that none of them knows."""


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
@pytest.mark.parametrize(("system", "path"), [(system, path) for system, paths in UNKNOWN.items() for path in paths])
def test_who_calls_is_asked_before_a_path_is_unknown(system: str, path: str, method: str) -> None:
    with CASES[system].make() as simulator:
        answer = httpx.request(method, simulator.url + path)
    assert answer.status_code in (401, 403)


@pytest.mark.parametrize("prefix", ["/codestream/api", "/pipeline/api"])
def test_a_command_line_of_code_stream_finds_out_whether_its_token_is_good(prefix: str) -> None:
    with VmwareCodeStreamSimulator() as server:
        refresh = {"refreshToken": server.credentials.refresh_token}
        token = httpx.post(f"{server.url}/iaas/api/login", json=refresh).json()["token"]
        answers = [
            httpx.get(f"{server.url}{prefix}/user-preferences", headers={"Authorization": f"Bearer {said}"})
            for said in ("old", token)
        ]
    assert [answer.status_code for answer in answers] == [401, 200]
    found = answers[1].json()
    assert (found["userName"], found["preferences"]) == ("admin", {})
    assert found["_link"] == "/codestream/api/user-preferences"
    assert isinstance(found["_createTimeInMicros"], int)


def test_a_command_line_of_code_stream_lists_the_projects() -> None:
    with VmwareCodeStreamSimulator() as server, server.client() as client:
        list(client.executions.list())
        bearer = {"Authorization": str(server.calls[-1].header("authorization"))}
        found = httpx.get(f"{server.url}/project-service/api/projects", headers=bearer).json()
    assert [project["name"] for project in found["content"]] == ["Infra", "Portal"]
    assert (found["totalElements"], found["last"], found["empty"]) == (2, True, False)
