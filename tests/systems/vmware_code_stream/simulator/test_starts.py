"""Starting a pipeline of the simulated Code Stream server: what is sent, and the answers there are."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.systems.vmware_code_stream.simulator.calls import API, start


def test_a_start_is_accepted(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    body = {"comments": "nightly", "input": {"branch": "x"}, "source": "4f0d2c1", "tags": ["a", "b"]}
    identity = vmware.pipeline("ship").id
    answers = [
        vmware_api.post(f"{API}/pipelines/{identity}/executions", json=body),
        vmware_api.post(f"{API}/pipelines/Portal/ship/executions", json=body),
    ]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert [answer.json()["executionIndex"] for answer in answers] == [1, 2]
    started = answers[1].json()
    assert started["executionLink"] == f"{API}/executions/{started['executionId']}"
    run = vmware_api.get(started["executionLink"]).json()
    assert {name: run[name] for name in ("comments", "input", "tags", "_source", "index", "name", "project")} == {
        "comments": "nightly",
        "input": {"branch": "x"},
        "tags": ["a", "b"],
        "_source": "4f0d2c1",
        "index": 2,
        "name": "ship",
        "project": "Portal",
    }
    assert run["_pipelineLink"] == f"{API}/pipelines/{identity}"


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 202),
        (b"{}", 202),
        (b'{"inputs": {"branch": "lost"}}', 202),
        (b"[]", 400),
        (b"{", 400),
        (b'{"input": []}', 400),
        (b'{"comments": 1}', 400),
    ],
)
def test_bodies_of_a_start(
    vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator, content: bytes, status: int
) -> None:
    headers = {"content-type": "application/json"}
    answer = vmware_api.post(f"{API}/pipelines/Portal/ship/executions", content=content, headers=headers)
    assert answer.status_code == status
    assert [run.input for run in vmware.executions.values()] == [{"branch": "main"}] * (status == 202)


def test_a_mandatory_input_is_missed(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    del vmware.pipeline("ship").spec["input"]
    assert vmware_api.post(f"{API}/pipelines/Portal/ship/executions", json={}).status_code == 400
    start(vmware_api, input={"branch": "x"})


@pytest.mark.parametrize(
    ("prefix", "form", "members"),
    [
        (API, "full", {"executionId", "executionIndex", "executionLink"}),
        (API, "link", {"executionLink"}),
        (API, "echo", {"executionLink", "comments"}),
        (API, "nothing", set()),
        ("/pipeline/api", "full", {"executionLink", "comments"}),
        ("/pipeline/api", "link", {"executionLink"}),
    ],
)
@pytest.mark.parametrize("status", [200, 202])
def test_answers_to_a_start(
    vmware_api: httpx.Client,
    vmware: VmwareCodeStreamSimulator,
    prefix: str,
    form: Any,
    members: set[str],
    status: Any,
) -> None:
    vmware.start_status, vmware.start_answer = status, form
    answer = vmware_api.post(f"{prefix}/pipelines/Portal/ship/executions", json={"comments": "c"})
    assert (answer.status_code, set(answer.json())) == (status, members)
    assert len(vmware.executions) == 1


def test_ids_may_be_old(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.short_ids = True
    identity = start(vmware_api).rpartition("/")[2]
    assert (len(identity), "-" in identity) == (32, False)


def test_a_disabled_pipeline_is_not_run(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.pipeline("ship").state = "DISABLED"
    assert vmware_api.post(f"{API}/pipelines/Portal/ship/executions", json={}).status_code == 400
    assert not vmware.executions
