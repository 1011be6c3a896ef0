"""Starting a work order of the simulated Orchestrator, by each way there is."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from orchestrator_clients.testing import AsperaOrchestratorSimulator
from tests.systems.aspera_orchestrator.simulator.calls import GOOD


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "initiate?format=json", GOOD),
        ("POST", "initiate?format=json", {**GOOD, "workflow_id": "0d8e2c1f-55a1-4d0a-9a0e-5d0c5a1b2c3d"}),
        ("POST", "initiate/12.json", {"external_parameters": {"file": "a.mov"}}),
        ("POST", "initiate.json", GOOD),
        ("GET", "initiate/12.json?external_parameters[file]=a.mov", None),
        ("GET", "initiate/12.json?external_parameters[file]=a.mov&synchronous=false", None),
        ("GET", "initiate.json?id=12&external_parameters[file]=a.mov", None),
        ("GET", "initiate/12?external_parameters[file]=a.mov&format=json", None),
        ("GET", "initiate?id=12&external_parameters[file]=a.mov&format=json", None),
        ("GET", "initiate?work_order[workflow_id]=12&external_parameters[file]=a.mov&format=json", None),
    ],
)
def test_starts(
    aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, method: str, path: str, body: Any
) -> None:
    aspera.validate_requests = False  # the workflow in the path instead of the body: taken by 4.1.6
    answer = aspera_api.request(method, path, json=body)
    assert answer.json()["work_order"] == {"id": 9001, "status": "In Progress", "statusDetails": ""}
    assert list(aspera.work_orders) == [8461, 9001]


def test_what_a_start_says_is_kept(aspera_api: httpx.Client) -> None:
    control = {"work_order[name]": "Night & <day>", "work_order[priority]": 3, "work_order[higherPriority]": "on"}
    xml = aspera_api.post("initiate", params=control, json=GOOD).text  # XML, as nothing was said
    assert xml.startswith("<?xml")
    for part in (
        'action="initiate" id="9001"',
        "<name>Night &amp; &lt;day&gt;</name>",
        '<priority dedicated_worker="true">3<',
    ):
        assert part in xml


@pytest.mark.parametrize("inputs", [None, {}, {"other": 1}, {"file": ""}])
def test_a_start_without_its_input(aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, inputs: Any) -> None:
    answer = aspera_api.post("initiate?format=json", json={"workflow_id": 12, "external_parameters": inputs or {}})
    assert (answer.status_code, answer.json()) == (
        400,
        {
            "work_order": {"status": "Failed", "statusDetails": "Missing input parameters"},
            "missing_parameters": ["file"],
        },
    )
    assert len(aspera.work_orders) == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("asked", [
    {"synchronous": "true"},
    {"synchronous": "1"},
    {"explicit_output": "Copy:size"},
    {"explicit_output_step": "Copy", "explicit_output_variable": "size"},
])  # fmt: skip
def test_what_is_not_imitated_is_refused(
    aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, method: str, asked: dict[str, str]
) -> None:
    query = {**asked, "external_parameters[file]": "a.mov"}
    answer = aspera_api.request(method, "initiate/12.json", params=query, json=GOOD if method == "POST" else None)
    assert answer.status_code == 501
    assert f"does not imitate {next(iter(asked))!r}" in answer.text
    assert len(aspera.work_orders) == 1
