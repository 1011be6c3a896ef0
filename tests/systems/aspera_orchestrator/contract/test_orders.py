"""The calls about work orders, workflows and the server itself, in both worlds, over real sockets."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from orchestrator_clients import ApiError, OutcomeUnknownError, State, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AsperaOrchestratorSimulator, AsperaStyle, Run, Step
from tests.contract.both import every, settle
from tests.systems.aspera_orchestrator.contract.setting import Start

pytestmark = pytest.mark.anyio

API = "/aspera/orchestrator/api"
FILE = {"file": "a.mov"}


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_start(aspera: Any, server: AsperaOrchestratorSimulator, method: str) -> None:
    inputs = {"file": "a b&c.mov", "n": 2, "table": {"a": [1, None]}}
    control = {"name": "Night & day", "priority": 3, "dedicated_worker": True, "preemptive_level": 0, "tags": "x,y"}
    run = await settle(aspera.work_orders.start(workflow_id=12, inputs=inputs, method=method, **control))
    assert (run.id, run.state, run.raw_status) == ("9001", State.RUNNING, "In Progress")
    (call,) = server.calls
    query = dict(call.query)
    control_sent = {
        "work_order[name]": "Night & day",
        "work_order[priority]": "3",
        "work_order[higherPriority]": "on",
        "preemptive_level": "0",
        "tags": "x,y",
    }
    assert control_sent.items() <= query.items()
    if method == "POST":
        assert call.path == f"{API}/initiate"
        assert json.loads(call.body) == {"workflow_id": 12, "external_parameters": inputs}
        assert query.keys() - control_sent.keys() == {"format"}
    else:
        assert (call.path, call.body) == (f"{API}/initiate/12.json", b"")
        assert query.items() - control_sent.items() == {
            ("external_parameters[file]", "a b&c.mov"),
            ("external_parameters[n]", "2"),
            ("external_parameters[table]", '{"a": [1, null]}'),
        }
    assert (await settle(run.refresh())).name == "Night & day"
    order = server.work_orders[9001]
    assert (order.priority, order.dedicated, order.inputs["file"]) == ("3", True, "a b&c.mov")


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_a_start_by_the_portable_id(aspera: Any, server: AsperaOrchestratorSimulator, method: str) -> None:
    (workflow,) = await every(aspera.workflows.list())
    await settle(aspera.work_orders.start(workflow_id=workflow.portable_id, inputs=FILE, method=method))
    assert list(server.work_orders) == [8461, 9001]


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_a_start_without_an_input_names_it(aspera: Any, server: AsperaOrchestratorSimulator, method: str) -> None:
    with pytest.raises(ApiError, match="Missing input parameters: missing parameters: file") as caught:
        await settle(aspera.work_orders.start(workflow_id=12, method=method))
    assert caught.value.details["missing_parameters"] == ["file"]
    assert caught.value.status == 400
    assert len(server.calls) == 1


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_a_start_whose_answer_is_lost_is_sent_once(
    aspera: Any, server: AsperaOrchestratorSimulator, method: str
) -> None:
    server.fault(faults.reset_before_answer(), after=True)
    with pytest.raises(OutcomeUnknownError, match=r"work_orders\.list"):
        await settle(aspera.work_orders.start(workflow_id=12, inputs=FILE, method=method))
    assert (len(server.calls), list(server.work_orders)) == (1, [8461, 9001])


@pytest.mark.parametrize("action", ["cancel", "reset"])
async def test_an_action_whose_answer_is_lost_is_sent_once(
    aspera: Any, start: Start, server: AsperaOrchestratorSimulator, action: str
) -> None:
    run = await start()
    server.fault(faults.reset_before_answer(), on=f"{action}_work_order", after=True)
    with pytest.raises(OutcomeUnknownError, match=r"work_orders\.get"):
        await settle(getattr(aspera.work_orders, action)(run.id))
    assert server.count(f"{action}_work_order") == 1


async def test_get(aspera: Any, start: Start, server: AsperaOrchestratorSimulator) -> None:
    started = await start(Run(steps=(Step("a", 5, message="copied"), Step("b", 5)), queued=3))
    assert started.state is State.QUEUED
    server.clock.advance(10)  # type: ignore[attr-defined]
    run = await settle(aspera.work_orders.get(started.id))
    assert server.calls[-1].path == f"{API}/work_order_status/9001.xml"
    assert [(step.name, step.raw_status, step.id, step.message) for step in run.steps] == [
        ("a", "Complete", "9001000", "copied"),
        ("b", "In Progress", "9001001", None),
    ]
    began = run.started
    assert began is not None
    assert began.timestamp() == server.work_orders[9001].created + 3
    assert run.ended is None  # an empty element
    ended = await settle(run.wait())
    assert (ended.ended - began).total_seconds() == 10


async def test_list(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    ids = server.seed(3)
    found = await every(aspera.work_orders.list(workflow_id=12))
    assert [(int(run.id), run.state) for run in found] == [(number, State.SUCCEEDED) for number in (8461, *ids)]
    assert server.calls[-1].path == f"{API}/work_orders_list/12.json"
    assert len(await every(aspera.work_orders.list(workflow_id=12, limit=2))) == 2
    assert server.calls[-1].query == ()
    assert len(await every(aspera.work_orders.list(workflow_id=12, max_results=1))) == 1
    assert server.calls[-1].query == (("max_results", "1"),)


async def test_outputs(aspera: Any, start: Start, server: AsperaOrchestratorSimulator) -> None:
    run = await settle((await start()).wait())
    everything = await settle(aspera.work_orders.outputs(run.id))
    assert {variable.step_name for variable in everything} == {"Watch folder", "Transcode", "Create faspex package"}
    (files,) = await settle(aspera.work_orders.outputs(run.id, step_name="Transcode", variable_name="files"))
    assert (files.type, files.value) == ("array", ["a.mov", 'b "two".mov'])
    assert server.calls[-1].query == (("step_name", "Transcode"), ("variable_name", "files"))
    (report,) = await settle(aspera.work_orders.outputs(run.id, variable_name="report"))
    assert report.value["note"] == "a=>b, {c} & <d>"
    assert await settle(aspera.work_orders.outputs(run.id, step_name="x")) == ()


async def test_cancel_and_reset(aspera: Any, start: Start, server: AsperaOrchestratorSimulator) -> None:
    run = await start(Run(steps=(Step("Long", 5000),), stopping=30))
    assert (await settle(aspera.work_orders.cancel(run.id))).state is State.CANCELLING
    assert server.calls[-1].path == f"{API}/work_order_cancel/9001.json"
    assert (await settle(run.wait(check=False))).state is State.CANCELLED
    assert (await settle(aspera.work_orders.reset(run.id))).state is State.RUNNING
    assert server.calls[-1].path == f"{API}/work_order_reset/9001.json"
    assert (await settle(run.wait())).state is State.SUCCEEDED


@pytest.mark.parametrize("style", [{}, {"ruby": "3.4"}])
async def test_workflows(aspera: Any, server: AsperaOrchestratorSimulator, style: dict[str, Any]) -> None:
    server.style = AsperaStyle(**style)
    (workflow,) = await every(aspera.workflows.list())
    assert (workflow.id, workflow.name, workflow.latest_revision_id) == (12, "Ship", 4)
    assert workflow.last_modification is not None
    (wanted,) = await settle(aspera.workflows.inputs(12))
    assert (wanted.name, wanted.type, wanted.optional, wanted.value) == ("file", "string", False, None)
    (given_back,) = await settle(aspera.workflows.outputs(workflow.portable_id))
    assert (given_back.step_name, given_back.name, given_back.type) == ("Transcode", "files", "array")
    with pytest.raises(ApiError, match="Couldn't find Workflow"):
        await settle(aspera.workflows.inputs(99))


async def test_ping_needs_no_credentials_and_sends_none(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    server.version = "3.0.3"
    assert await settle(aspera.ping()) == "3.0.3"
    assert server.calls[-1].header("authorization") is None


async def test_the_low_level_client_is_on_the_same_connection(server: AsperaOrchestratorSimulator) -> None:
    from orchestrator_api.aspera_orchestrator.api.work_orders import get_work_order_status

    with server.client() as client:
        answer = get_work_order_status.sync(client=client.api, work_order_id=8461)
    assert answer.work_order.status == "Complete"  # type: ignore[union-attr]
    assert server.calls[-1].header("authorization") is not None


ON_AN_UNKNOWN_ORDER: list[tuple[str, Callable[[Any], Any]]] = [
    ("get", lambda orders: orders.get(77)),
    ("outputs", lambda orders: orders.outputs(77)),
    ("cancel", lambda orders: orders.cancel(77)),
    ("reset", lambda orders: orders.reset(77)),
]


@pytest.mark.parametrize("status", [404, 500])
@pytest.mark.parametrize(
    "call", [call for _, call in ON_AN_UNKNOWN_ORDER], ids=[name for name, _ in ON_AN_UNKNOWN_ORDER]
)
async def test_an_unknown_id_is_an_error_whatever_its_code(
    aspera: Any, server: AsperaOrchestratorSimulator, status: int, call: Callable[[Any], Any]
) -> None:
    server.error_status = status
    with pytest.raises(ApiError, match="Couldn't find WorkOrder") as caught:
        await settle(call(aspera.work_orders))
    assert (caught.value.status, caught.value.operation) == (status, server.calls[-1].operation)


@pytest.mark.parametrize(
    "call",
    [
        lambda orders: orders.get("../1"),
        lambda orders: orders.outputs(1, step_name=""),
        lambda orders: orders.cancel("a"),
        lambda orders: orders.reset(None),
        lambda orders: orders.start(workflow_id=12, method="PUT"),
        lambda orders: orders.start(workflow_id=12, priority=4),
        lambda orders: orders.start(workflow_id=12, inputs={"a": object()}),
        lambda orders: orders.start(workflow_id=12, inputs={"a": None}, method="GET"),
        lambda orders: orders.start(workflow_id=""),
    ],
)
async def test_what_cannot_be_meant_is_not_sent(aspera: Any, server: AsperaOrchestratorSimulator, call: Any) -> None:
    with pytest.raises(UsageError):
        await settle(call(aspera.work_orders))
    assert server.calls == []


@pytest.mark.parametrize("ask", ["details", "status", "status of one"])
async def test_how_many_work_orders_stand_how(
    aspera: Any, start: Start, server: AsperaOrchestratorSimulator, ask: str
) -> None:
    server.seed(2)
    await start(Run(steps=(Step("Long", 5000),)))
    if ask == "details":
        found = await settle(aspera.workflows.details(12))
    else:
        (found,) = await settle(aspera.workflows.status(*([] if ask == "status" else ["12"])))
    assert {one.status: (one.count, one.state) for one in found.counts} == {
        "Complete": (3, State.SUCCEEDED),
        "In Progress": (1, State.RUNNING),
    }
    assert (found.total, found.name) == (4, "Ship")
    assert all(one.last_activity and one.last_activity.tzinfo for one in found.counts)
    paths = {
        "details": "workflow_details/12.json",
        "status": "workflows_status",
        "status of one": "workflows_status/12.json",
    }
    assert server.calls[-1].path == f"{API}/{paths[ask]}"


@pytest.mark.parametrize(
    "xml", [b"<workflows><workflow><status><type>Error</type><count>7</count></status></workflow></workflows>"]
)
async def test_counts_of_a_server_that_answers_in_xml(
    aspera: Any, server: AsperaOrchestratorSimulator, xml: bytes
) -> None:
    server.fault(faults.Reply(name="xml", status=200, body=xml), on="get_workflow_details")
    found = await settle(aspera.workflows.details(12))
    assert [(one.status, one.count, one.state) for one in found.counts] == [("Error", 7, State.FAILED)]


async def test_counts_of_what_is_not_there(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    for ask in (aspera.workflows.details, aspera.workflows.status):
        with pytest.raises(ApiError, match="Couldn't find Workflow"):
            await settle(ask(999))
        with pytest.raises(UsageError, match="workflow_id"):
            await settle(ask(""))
