"""The life of an execution of the simulated Cloud Manager."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from orchestrator_clients.testing import AdobeCloudManagerSimulator, Spell, Step
from tests.systems.adobe_cloud_manager.simulator.calls import PIPELINE, started, steps_of


def test_current_through_the_life_of_an_execution(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    current = f"{PIPELINE}/execution"
    assert adobe_api.get(current).status_code == 404
    path = started(adobe, adobe_api, Step("build", 10), queued=5)
    assert adobe_api.get(current).json() == adobe_api.get(path).json()
    seen = []
    for second in (0, 5, 10, 19.5, 0.5):  # it is queued, builds, is at its end, is still at its end, has ended
        adobe.clock.sleep(second)
        body = adobe_api.get(path).json()
        seen.append((adobe_api.get(current).status_code, body["status"], body["_embedded"]["stepStates"][0]["status"]))
    assert seen == [
        (200, "NOT_STARTED", "NOT_STARTED"),
        (200, "RUNNING", "RUNNING"),
        (200, "RUNNING", "FINISHED"),
        (200, "RUNNING", "FINISHED"),
        (404, "FINISHED", "FINISHED"),
    ]
    assert "finishedAt" in body
    assert body["updatedAt"] == body["finishedAt"]


@pytest.mark.parametrize(("ends", "status"), [("failed", "FAILED"), ("cancelled", "CANCELLED")])
def test_bad_ends(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, ends: Any, status: str) -> None:
    path = started(adobe, adobe_api, Step("build", 10, ends=ends), Step("deploy"), after=10)
    body = adobe_api.get(path).json()
    assert (body["status"], [step["status"] for step in steps_of(adobe_api, path)]) == (status, [status, "NOT_STARTED"])
    assert adobe_api.get(f"{PIPELINE}/execution").status_code == 404


def test_an_odd_status_for_a_while(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    path = started(adobe, adobe_api, Step("build", 60), status_sequence=(Spell("HIBERNATING", after=10, seconds=30),))
    seen = []
    for second in (0, 10, 30):
        adobe.clock.sleep(second)
        listed = adobe_api.get(f"{PIPELINE}/executions").json()["_embedded"]["executions"][0]
        seen.append((adobe_api.get(path).json()["status"], listed["status"]))
    assert seen == [("RUNNING",) * 2, ("HIBERNATING",) * 2, ("RUNNING",) * 2]
