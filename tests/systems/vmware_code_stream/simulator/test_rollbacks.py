"""Executions of the simulated Code Stream server that fail and are rolled back."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import Run, Step, VmwareCodeStreamSimulator
from tests.systems.vmware_code_stream.simulator.calls import API, EXPANDED, act, seen, start


def with_rollback(server: VmwareCodeStreamSimulator, **where: str) -> None:
    server.pipeline("ship").spec["rollbacks"] = [{"name": "unship", "inputs": {"to": "v1"}, **where}]
    server.script = Run((Step("Build.x", 5), Step("Deploy.y", 5, ends="failed", message="no disk")))


@pytest.mark.parametrize(
    ("where", "outcome"),
    [
        ({"stage": "Deploy"}, "ROLLBACK_COMPLETED"),
        ({"stage": "Deploy", "task": "y"}, "ROLLBACK_COMPLETED"),
        ({"stage": "Deploy", "task": "z"}, "FAILED"),
        ({"stage": "Build"}, "FAILED"),
    ],
)
def test_a_failure_is_rolled_back(
    vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator, where: dict[str, str], outcome: str
) -> None:
    with_rollback(vmware, **where)
    path = start(vmware_api)
    assert seen(vmware, vmware_api, path, [10.4, 10.6, 11.9, 12.1]) == [
        *("RUNNING", "FAILED" if outcome == "FAILED" else "ROLLING_BACK"),
        *("FAILED" if outcome == "FAILED" else "ROLLING_BACK", outcome),
    ]
    run = vmware_api.get(path, params=EXPANDED).json()
    assert run["statusMessage"] == "Deploy.y: no disk"
    rollbacks = vmware_api.get(f"{API}/executions", params={"$filter": "_rollback eq 'true'"}).json()
    assert rollbacks["count"] == (outcome != "FAILED")
    if outcome != "FAILED":
        (link,) = rollbacks["links"]
        deploy = run["stages"]["Deploy"]
        assert (deploy["status"], deploy["tasks"]["y"]["status"]) == ("ROLLBACK_COMPLETED", "FAILED")
        assert deploy["rollbackConfiguration"]["inputs"] == {"to": "v1"}
        assert (deploy["rollbackResponse"]["_link"], deploy["rollbackResponse"]["status"]) == (link, "COMPLETED")
        assert run["_durationInMicros"] == 12_000_000


def test_a_rollback_may_fail(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    with_rollback(vmware, stage="Deploy")
    vmware.rollback_script = Run((Step("Undo.z", 5, ends="failed"),))
    path = start(vmware_api)
    assert seen(vmware, vmware_api, path, [11, 15.9, 16.1]) == ["ROLLING_BACK", "ROLLING_BACK", "ROLLBACK_FAILED"]
    assert act(vmware_api, path, "cancel").status_code == 400
