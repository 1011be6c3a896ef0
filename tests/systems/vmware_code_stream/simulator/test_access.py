"""Who gets in to the simulated Code Stream server: passwords, refresh tokens, access tokens and how long they live."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.systems.vmware_code_stream.simulator.calls import API, OURS, log_in, start

SPEC = Path(__file__).parents[4] / "specs" / "vmware_code_stream" / "openapi.yaml"
HOUR, DAY = 3600, 86400


def test_on_premises_a_password_gives_a_refresh_token(
    vmware_http: httpx.Client, vmware: VmwareCodeStreamSimulator
) -> None:
    known = {"username": vmware.credentials.username, "password": vmware.credentials.password}
    answer = vmware_http.post("/csp/gateway/am/api/login?access_token", json=known)
    assert (answer.status_code, list(answer.json())) == (200, ["refresh_token"])
    answer = vmware_http.post("/iaas/api/login", json={"refreshToken": answer.json()["refresh_token"]})
    body = answer.json()
    assert (answer.status_code, sorted(body), body["tokenType"]) == (200, ["token", "tokenType"], "Bearer")
    headers = {"authorization": f"Bearer {body['token']}"}
    assert vmware_http.get(f"{API}/about", headers=headers).json()["latestApiVersion"] == "2019-10-17"


def test_without_the_bare_flag_there_is_a_token_that_opens_nothing(
    vmware_http: httpx.Client, vmware: VmwareCodeStreamSimulator
) -> None:
    known = {"username": vmware.credentials.username, "password": vmware.credentials.password}
    answer = vmware_http.post("/csp/gateway/am/api/login", json=known).json()
    assert list(answer) == ["cspAuthToken"]
    assert vmware_http.post("/iaas/api/login", json={"refreshToken": answer["cspAuthToken"]}).status_code == 400
    headers = {"authorization": f"Bearer {answer['cspAuthToken']}"}
    assert vmware_http.get(f"{API}/executions", headers=headers).status_code == 401


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/csp/gateway/am/idp/auth/login", {"username": "pat", "domain": "corp.example.com"}, 200),
        ("/csp/gateway/am/api/login", {"username": "pat", "domain": "corp.example.com"}, 200),
        ("/csp/gateway/am/idp/auth/login", {"username": "pat"}, 401),
        ("/csp/gateway/am/idp/auth/login", {"username": "pat", "domain": "other.example.com"}, 401),
    ],
)
def test_domain_users(vmware_http: httpx.Client, path: str, body: dict[str, str], status: int) -> None:
    answer = vmware_http.post(f"{path}?access_token", json={**body, "password": "domain-password"})
    assert answer.status_code == status


def test_the_cloud_takes_a_form() -> None:
    with VmwareCodeStreamSimulator(spec=SPEC, hosting="cloud") as server:
        with httpx.Client(verify=False, base_url=server.url) as bare:
            path, token = "/csp/gateway/am/api/auth/api-tokens/authorize", server.credentials.refresh_token
            answer = bare.post(path, data={"refresh_token": token}).json()
            assert (set(answer), answer["expires_in"]) == ({"token_type", "access_token", "expires_in"}, 1500)
            headers = {"authorization": f"Bearer {answer['access_token']}"}
            assert bare.get(f"{API}/about", headers=headers).status_code == 200
            assert bare.post(path, json={"refresh_token": token}).status_code == 400
            assert bare.post(path, data={"refreshToken": token}).status_code == 400
            assert bare.post("/csp/gateway/am/api/login?access_token", json={}).status_code == 404


@pytest.mark.parametrize(
    ("hosting", "looks", "statuses"),
    [
        ("on_premises", [7.9 * HOUR, 8.1 * HOUR], [200, 401]),
        ("on_premises", [HOUR, 7 * HOUR, 8 * HOUR], [200, 200, 401]),  # use does not prolong it
        ("cloud", [1400, 2800, 4200, 5700], [200, 200, 200, 401]),  # but here it does
        ("cloud", [1499], [200]),
        ("cloud", [1501], [401]),
    ],
)
def test_access_tokens_expire(hosting: Any, looks: list[float], statuses: list[int]) -> None:
    with VmwareCodeStreamSimulator(spec=SPEC, hosting=hosting) as server, log_in(server) as api:
        begun, found = server.clock.time(), []
        for look in looks:
            server.clock.sleep(begun + look - server.clock.time())
            found.append(api.get(f"{API}/about").status_code)
        assert found == statuses


def test_refresh_tokens_live_90_days(vmware_http: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    known = {"username": vmware.credentials.username, "password": vmware.credentials.password}
    token = vmware_http.post("/csp/gateway/am/api/login?access_token", json=known).json()["refresh_token"]
    found = []
    for days in (89.9, 0.2):
        vmware.clock.sleep(days * DAY)
        found.append(vmware_http.post("/iaas/api/login", json={"refreshToken": token}).status_code)
    assert found == [200, 400]


def test_a_marked_call_finds_its_token_expired_for_good(
    vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator
) -> None:
    vmware.fault(faults.expired_token(), on="get_about", calls=2)
    assert [vmware_api.get(f"{API}/about").status_code for _ in range(3)] == [200, 401, 401]
    with log_in(vmware) as again:
        assert again.get(f"{API}/about").status_code == 200


@pytest.mark.parametrize("header", ["Basic YWRtaW46c2ltdWxhdGVkLXBhc3N3b3Jk", "Bearer", "Bearer wrong", "access"])
def test_only_bearer_tokens_open(vmware_http: httpx.Client, header: str) -> None:
    assert vmware_http.get(f"{API}/about", headers={"authorization": header}).status_code == 401


def test_a_viewer_reads_only(vmware: VmwareCodeStreamSimulator) -> None:
    with log_in(vmware, vmware.viewer_credentials.refresh_token) as api:
        assert api.get(f"{API}/pipelines/Portal/ship").status_code == 200
        answer = api.post(f"{API}/pipelines/Portal/ship/executions", json={})
        assert (answer.status_code, set(answer.json())) == (403, OURS)
    assert not vmware.executions


def test_reset_forgets(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    start(vmware_api)
    vmware.reset()
    assert not vmware.executions
    assert vmware_api.get(f"{API}/about").status_code == 401


def test_no_secret_is_shown(vmware: VmwareCodeStreamSimulator) -> None:
    known = vmware.credentials
    shown = f"{known} {vmware.access} {vmware.variables}"
    assert not [secret for secret in (known.password, known.refresh_token, "simulated-secret-value") if secret in shown]
