"""The client over a loopback server, synchronous and asynchronous: what it sends."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import AsperaOrchestrator, State, UsageError
from tests.contract.both import close, every, settle
from tests.systems.aspera_orchestrator.unit.desk import AUTH, BASIC, ORDER, STARTED, Desk, method_of, sample

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("form", ["json", "xml"])
async def test_a_work_step_by_name(make: Any, desk: Desk, form: str) -> None:
    told = sample(f"work_step_status.{form}").splitlines(keepends=True)
    desk.lay(b"".join(line for line in told if b"workStepName" not in line), kind="text/html")  # it would be another's
    client = make()
    read = await settle(client.work_steps.get(work_order_id=8461, step_name='Bad & "Ünï" #1+2%', format=form))
    assert (read.work_step.id, read.outputs["package_id"].type) == (46756, "string")
    (seen,) = desk.seen
    assert (seen.method, seen.path) == ("GET", f"/work_step_status/work_order.{form}")
    assert seen.query == {"work_order_id": "8461", "step_name": 'Bad & "Ünï" #1+2%'}
    assert "%20" in seen.target
    assert seen.headers["authorization"] == BASIC
    assert seen.headers["accept"] == f"application/{form}"
    await close(client)


CALLS: list[tuple[str, dict[str, Any], str, str, dict[str, str], str]] = [
    ("work_steps.status", {"work_order_id": "5", "step_name": "S"}, "Complete",
     "/work_step_status/work_order.xml", {"work_order_id": "5", "step_name": "S", "status_only": "true"}, "application/xml"),
    ("work_steps.output", {"work_step_id": 7, "output_name": "o p", "format": "json"}, '{"a": 1}',
     "/work_step_status/7.json", {"output_name": "o p"}, "application/json"),
    ("work_steps.output", {"work_step_id": 7, "output_name": "o"},
     "<r><name>o</name><value>{}</value><type>hash</type></r>",
     "/work_step_status/7.xml", {"output_name": "o"}, "application/xml"),
    ("work_steps.output", {"work_step_id": 7, "output_name": "o", "format": "text"}, "x",
     "/work_step_status/7.txt", {"output_name": "o"}, "text/plain"),
    ("work_steps.get_by_id", {"work_step_id": 7}, '{"id": 7, "status": "Error"}',
     "/work_step_status/7", {"format": "json"}, "application/json"),
    ("work_steps.cancel", {"work_step_id": 7}, '<work_step id=""><name>S</name></work_step>',
     "/work_step_cancel/7.xml", {}, "application/xml"),
    ("work_steps.restart", {"work_step_id": 7}, "<r><workstep_reset>true</workstep_reset></r>",
     "/workstep_reset/7.xml", {}, "application/xml"),
    ("work_orders.get", {"work_order_id": 9120}, ORDER.format("Complete", "", ""),
     "/work_order_status/9120.xml", {}, "application/xml"),
    ("work_orders.outputs", {"work_order_id": 9120, "step_name": "S", "variable_name": "v"}, "<work_order_output/>",
     "/work_order_output/9120.xml", {"step_name": "S", "variable_name": "v"}, "application/xml"),
    ("work_orders.cancel", {"work_order_id": 9120}, STARTED, "/work_order_cancel/9120.json", {}, "application/json"),
    ("work_orders.reset", {"work_order_id": 9120}, STARTED, "/work_order_reset/9120.json", {}, "application/json"),
    ("work_orders.start", {"workflow_id": 12, "method": "GET", "inputs": {"f": "a"}}, STARTED,
     "/initiate/12.json", {"external_parameters[f]": "a"}, "application/json"),
    ("workflows.inputs", {"workflow_id": 12}, '{"workflow_inputs_spec": {"parameter": []}}',
     "/workflow_inputs_spec/12.json", {}, "application/json"),
    ("workflows.outputs", {"workflow_id": 12}, '{"workflow_outputs_spec": {"output": []}}',
     "/workflow_outputs_spec/12.json", {}, "application/json"),
    ("ping", {}, '{"remote_orchestrator_info": {"orchestrator-version": "4.1.6"}}',
     "/remote_node_ping", {"format": "json"}, "application/json"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "answer", "path", "query", "accept"), CALLS)
async def test_what_is_sent(
    make: Any, desk: Desk, name: str, arguments: Any, answer: str, path: str, query: object, accept: str
) -> None:
    client = make()
    desk.lay(answer)
    positional = [arguments[key] for key in ("work_step_id", "output_name") if key in arguments and "name" not in key]
    rest = {key: value for key, value in arguments.items() if key != "work_step_id"}
    await settle(method_of(client, name)(*positional, **rest))
    (seen,) = desk.seen
    assert (seen.method, seen.path, seen.query, seen.headers["accept"]) == ("GET", path, query, accept)
    assert seen.headers.get("authorization") == (None if name == "ping" else BASIC)
    await close(client)


async def test_lists(make: Any, desk: Desk) -> None:
    client = make()
    desk.lay('{"work_orders": [{"id": 1, "status": "Complete"}, {"id": 2, "status": "Error"}]}')
    runs = await every(client.work_orders.list(workflow_id=12, max_results=50, limit=1))
    assert [(run.id, run.state) for run in runs] == [("1", State.SUCCEEDED)]
    assert (desk.seen[-1].path, desk.seen[-1].query) == ("/work_orders_list/12.json", {"max_results": "50"})
    desk.lay('{"workflows": {"workflow": [{"id": 3}]}}').lay('{"workflows": {"workflow": [{"id": 3}]}}')
    await every(client.work_orders.list(workflow_id=12))
    assert [one.id for one in await every(client.workflows.list())] == [3]
    await close(client)


@pytest.mark.parametrize("suffix", ["", "/", "/api", "/api/"])
async def test_the_base_url_is_with_or_without_api(desk: Desk, suffix: str) -> None:
    with AsperaOrchestrator(desk.url + suffix, auth=AUTH) as client:
        assert client.base_url == f"{desk.url}/api"


async def test_a_bad_call_sends_nothing(make: Any, desk: Desk) -> None:
    client = make()
    for call in (
        lambda: client.work_steps.get(work_order_id="x", step_name="S"),
        lambda: client.work_steps.get(work_order_id=1, step_name=""),
        lambda: client.work_steps.get(work_order_id=1, step_name="S", format="text"),
        lambda: client.work_steps.output(1, "o", format="yaml"),
        lambda: client.work_steps.output(1, ""),
        lambda: client.work_orders.outputs(1, step_name=""),
        lambda: client.workflows.inputs(".."),
    ):
        with pytest.raises(UsageError):
            await settle(call())
    with pytest.raises(UsageError, match="max_results"):
        client.work_orders.list(workflow_id=1, max_results=-1)
    assert not desk.seen
    await close(client)


async def test_the_low_level_client_is_on_the_same_connection(desk: Desk) -> None:
    from orchestrator_api.aspera_orchestrator.api.work_orders import get_work_order_status

    desk.lay(STARTED)
    with AsperaOrchestrator(desk.url, auth=AUTH) as client:
        answer = get_work_order_status.sync(9120, client=client.api)
    assert answer is not None
    assert answer.work_order.id == 9120  # type: ignore[union-attr]
    assert desk.seen[0].headers["authorization"] == BASIC
