"""Executions of the simulated Code Stream server that wait for a person."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import Run, VmwareCodeStreamSimulator
from orchestrator_clients.vmware_code_stream.simulator.simulator import Task
from tests.systems.vmware_code_stream.simulator.calls import API, EXPANDED, act, seen, start

DAY = 86400


def test_an_approval_is_waited_for(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    path = start(vmware_api, "approve")
    assert seen(vmware, vmware_api, path, [1, 2, 3]) == ["RUNNING", "WAITING", "WAITING"]
    (operation,) = vmware.user_operations.values()
    body = vmware_api.get(f"{API}/user-operations/{operation.id}").json()
    assert (body["executionLink"], body["pipelineName"], body["expirationInDays"]) == (path, "approve", 3)
    assert body["_expiresOnInMicros"] - body["_requestedOnInMicros"] == 3 * DAY * 1_000_000
    assert body["_requestedOnInMicros"] == vmware_api.get(path).json()["_requestTimeInMicros"] + 1_500_000
    task = vmware_api.get(path, params=EXPANDED).json()["stages"]["Release"]["tasks"]["Approve"]
    assert (task["status"], task["type"], task["output"]) == ("WAITING", "UserOperation", {"index": body["index"]})
    vmware.decide(operation.execution_id, approved=True)
    assert seen(vmware, vmware_api, path, [0.5, 1.5]) == ["RUNNING", "COMPLETED"]
    with pytest.raises(ValueError, match="waits"):
        vmware.decide(operation.execution_id, approved=True)


def test_a_rejection_fails(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    path = start(vmware_api, "approve")
    vmware.clock.sleep(5)
    vmware.decide(path.rpartition("/")[2], approved=False)
    assert seen(vmware, vmware_api, path, [0]) == ["FAILED"]


@pytest.mark.parametrize("paused", [0, 60])
def test_an_approval_that_expires_cancels(
    vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator, paused: float
) -> None:
    gate = Task("Approve", 10, stage="A", waits_for_person=True, expiration_days=0.25)
    vmware.script = Run((gate, Task("Go", 5, stage="B")))
    path = start(vmware_api)
    vmware.clock.sleep(5)
    if paused:
        act(vmware_api, path, "pause")
        vmware.clock.sleep(paused)
        act(vmware_api, path, "resume")
    left, lives = 5.5, 0.25 * DAY
    assert seen(vmware, vmware_api, path, [left - 0.1, left + 1.1, lives + left - 1.1, lives + left + 1.1]) == [
        *("RUNNING", "WAITING", "WAITING", "CANCELED"),
    ]


def test_waiting_can_be_paused_and_canceled(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    path = start(vmware_api, "approve")
    vmware.clock.sleep(5)
    act(vmware_api, path, "pause")
    assert seen(vmware, vmware_api, path, [2]) == ["PAUSED"]
    act(vmware_api, path, "resume")
    assert seen(vmware, vmware_api, path, [2]) == ["WAITING"]
    act(vmware_api, path, "cancel")
    assert seen(vmware, vmware_api, path, [0, 2.1]) == ["CANCELING", "CANCELED"]
