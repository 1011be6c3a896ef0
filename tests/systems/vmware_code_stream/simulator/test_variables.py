"""Variables of the simulated Code Stream server, and which of their values it tells."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.systems.vmware_code_stream.simulator.calls import API, listed


@pytest.mark.parametrize(("kind", "told"), [("REGULAR", True), ("SECRET", False), ("RESTRICTED", False)])
def test_values_of_secrets_are_not_told(
    vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator, kind: str, told: bool
) -> None:
    body = {"project": "Infra", "name": "v", "type": kind, "value": "s3cret"}
    answers = [
        vmware_api.post(f"{API}/variables", json=body),
        vmware_api.get(f"{API}/variables/Infra/v"),
        vmware_api.put(f"{API}/variables/Infra/v", json={**body, "description": "d"}),
        vmware_api.get(f"{API}/variables"),
    ]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert ["s3cret" in answer.text for answer in answers] == [told] * 4
    assert "s3cret" not in repr(vmware.variables)
    identity = answers[0].json()["id"]
    assert vmware_api.get(f"{API}/variables/{identity}").json()["description"] == "d"
    assert vmware_api.put(f"{API}/variables/{identity}", json={**body, "name": "w"}).json()["name"] == "w"
    answer = vmware_api.delete(f"{API}/variables/{identity}")
    assert (answer.status_code, answer.content) == (200, b"")
    assert vmware_api.delete(f"{API}/variables/Portal/registry-host").status_code == 200
    assert [each["name"] for each in listed(vmware_api, "variables")] == ["registry-password"]


@pytest.mark.parametrize(
    "body",
    [
        {"name": "v", "type": "REGULAR", "value": "x"},
        {"project": {}, "name": "v", "type": "REGULAR", "value": "x"},
        {"project": "Portal", "name": "v", "type": "regular", "value": "x"},
        {"project": "Portal", "name": "v", "type": "REGULAR"},
        {"project": "Portal", "type": "REGULAR", "value": "x"},
        {"project": "Portal", "name": "registry-host", "type": "REGULAR", "value": "x"},
    ],
)
def test_what_no_variable_can_be(vmware_api: httpx.Client, body: dict[str, object]) -> None:
    assert vmware_api.post(f"{API}/variables", json=body).status_code == 400
