"""Pipelines of the simulated Code Stream server: making, changing, listing and deleting them."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.systems.vmware_code_stream.simulator.calls import API, listed

NEW = {"kind": "PIPELINE", "project": "Portal", "name": "new", "enabled": True, "state": "RELEASED"}


def test_a_new_pipeline_is_disabled(vmware_api: httpx.Client) -> None:
    answer = vmware_api.post(f"{API}/pipelines", json={**NEW, "stageOrder": ["A"]})
    body = answer.json()
    assert (answer.status_code, body["state"], body["enabled"], body["stageOrder"]) == (200, "DISABLED", False, ["A"])
    assert body["_warnings"][0]["message"]["fieldName"] == "stages"
    assert vmware_api.get(body["_link"]).json() == vmware_api.get(f"{API}/pipelines/Portal/new").json() == body


@pytest.mark.parametrize(
    "body",
    [
        {"project": "Portal"},
        {"name": "new"},
        {"project": "Nowhere", "name": "new"},
        {"project": {}, "name": "new"},
        {"project": "Portal", "name": "ship"},
        {"project": "Portal", "name": "new", "rollbacks": [{"stage": "A", "name": "unknown"}]},
        {"project": "Portal", "name": "new", "stages": []},
        {"project": "Portal", "name": "new", "concurrency": "1"},
    ],
)
def test_what_no_pipeline_can_be(vmware_api: httpx.Client, body: dict[str, object]) -> None:
    assert vmware_api.post(f"{API}/pipelines", json=body).status_code == 400


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("DISABLED", {"state": "ENABLED"}, "ENABLED"),
        ("DISABLED", {"state": "RELEASED"}, None),
        ("ENABLED", {"state": "RELEASED"}, "RELEASED"),
        ("RELEASED", {"state": "DISABLED"}, "DISABLED"),
        ("ENABLED", {"state": "disabled"}, None),
        ("DISABLED", {"enabled": True}, "ENABLED"),
        ("ENABLED", {"enabled": False}, "DISABLED"),
        ("ENABLED", {"description": "x", "tags": ["a"]}, "ENABLED"),
        ("ENABLED", {"stages": {}}, None),
    ],
)
@pytest.mark.parametrize("by_name", [True, False])
def test_patches(
    vmware_api: httpx.Client,
    vmware: VmwareCodeStreamSimulator,
    before: str,
    change: dict[str, object],
    after: str | None,
    by_name: bool,
) -> None:
    pipeline = vmware.pipeline("ship")
    pipeline.state = before
    answer = vmware_api.patch(f"{API}/pipelines/{'Portal/ship' if by_name else pipeline.id}", json=change)
    assert answer.status_code == (400 if after is None else 200)
    assert pipeline.state == (after or before)
    if after and "tags" in change:
        assert (answer.json()["description"], answer.json()["tags"]) == ("x", ["a"])


def test_one_client_sends_a_text_for_a_boolean(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.validate_requests = False
    vmware.pipeline("ship").state = "DISABLED"
    assert vmware_api.patch(f"{API}/pipelines/Portal/ship", json={"enabled": "true"}).json()["state"] == "ENABLED"


def test_a_put_disables_unless_it_says_otherwise(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    identity = vmware.pipeline("ship").id
    body = {"project": "Portal", "name": "ship", "concurrency": 5}
    answer = vmware_api.put(f"{API}/pipelines/Portal/ship", json=body).json()
    assert (answer["state"], answer["concurrency"], answer["stages"]) == ("DISABLED", 5, {})
    assert vmware_api.put(f"{API}/pipelines/{identity}", json={**body, "enabled": True}).json()["state"] == "ENABLED"


def test_pipelines_are_deleted(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    answer = vmware_api.delete(f"{API}/pipelines/{vmware.pipeline('ship').id}")
    assert (answer.status_code, answer.json()["name"]) == (200, "ship")
    answer = vmware_api.delete(f"{API}/pipelines/Portal/unship")
    assert (answer.status_code, answer.content) == (200, b"")
    assert [pipeline["name"] for pipeline in listed(vmware_api, "pipelines")] == ["approve"]
    assert vmware_api.get(f"{API}/pipelines/Portal/ship").status_code == 404


def test_lists_of_pipelines_and_variables(vmware_api: httpx.Client) -> None:
    assert [each["name"] for each in listed(vmware_api, "pipelines")] == [
        "unship",
        "ship",
        "approve",
    ]  # by name, descending
    assert [each["name"] for each in listed(vmware_api, "pipelines", filter="startswith(name, 'a')")] == ["approve"]
    assert [each["name"] for each in listed(vmware_api, "variables", filter="type eq 'SECRET'")] == [
        "registry-password"
    ]


def test_tiles(vmware_api: httpx.Client) -> None:
    tiles = vmware_api.get(f"{API}/pipeline-tiles").json()["tiles"]
    assert {"tileId", "displayName", "inputProperties", "outputProperties"} == set(tiles[0])
