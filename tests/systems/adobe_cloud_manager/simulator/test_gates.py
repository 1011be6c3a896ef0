"""Steps of the simulated Cloud Manager that wait for a person: their links, and the bodies that each kind takes."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from orchestrator_clients.testing import AdobeCloudManagerSimulator
from tests.systems.adobe_cloud_manager.simulator.calls import REL, TESTS, at_gate, href, links, override, steps_of

WAITING_LINKS = {
    "codeQuality": {"advance", "cancel", "logs", "metrics"},
    "securityTest": {"advance", "cancel", "metrics"},
    "loadTest": {"advance", "cancel", "metrics"},
    "assetsTest": {"advance", "cancel", "metrics"},
    "reportPerformanceTest": {"advance", "cancel", "metrics"},
    "approval": {"advance", "cancel"},
    "schedule": {"advance", "cancel"},
    "managed": {"advance", "cancel"},
    "deploy": {"advance", "cancel", "logs"},  # although only advance stops it
}


@pytest.mark.parametrize(("action", "wanted"), WAITING_LINKS.items())
def test_links_of_a_waiting_step(
    adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, action: str, wanted: set[str]
) -> None:
    path, step = at_gate(adobe, adobe_api, action)
    assert (step["status"], links(step)) == ("WAITING", wanted)
    assert adobe_api.get(path).json()["status"] == "RUNNING"  # an execution does not wait
    assert {"self", f"{REL}execution", f"{REL}pipeline", f"{REL}program"} <= set(step["_links"])


def test_links_that_are_withheld(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    adobe.withheld = {"pipeline/advance"}
    path, step = at_gate(adobe, adobe_api, "approval")
    assert links(step) == {"cancel"}
    adobe.withheld = {"self", "execution", "program", "pipeline", "pipeline/advance", "pipeline/cancel"}
    assert "_links" not in steps_of(adobe_api, path)[0]


TAKEN: list[tuple[str, str, dict[str, Any], str]] = [
    ("approval", "advance", {"approved": True}, "FINISHED"),
    ("approval", "cancel", {"approved": False}, "CANCELLED"),
    ("schedule", "advance", {"type": "IMMEDIATE"}, "FINISHED"),
    ("schedule", "advance", {"type": "SCHEDULED", "schedule": "2018-11-16T13:45:00.000Z"}, "FINISHED"),
    ("schedule", "cancel", {"cancel": True}, "CANCELLED"),
    ("deploy", "advance", {"resume": True}, "FINISHED"),
    ("deploy", "advance", {"resume": False}, "CANCELLED"),
    ("managed", "advance", {"start": True}, "FINISHED"),
    ("managed", "cancel", {"start": False}, "CANCELLED"),
    *((action, "advance", override(kpis), "FINISHED") for action, kpis in TESTS.items()),
    *((action, "cancel", {"override": False}, "FAILED") for action in TESTS),
]
BODIES = [(end, body) for _, end, body, _ in TAKEN]
REFUSED = [
    (action, end, body)
    for action in WAITING_LINKS
    for end, body in [(end, body) for body in [body for _, body in BODIES] for end in ("advance", "cancel")]
    if not any((action, end, body) == taken[:3] for taken in TAKEN)
]


@pytest.mark.parametrize(("action", "end", "body", "status"), TAKEN)
def test_bodies_that_are_taken(
    adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, action: str, end: str, body: dict[str, Any], status: str
) -> None:
    path, step = at_gate(adobe, adobe_api, action)
    address = f"{step['_links']['self']['href']}/{end}"
    answer = adobe_api.put(address, json=body)
    assert (answer.status_code, answer.content) == (202, b"")
    step = steps_of(adobe_api, path)[0]
    assert (step["status"], step["details"]["input"]) == (status, body)
    assert adobe_api.get(path).json()["status"] == ("RUNNING" if status == "FINISHED" else status)
    assert adobe_api.put(address, json=body).status_code == 400  # it waits no longer


def test_all_other_bodies_are_refused(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    for action in WAITING_LINKS:
        adobe.executions.clear()
        path, step = at_gate(adobe, adobe_api, action)
        for _, end, body in (row for row in REFUSED if row[0] == action):
            answer = adobe_api.put(f"{step['_links']['self']['href']}/{end}", json=body)
            assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json"), (
                end,
                body,
            )
        assert steps_of(adobe_api, path)[0]["status"] == "WAITING"
    assert len(REFUSED) > 200


@pytest.mark.parametrize(
    ("action", "end", "content"),
    [
        ("codeQuality", "advance", override(["coverage"])),
        ("codeQuality", "advance", {"metrics": [{"kpi": "coverage", "override": True}, {"kpi": "skipped_tests"}]}),
        ("codeQuality", "advance", {"metrics": []}),
        ("codeQuality", "advance", {"metrics": "all"}),
        ("codeQuality", "advance", {**override(["coverage", "skipped_tests"]), "override": True}),
        ("schedule", "advance", {"type": "SCHEDULED"}),
        ("schedule", "advance", {"type": "SCHEDULED", "schedule": "2018-11-16T13:45:00Z"}),
        ("schedule", "advance", {"type": "SCHEDULED", "schedule": "2018-11-16T13:45:00.000+00:00"}),
        ("schedule", "advance", {"type": "IMMEDIATE", "schedule": "2018-11-16T13:45:00.000Z"}),
        ("approval", "advance", {"approved": 1}),
        ("approval", "advance", {"approved": "true"}),
        ("approval", "advance", {"approved": True, "comment": "fine"}),
        ("approval", "cancel", {}),
        ("approval", "advance", []),
        ("approval", "advance", None),
        ("deploy", "advance", {"resume": "false"}),
    ],
)
def test_bodies_that_are_nearly_right(
    adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, action: str, end: str, content: object
) -> None:
    path, step = at_gate(adobe, adobe_api, action)
    answer = adobe_api.put(href(step, end), content=b"{" if content is None else json.dumps(content).encode())
    (error,) = answer.json()["errors"].values()
    assert answer.status_code == 400
    assert {"field", "code", "message"} <= set(error)
    assert steps_of(adobe_api, path)[0]["status"] == "WAITING"


def test_a_decision_shows_later(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    adobe.decision_lag = 3
    path, step = at_gate(adobe, adobe_api, "approval")
    seen: list[str] = []
    for seconds in (0, 2, 2):
        adobe.clock.sleep(seconds)
        seen.append(steps_of(adobe_api, path)[0]["status"])
        if seconds == 0:  # twice: what is asked again meanwhile is accepted, and changes nothing
            assert [adobe_api.put(href(step, "advance"), json={"approved": True}).status_code for _ in "12"] == [
                202,
                202,
            ]
    assert seen == ["WAITING", "WAITING", "FINISHED"]
