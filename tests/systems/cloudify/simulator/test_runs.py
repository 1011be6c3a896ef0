"""The life of an execution of the simulated Cloudify Manager, from its start to its end."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import CloudifySimulator, Run, Spell, Step
from tests.systems.cloudify.simulator.calls import START


def status_over_time(manager: CloudifySimulator, api: httpx.Client, path: str, instants: list[float]) -> list[str]:
    begun = manager.clock.time()
    seen = []
    for instant in instants:
        manager.clock.sleep(begun + instant - manager.clock.time())
        seen.append(api.get(path).json()["status"])
    return seen


def test_a_run_from_start_to_end(manager: CloudifySimulator, api: httpx.Client) -> None:
    answer = api.post("executions", json={**START, "parameters": {"node_ids": ["n1"]}})
    body = answer.json()
    assert answer.status_code == 201
    assert "Location" not in answer.headers
    assert len(body) == 25
    assert (body["status"], body["error"], body["started_at"], body["total_operations"]) == ("pending", None, None, 0)
    assert (body["blueprint_id"], body["deployment_display_name"], body["created_by"]) == (
        "web-bp",
        "Web tier",
        "admin",
    )
    path = f"executions/{body['id']}"
    assert status_over_time(manager, api, path, [0.7, 0.9, 3.7, 3.9]) == ["pending", "started", "started", "terminated"]
    body = api.get(path).json()
    assert (body["status_display"], body["error"]) == ("completed", "")
    assert (body["created_at"], body["started_at"]) == ("2030-05-01T08:00:00.000Z", "2030-05-01T08:00:00.800Z")
    assert (body["ended_at"], body["total_operations"], body["finished_operations"]) == (
        "2030-05-01T08:00:03.800Z",
        3,
        3,
    )


def test_a_step_that_nobody_ends_lasts_until_it_is_cancelled(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.script = Run((Step("prepare"), Step("gate", waits_for_person=True)))  # a manager has no gates
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    assert status_over_time(manager, api, path, [0.9, 3_600, 86_400]) == ["started"] * 3
    api.post(path, json={"action": "cancel"})
    manager.clock.sleep(60)
    assert api.get(path).json()["status"] == "cancelled"


def test_progress_is_counted(manager: CloudifySimulator, api: httpx.Client) -> None:
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    seen = []
    for _ in range(4):
        manager.clock.sleep(1)
        seen.append(api.get(path).json()["finished_operations"])
    assert seen == [0, 1, 2, 3]


def test_a_failing_run_and_its_resume(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.script = Run((Step("a"), Step("b", ends="failed", message="Traceback:\nno space"), Step("c")))
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    manager.clock.sleep(5)
    body = api.get(path).json()
    assert (body["status"], body["error"], body["finished_operations"]) == ("failed", "Traceback:\nno space", 2)
    body = api.post(path, json={"action": "resume"}).json()
    assert (body["status"], body["resume"], body["ended_at"]) == ("pending", True, None)
    assert body["error"] == "Traceback:\nno space", "the old error stays until it starts again"
    manager.clock.sleep(1)
    assert api.get(path).json()["error"] == ""
    manager.clock.sleep(5)
    assert api.get(path).json()["status"] == "terminated"


@pytest.mark.parametrize(
    ("action", "begin", "instants", "seen"),
    [
        ("cancel", 1.0, [0, 0.7, 0.9], ["cancelling", "cancelling", "cancelled"]),
        ("force-cancel", 1.0, [0, 0.7, 0.9], ["force_cancelling", "force_cancelling", "cancelled"]),
        ("kill", 1.0, [0, 0.29, 0.31], ["kill_cancelling", "kill_cancelling", "cancelled"]),
        ("requeue", 1.0, [0, 0.9], ["cancelling", "cancelled"]),
        ("cancel", 0.1, [0, 0.49, 0.51], ["cancelling", "cancelling", "cancelled"]),
        ("kill", 10.0, [0, 0.31, 9], ["kill_cancelling", "cancelled", "cancelled"]),
    ],
)
def test_stopping_takes_its_time(
    manager: CloudifySimulator, api: httpx.Client, action: str, begin: float, instants: list[float], seen: list[str]
) -> None:
    manager.validate_requests = action != "requeue"
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    manager.clock.sleep(begin)
    assert api.post(path, json={"action": action}).status_code == 200
    assert status_over_time(manager, api, path, instants) == seen


def test_an_update_to_an_end_breaks_the_workflow_off(manager: CloudifySimulator, api: httpx.Client) -> None:
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    manager.clock.sleep(1)
    api.patch(path, json={"status": "failed", "error": "gave up"})
    manager.clock.sleep(60)
    body = api.get(path).json()
    assert (body["status"], body["error"]) == ("failed", "gave up")
    assert body["finished_operations"] == 0, "it stopped midway"


def test_a_queued_run_starts_when_the_other_has_ended(manager: CloudifySimulator, api: httpx.Client) -> None:
    first = api.post("executions", json=START).json()
    second = api.post("executions", json={**START, "queue": True}).json()
    third = api.post("executions", json={**START, "queue": True}).json()
    assert [second["status"], third["status"]] == ["queued", "queued"]
    path = f"executions/{second['id']}"
    assert status_over_time(manager, api, path, [3.7, 3.9, 4.7]) == ["queued", "pending", "started"]
    assert api.get(f"executions/{first['id']}").json()["status"] == "terminated"
    assert api.get(f"executions/{third['id']}").json()["status"] == "queued"
    manager.clock.sleep(60)
    assert api.get(f"executions/{third['id']}").json()["status"] == "terminated"


def test_a_scheduled_start_answers_a_shell_and_runs_later(manager: CloudifySimulator, api: httpx.Client) -> None:
    answer = api.post("executions", json={**START, "scheduled_time": "203005011000+0000"})
    body = answer.json()
    assert (answer.status_code, body["status"], body["id"]) == (201, "scheduled", None)
    filled = {name: value for name, value in body.items() if value is not None}
    del filled["status_display"]
    assert filled == {
        "status": "scheduled",
        "total_operations": 0,
        "finished_operations": 0,
        "allow_custom_parameters": False,
        "private_resource": False,
    }
    manager.clock.sleep(7199)
    assert api.get("executions").json()["items"] == []
    manager.clock.sleep(60)
    (item,) = api.get("executions").json()["items"]
    assert (item["status"], item["created_at"]) == ("terminated", "2030-05-01T10:00:00.000Z")


def test_a_status_that_nobody_knows_yet(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.script = Run((Step("a", 10),), status_sequence=(Spell("hibernating", after=2, seconds=3),))
    path = f"executions/{api.post('executions', json=START).json()['id']}"
    wanted = ["started", "hibernating", "started", "terminated"]
    assert status_over_time(manager, api, path, [2.5, 3, 6, 11]) == wanted
