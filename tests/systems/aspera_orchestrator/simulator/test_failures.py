"""How calls of the simulated Orchestrator fail."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AsperaOrchestratorSimulator
from tests.systems.aspera_orchestrator.simulator.calls import STATUS


@pytest.mark.parametrize(
    ("method", "path", "body", "says"),
    [
        ("GET", "work_order_status/77.xml", b"", "Couldn't find WorkOrder with ID=77"),
        ("GET", "work_order_status/x.xml", b"", "Couldn't find WorkOrder with ID=x"),
        ("GET", f"work_order_status/{'9' * 5000}.xml", b"", "Couldn't find WorkOrder"),
        ("GET", f"{STATUS}.xml?work_order_id=8461&step_name=x", b"", "undefined method `status' for nil:NilClass (x)"),
        ("GET", f"{STATUS}.xml?work_order_id=8461&step_name=%22Index+nodes%22", b"", "undefined method `status'"),
        ("GET", f"{STATUS}.json?step_name=x", b"", "Couldn't find WorkOrder with ID="),
        ("GET", "work_step_status/3810.json?output_name=package_id", b"", "Couldn't find WorkStep with ID=3810"),
        ("GET", "work_step_status/60070.xml?output_name=package_id", b"", "Couldn't find WorkStep with ID=60070"),
        ("GET", "work_step_status/46756.xml?output_name=x", b"", "undefined method `value' for nil:NilClass (x)"),
        ("GET", "workstep_reset/77.xml", b"", "Couldn't find WorkStep"),
        ("GET", "work_order_cancel/77.json", b"", "Couldn't find WorkOrder"),
        ("POST", "initiate?format=json", b"{", "JSON::ParserError"),
        ("POST", "initiate?format=json", b"[]", "JSON::ParserError"),
        ("POST", "initiate?format=json", b'{"workflow_id": 99}', "Couldn't find Workflow with ID=99"),
        ("POST", "initiate?format=json", b"{}", "Couldn't find Workflow with ID="),
        ("GET", "initiate/99.json", b"", "Couldn't find Workflow with ID=99"),
        ("GET", "workflow_inputs_spec/99.json", b"", "Couldn't find Workflow"),
        ("POST", "login", b"", "JSON::ParserError"),
        ("GET", "work_orders_list/12.json?max_results=x", b"", "ArgumentError"),
    ],
)
def test_failures(
    aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, method: str, path: str, body: bytes, says: str
) -> None:
    for code in (404, 500):  # whatever the cause
        aspera.error_status = code
        answer = aspera_api.request(method, path, content=body, headers={"content-type": "application/json"})
        assert (answer.status_code, answer.headers["content-type"]) == (code, "text/plain; charset=utf-8")
        message, *stack = answer.text.splitlines()
        assert says in message
        assert all(line.endswith("'") for line in stack)


def test_unknown_calls_wrong_methods_and_faults(aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator) -> None:
    assert aspera_api.get("nothing").status_code == 404
    assert aspera_api.delete("login").status_code == 405
    aspera.fault(faults.status(503), on="ping")
    answer = aspera_api.get("remote_node_ping?format=json")
    assert (answer.status_code, answer.text.splitlines()[0]) == (503, "RuntimeError: something went wrong")
    aspera.fault(faults.expired_token(), on="list_workflows")
    assert aspera_api.get("workflows_list?format=json").status_code == 401
