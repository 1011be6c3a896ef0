"""Export from and import into the simulated Code Stream server, as YAML."""

from __future__ import annotations

import httpx
import pytest
import yaml

from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.systems.vmware_code_stream.simulator.calls import API


def imported(api: httpx.Client, text: str, query: str = "") -> list[tuple[str, str]]:
    answer = api.post(f"{API}/import{query}", content=text, headers={"content-type": "application/x-yaml"})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, "application/x-yaml")
    return [(each["name"], each["status"]) for each in yaml.safe_load_all(answer.text)]


def test_export_and_import(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    answer = vmware_api.get(f"{API}/export", params={"pipelines": "ship", "project": "Portal"})
    assert answer.headers["content-type"].startswith("application/x-yaml")
    (document,) = yaml.safe_load_all(answer.text)
    assert (document["kind"], document["stageOrder"], document["enabled"]) == ("PIPELINE", ["Build", "Deploy"], True)
    assert imported(vmware_api, answer.text, "?action=create") == [("ship", "FAILED")]
    assert imported(vmware_api, answer.text) == [("ship", "FAILED")]  # without an action it only creates
    assert imported(vmware_api, answer.text.replace("concurrency: 2", "concurrency: 7"), "?action=apply") == [
        ("ship", "UPDATED")
    ]
    assert (vmware.pipeline("ship").concurrency, vmware.pipeline("ship").state) == (7, "ENABLED")
    renamed = answer.text.replace("name: ship", "name: ship2")
    assert imported(vmware_api, renamed, "?action=apply") == [("ship2", "CREATED")]
    assert vmware.pipeline("ship2").state == "DISABLED"


def test_a_refusal_comes_under_a_200(vmware_api: httpx.Client) -> None:
    text = "---\nproject: Nowhere\nkind: PIPELINE\nname: a\n---\nproject: Portal\nkind: ROBOT\nname: b\n"
    answer = vmware_api.post(f"{API}/import", content=text, headers={"content-type": "application/x-yaml"})
    bodies = list(yaml.safe_load_all(answer.text))
    assert answer.status_code == 200
    assert [(each["name"], each["status"]) for each in bodies] == [("a", "FAILED"), ("b", "FAILED")]
    assert bodies[1]["statusMessage"] == "A ROBOT cannot be imported."


def test_endpoints_and_variables_by_yaml(vmware_api: httpx.Client) -> None:
    endpoint = "project: Portal\nkind: ENDPOINT\nname: ci\ntype: jenkins\nsince: 2020-01-01\n"
    variable = "project: Portal\nkind: VARIABLE\nname: v\ntype: REGULAR\nvalue: x\n"
    assert imported(vmware_api, f"{endpoint}---\n{variable}") == [("ci", "CREATED"), ("v", "CREATED")]
    assert imported(vmware_api, f"{endpoint}---\n{variable}", "?action=apply") == [("ci", "UPDATED"), ("v", "UPDATED")]
    (document,) = yaml.safe_load_all(vmware_api.get(f"{API}/export?endpoints=ci").text)
    assert (document["kind"], document["type"]) == ("ENDPOINT", "jenkins")


@pytest.mark.parametrize(
    ("method", "path", "content", "status"),
    [
        ("GET", "export?pipelines=unknown", b"", 404),
        ("GET", "export?pipeline=ship&project=Infra", b"", 404),
        ("POST", "import?action=replace", b"a: b", 400),
        ("POST", "import", b"a: [", 400),
    ],
)
def test_yaml_that_is_refused(vmware_api: httpx.Client, method: str, path: str, content: bytes, status: int) -> None:
    headers = {"content-type": "application/x-yaml"}
    assert vmware_api.request(method, f"{API}/{path}", content=content, headers=headers).status_code == status
