"""The calls about work steps, in both worlds, over real sockets: what goes out and what comes back."""

from typing import Any

import pytest

from orchestrator_clients import ApiError, ConflictError, DecodeError, State, Unparsed, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.aspera_orchestrator.simulator.ruby import Moment
from orchestrator_clients.testing import AsperaOrchestratorSimulator, AsperaOutput, AsperaStyle, Run, Step
from tests.contract.both import settle
from tests.systems.aspera_orchestrator.contract.setting import Start

pytestmark = pytest.mark.anyio

DOCUMENTED: dict[str, Any] = {"work_order_id": 8461, "step_name": "Create faspex package"}
TABLE = {
    "Transcode server": {"node_id": "transcoder", "node": "Transcode server", "capacity_kb": "30000"},
    "Mac": {"node_id": "localhost", "node": "Mac", "capacity_kb": "20000"},
}
PACKAGE = "5e0f9336-5e58-46a5-b944-a8253a956041"


@pytest.mark.parametrize(("form", "accept"), [("json", None), ("xml", "application/xml")])
async def test_the_documented_step(
    aspera: Any, server: AsperaOrchestratorSimulator, form: str, accept: str | None
) -> None:
    step = await settle(aspera.work_steps.get(**DOCUMENTED, format=form))
    assert (step.work_step.id, step.work_step.status, step.work_step.state) == (46756, "Complete", State.SUCCEEDED)
    assert (step.work_step.step_id, step.work_step.step_name) == (3810, None)
    assert step.work_step.work_step_name == "Create faspex package"
    assert step.outputs["package_id"].value == PACKAGE
    assert step.carry_thrus["myfiles"].value == "/data/shiporder.cmd"
    assert not step.inputs
    (call,) = server.calls
    assert call.path == f"/aspera/orchestrator/api/work_step_status/work_order.{form}"
    assert call.query == (("work_order_id", "8461"), ("step_name", "Create faspex package"))
    assert accept in (None, call.header("accept"))


async def test_by_id_is_the_same(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    step = await settle(aspera.work_steps.get_by_id(46756))
    assert step == await settle(aspera.work_steps.get(**DOCUMENTED))
    call = server.calls[0]
    assert (call.operation, call.query) == ("get_work_step", (("format", "json"),))


@pytest.mark.parametrize(
    ("style", "word"),
    [({}, "Complete"), ({"by_content": True}, "Complete"), ({"odd_words": True}, "COMPLETE")],
)
async def test_the_word_alone(
    aspera: Any, server: AsperaOrchestratorSimulator, style: dict[str, Any], word: str
) -> None:
    server.style = AsperaStyle(**style)
    assert await settle(aspera.work_steps.status(**DOCUMENTED)) == word
    assert server.calls[-1].query_value("status_only") == "true"


@pytest.mark.parametrize("form", ["json", "xml", "text"])
@pytest.mark.parametrize("style", [{}, {"ruby": "3.4"}, {"by_content": True}, {"cdata": True}])
async def test_an_output_is_the_same_in_each_format(
    aspera: Any, server: AsperaOrchestratorSimulator, form: str, style: dict[str, Any]
) -> None:
    server.style = AsperaStyle(**style)
    assert await settle(aspera.work_steps.output(252158, "IndexedTable", format=form)) == TABLE
    assert await settle(aspera.work_steps.output("46756", "package_id", format=form)) == PACKAGE
    extension = "txt" if form == "text" else form
    assert server.calls[-1].path == f"/aspera/orchestrator/api/work_step_status/46756.{extension}"


# In `json` a text that reads as JSON cannot be told from it; in `text` all is text but hashes and arrays.
AS_TOLD: dict[str, tuple[object, object, object]] = {
    # name: by xml, by json, by text
    "files": (["a.mov", 'b "two".mov'], ["a.mov", 'b "two".mov'], ["a.mov", 'b "two".mov']),
    "count": (2, 2, "2"),
    "ratio": (0.5, 0.5, "0.5"),
    "ok": (True, True, "true"),
    "made_on": ("2014-11-24", "2014-11-24", "2014-11-24"),
    "secret": ("********", "********", "********"),
    "object": ("#<Node:0x0001>", "#<Node:0x0001>", "#<Node:0x0001>"),
    "nothing": (None, None, None),
    "blank": ("", None, None),
    "text": ("123", 123, "123"),
}


async def test_types_as_each_format_tells_them(aspera: Any, start: Start) -> None:
    run = await settle((await start(Run(steps=(Step("Transcode", 1),)))).wait())
    read = aspera.work_steps.output
    for name, told in AS_TOLD.items():
        found = [await settle(read(run.steps[0].id, name, format=form)) for form in ("xml", "json", "text")]
        assert (name, *found) == (name, *told)
    step = await settle(aspera.work_steps.get(work_order_id=run.id, step_name="Transcode"))
    assert {name: step.outputs[name].value for name in AS_TOLD} == {name: told[0] for name, told in AS_TOLD.items()}


async def test_step_names_arrive_as_they_are(aspera: Any, start: Start, server: AsperaOrchestratorSimulator) -> None:
    name = 'Bad & "Ünï" #1+2%'
    run = await start(Run(steps=(Step(name, 5),)))
    for form in ("json", "xml"):
        step = await settle(aspera.work_steps.get(work_order_id=run.id, step_name=name, format=form))
        assert step.work_step.work_step_name == name
    assert await settle(aspera.work_steps.status(work_order_id=run.id, step_name=name)) == "In Progress"
    await settle(aspera.work_orders.outputs(run.id, step_name=name))
    assert [call.query_value("step_name") for call in server.calls[1:]] == [name] * 4


async def test_what_cannot_be_read_is_kept(aspera: Any, start: Start, server: AsperaOrchestratorSimulator) -> None:
    when = {"when": Moment(1416847719), "a": 1}
    server.outputs = {"a": {"broken": when, "odd": AsperaOutput("hash", "no hash"), "good": {"a": 1}}}
    run = await settle((await start(Run(steps=(Step("a", 1),)))).wait())
    ids = {"work_order_id": run.id, "step_name": "a"}
    by_xml = await settle(aspera.work_steps.get(**ids, format="xml"))
    by_json = await settle(aspera.work_steps.get(**ids, format="json"))
    assert by_xml.outputs["broken"].value == Unparsed('{"when"=>2014-11-24 16:48:39 UTC, "a"=>1}')
    assert by_json.outputs["broken"].value == {"when": "2014-11-24T16:48:39Z", "a": 1}  # JSON has no such trouble
    for step in (by_xml, by_json):
        assert (step.outputs["odd"].value, step.outputs["good"].value) == (Unparsed("no hash"), {"a": 1})


async def test_steps_of_a_sub_workflow_are_not_found(
    aspera: Any, start: Start, server: AsperaOrchestratorSimulator
) -> None:
    server.sub_workflows = {"Sub": Run(steps=(Step("inner", 9),))}
    run = await start(Run(steps=(Step("Sub"),)))
    outer = await settle(aspera.work_steps.get(work_order_id=run.id, step_name="Sub"))
    assert outer.work_step.step_type == "SubWorkflow"
    with pytest.raises(ApiError, match="undefined method"):
        await settle(aspera.work_steps.get(work_order_id=run.id, step_name="inner"))


async def test_cancel(aspera: Any, start: Start) -> None:
    run = await settle((await start(Run(steps=(Step("Long", 5000), Step("b"))))).refresh())
    cancelled = await settle(aspera.work_steps.cancel(run.steps[0].id))
    assert (cancelled.work_step_id, cancelled.name, cancelled.workflow) == (int(run.steps[0].id), "Long", "Ship")
    assert cancelled.statuses == ("In Progress", "Failed")
    assert (await settle(run.refresh())).state is State.FAILED


async def test_restart(aspera: Any, start: Start, server: AsperaOrchestratorSimulator) -> None:
    script = Run(steps=(Step("a", 5), Step("b", 5, ends="failed", message="no disk")))
    run = await settle((await start(script)).wait(check=False))
    steps = await settle(aspera.work_steps.restart(run.steps[1].id))
    assert [(step.work_step_name, step.status) for step in steps] == [("a", "Complete"), ("b", "In Progress")]
    assert steps[1].step_name is steps[1].completion_date is None  # plain empty elements
    assert steps[0].created_at is not None
    assert steps[0].created_at.timestamp() == pytest.approx(server.work_orders[int(run.id)].created, abs=1)
    assert steps[0].extra["weight"] == "1"
    assert (await settle(run.wait())).state is State.SUCCEEDED
    assert (await settle(aspera.work_steps.get(work_order_id=run.id, step_name="b"))).work_step.attempt == 2
    with pytest.raises(ConflictError, match="did not reset"):
        await settle(aspera.work_steps.restart(46756))
    assert server.count("restart_from_work_step") == 2


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda steps: steps.get(work_order_id=77, step_name="a"), "Couldn't find WorkOrder with ID=77"),
        (lambda steps: steps.get(work_order_id=8461, step_name="a", format="xml"), "undefined method"),
        (lambda steps: steps.status(work_order_id=8461, step_name="a"), "undefined method"),
        (lambda steps: steps.output(3810, "package_id"), "Couldn't find WorkStep with ID=3810"),
        (lambda steps: steps.output(46756, "other"), "undefined method"),
        (lambda steps: steps.get_by_id(77), "Couldn't find WorkStep"),
        (lambda steps: steps.cancel(77), "Couldn't find WorkStep"),
        (lambda steps: steps.restart(77), "Couldn't find WorkStep"),
    ],
)
async def test_an_unknown_id_is_an_error_whatever_its_code(
    aspera: Any, server: AsperaOrchestratorSimulator, call: Any, says: str
) -> None:
    for status in (404, 500):
        server.error_status = status
        with pytest.raises(ApiError, match=says) as caught:
            await settle(call(aspera.work_steps))
        assert (caught.value.status, caught.value.operation) == (status, server.calls[-1].operation)


@pytest.mark.parametrize(
    "call",
    [
        lambda steps: steps.get(work_order_id="../1", step_name="a"),
        lambda steps: steps.get(work_order_id=1, step_name=""),
        lambda steps: steps.get(work_order_id=1, step_name="a", format="yaml"),
        lambda steps: steps.status(work_order_id=0, step_name="a"),
        lambda steps: steps.output(1, ""),
        lambda steps: steps.output(1, "a", format="yaml"),
        lambda steps: steps.get_by_id("a/b"),
        lambda steps: steps.cancel("x"),
        lambda steps: steps.restart(-1),
    ],
)
async def test_what_cannot_be_meant_is_not_sent(aspera: Any, server: AsperaOrchestratorSimulator, call: Any) -> None:
    with pytest.raises(UsageError):
        await settle(call(aspera.work_steps))
    assert server.calls == []


@pytest.mark.parametrize("form", ["json", "xml"])
async def test_an_html_page_under_200_is_no_answer(aspera: Any, server: AsperaOrchestratorSimulator, form: str) -> None:
    server.fault(faults.html_page(), on=f"get_work_step_status_{form}")
    with pytest.raises(DecodeError, match="HTML"):
        await settle(aspera.work_steps.get(**DOCUMENTED, format=form))
