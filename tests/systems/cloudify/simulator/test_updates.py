"""Updates of the record of an execution of the simulated Cloudify Manager."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import CloudifySimulator
from tests.systems.cloudify.simulator.calls import error, put

STATUSES = (
    *("scheduled", "queued", "pending", "started", "cancelling", "force_cancelling", "kill_cancelling"),
    *("terminated", "failed", "cancelled"),
)

# What an update of the record may do.
EVERYTHING = set(STATUSES)
UPDATES = {
    **dict.fromkeys(("pending", "started", "queued", "scheduled", "kill_cancelling"), EVERYTHING),
    "cancelling": {"failed", "cancelled", "cancelling", "queued", "scheduled"},
    "force_cancelling": {"failed", "cancelled", "force_cancelling", "queued", "scheduled"},
    "terminated": {"terminated"},
    "failed": {"failed"},
    "cancelled": {"cancelled"},
}


@pytest.mark.parametrize(("now", "wanted"), [(now, wanted) for now in STATUSES for wanted in STATUSES])
def test_updates(manager: CloudifySimulator, api: httpx.Client, now: str, wanted: str) -> None:
    path = put(manager, now, error="old")
    answer = api.patch(path, json={"status": wanted})
    if wanted not in UPDATES[now]:
        assert error(answer) == (400, "invalid_exception_status_update")
        return
    body = answer.json()
    assert (answer.status_code, body["status"], body["error"]) == (200, wanted, "")
    moment = "2030-05-01T08:00:00.000Z"
    assert body["started_at"] == (moment if wanted == "started" else None)
    assert body["ended_at"] == (moment if wanted in ("terminated", "failed", "cancelled") else None)


@pytest.mark.parametrize(
    ("body", "status", "outcome"),
    [
        ({"status": "failed", "error": "operator gave up"}, 200, "operator gave up"),
        ({"status": "failed", "error": None}, 200, None),
        ({"status": "failed"}, 200, ""),
        ({"status": "failed", "error": {"a": 1}}, 409, "storage_error"),
        ({"status": "FAILED"}, 409, "storage_error"),
        ({"status": "cancellled"}, 409, "storage_error"),
        ({"status": 7}, 409, "storage_error"),
        ({}, 400, "bad_parameters_error"),
        ({"error": "no status"}, 400, "bad_parameters_error"),
        ([], 400, "bad_parameters_error"),
    ],
)
def test_update_bodies(
    manager: CloudifySimulator, api: httpx.Client, body: object, status: int, outcome: str | None
) -> None:
    answer = api.patch(put(manager, "started", error="old"), json=body)
    assert answer.status_code == status
    assert answer.json()["error" if status == 200 else "error_code"] == outcome


def test_null_erases_a_status(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.validate_requests = False  # our document leaves that trap out
    answer = api.patch(put(manager, "started"), json={"status": None})
    assert (answer.status_code, answer.json()["status"], answer.json()["status_display"]) == (200, None, None)


def test_the_same_status_again_renews_the_instant(manager: CloudifySimulator, api: httpx.Client) -> None:
    path = put(manager, "failed", ended_at=1.0, error="old")
    manager.clock.sleep(1.5)
    body = api.patch(path, json={"status": "failed", "error": "new"}).json()
    assert (body["ended_at"], body["error"]) == ("2030-05-01T08:00:01.500Z", "new")
