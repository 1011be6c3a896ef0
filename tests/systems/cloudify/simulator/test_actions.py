"""Actions on executions of the simulated Cloudify Manager: what each makes of each status."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import CloudifySimulator
from tests.systems.cloudify.simulator.calls import error, put

# What an action makes of a status; A is a 400 illegal_action_error, C a 409 conflict_error.
ACTIONS = """
now               cancel      force-cancel      kill             resume   force-resume  requeue
pending           cancelling  force_cancelling  kill_cancelling  C        C             cancelling
started           cancelling  force_cancelling  kill_cancelling  pending  C             cancelling
queued            cancelling  force_cancelling  kill_cancelling  C        C             cancelling
scheduled         cancelling  force_cancelling  kill_cancelling  C        C             cancelling
cancelling        A           force_cancelling  kill_cancelling  C        C             A
force_cancelling  A           A                 kill_cancelling  C        C             A
kill_cancelling   A           A                 kill_cancelling  C        C             A
terminated        A           A                 kill_cancelling  C        C             A
failed            A           A                 kill_cancelling  pending  pending       A
cancelled         A           A                 kill_cancelling  pending  pending       A
"""
HEAD, *ROWS = [line.split() for line in ACTIONS.strip().splitlines()]
ACTION_CASES = [(row[0], action, wanted) for row in ROWS for action, wanted in zip(HEAD[1:], row[1:], strict=True)]


@pytest.mark.parametrize(("now", "action", "wanted"), ACTION_CASES)
def test_actions(manager: CloudifySimulator, api: httpx.Client, now: str, action: str, wanted: str) -> None:
    manager.validate_requests = action != "requeue"  # our document leaves that trap out
    path = put(manager, now, error="old", ended_at=1.0)
    answer = api.post(path, json={"action": action, "deployment_id": "ignored"})
    if wanted == "A":
        assert error(answer) == (400, "illegal_action_error")
    elif wanted == "C":
        assert error(answer) == (409, "conflict_error")
    else:
        body = answer.json()
        assert (answer.status_code, body["status"]) == (200, wanted)
        resumed = wanted == "pending"
        assert (body["resume"], body["error"]) == (resumed, "old" if resumed else "")
        assert (body["ended_at"] is None) == resumed
    if wanted in "AC":
        assert api.get(path).json()["status"] == now


@pytest.mark.parametrize(
    ("body", "status"), [({}, 400), ({"action": "dance"}, 400), ({"action": "force_cancel"}, 400), ([], 400)]
)
def test_unknown_actions(manager: CloudifySimulator, api: httpx.Client, body: object, status: int) -> None:
    assert error(api.post(put(manager, "started"), json=body)) == (status, "bad_parameters_error")


@pytest.mark.parametrize(("action", "shown"), [("cancel", "['x']"), ("kill", "['x']"), ("resume", "x")])
def test_the_text_of_not_found_differs(api: httpx.Client, action: str, shown: str) -> None:
    answer = api.post("executions/x", json={"action": action})
    assert error(answer) == (404, "not_found_error")
    assert f"`{shown}`" in answer.json()["message"]
