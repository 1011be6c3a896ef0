"""Cancelling, pausing, resuming, tagging and deleting executions of the simulated Code Stream server."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from orchestrator_clients.testing import Run, Step, VmwareCodeStreamSimulator
from tests.systems.vmware_code_stream.simulator.calls import EXPANDED, act, seen, start


def test_cancel_passes_through_canceling(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.script = Run((Step("A.x", 100), Step("A.y")), stopping=5)
    path = start(vmware_api)
    vmware.clock.sleep(10)
    answer = act(vmware_api, path, "cancel", reason="wrong branch")
    assert (answer.status_code, answer.json()["status"], answer.json()["reason"]) == (200, "CANCELING", "wrong branch")
    assert seen(vmware, vmware_api, path, [4.9]) == ["CANCELING"]
    stage = vmware_api.get(path, params=EXPANDED).json()["stages"]["A"]
    assert (stage["status"], stage["tasks"]["x"]["status"]) == ("CANCELING", "CANCELING")
    assert seen(vmware, vmware_api, path, [0.2]) == ["CANCELED"]
    stage = vmware_api.get(path, params=EXPANDED).json()["stages"]["A"]
    assert (stage["status"], stage["tasks"]["x"]["status"], stage["tasks"]["y"]["status"]) == (
        *("CANCELED", "CANCELED", "NOT_STARTED"),
    )


def test_a_queued_one_can_be_canceled(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.pipeline("ship").spec["concurrency"] = 1
    vmware.script = Run((Step("work", 100),), stopping=5)
    first, second, third = start(vmware_api), start(vmware_api), start(vmware_api)
    assert act(vmware_api, second, "cancel").json()["status"] == "CANCELING"
    assert seen(vmware, vmware_api, second, [6]) == ["CANCELED"]
    assert [vmware_api.get(path).json()["status"] for path in (first, third)] == ["RUNNING", "QUEUED"]
    stage = vmware_api.get(second, params=EXPANDED).json()["stages"]["Stage0"]
    assert (stage["status"], stage["tasks"]["work"]["status"]) == ("NOT_STARTED", "NOT_STARTED")
    assert seen(vmware, vmware_api, third, [95]) == ["RUNNING"]


def test_pause_and_resume(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.script = Run((Step("work", 10),))
    path = start(vmware_api)
    vmware.clock.sleep(5)
    assert act(vmware_api, path, "pause").json()["status"] == "PAUSING"
    assert seen(vmware, vmware_api, path, [0.9, 1.1, 1000]) == ["PAUSING", "PAUSED", "PAUSED"]
    assert act(vmware_api, path, "resume").json()["status"] == "RESUMING"
    assert seen(vmware, vmware_api, path, [0.9, 1.1, 5.4, 5.6]) == ["RESUMING", "RUNNING", "RUNNING", "COMPLETED"]


def test_tag(vmware_api: httpx.Client) -> None:
    path = start(vmware_api)
    assert act(vmware_api, path, "tag", tags=["a", "b"]).json()["tags"] == ["a", "b"]


@pytest.mark.parametrize(
    ("query", "status"),
    [("?action=Cancel", 400), ("?action=rollback", 400), ("?action=", 400), ("", 400), ("?action=cancel", 200)],
)
def test_words_for_actions(vmware_api: httpx.Client, query: str, status: int) -> None:
    assert vmware_api.post(f"{start(vmware_api)}{query}").status_code == status


# What the situation makes of an action: the status it answers with, or 400.
ACTIONS: dict[str, tuple[Callable[[httpx.Client, VmwareCodeStreamSimulator, str], object], dict[str, object]]] = {
    "running": (
        lambda api, server, path: None,
        {"pause": "PAUSING", "resume": 400, "cancel": "CANCELING"},
    ),
    "paused": (
        lambda api, server, path: act(api, path, "pause"),
        {"pause": 400, "resume": "RESUMING", "cancel": "CANCELING"},
    ),
    "canceling": (
        lambda api, server, path: act(api, path, "cancel"),
        {"pause": 400, "resume": 400, "cancel": "CANCELING"},
    ),
    "over": (
        lambda api, server, path: server.clock.sleep(100),
        {"pause": 400, "resume": 400, "cancel": 400},
    ),
}


@pytest.mark.parametrize(
    ("situation", "action"), [(situation, action) for situation in ACTIONS for action in ACTIONS[situation][1]]
)
def test_actions(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator, situation: str, action: str) -> None:
    prepare, outcomes = ACTIONS[situation]
    vmware.script = Run((Step("work", 50),), stopping=10)
    path = start(vmware_api)
    vmware.clock.sleep(2)
    prepare(vmware_api, vmware, path)
    before = vmware_api.get(path).json()["status"]
    answer = act(vmware_api, path, action)
    if outcomes[action] == 400:
        assert (answer.status_code, vmware_api.get(path).json()["status"]) == (400, before)
    else:
        assert (answer.status_code, answer.json()["status"]) == (200, outcomes[action])


def test_only_ended_executions_are_deleted(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    path = start(vmware_api)
    assert vmware_api.delete(path).status_code == 400
    vmware.clock.sleep(100)
    assert vmware_api.delete(path).json()["status"] == "COMPLETED"
    assert vmware_api.get(path).status_code == 404
