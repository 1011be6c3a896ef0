"""Every method of the Aspera client, in both worlds, over real sockets; and its traps of waiting, on virtual time."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestrator_clients import (
    ApiError,
    AsperaOrchestrator,
    AuthError,
    ConflictError,
    ExecutionCancelled,
    ExecutionFailed,
    OrchestratorError,
    State,
    Unparsed,
    UsageError,
)
from orchestrator_clients.testing import AsperaOrchestratorSimulator, Run, Spell, Step, faults
from orchestrator_clients.testing._aspera_record import Variable, WorkStep
from tests.contract.both import every, settle

pytestmark = pytest.mark.anyio

DOCUMENTED = {"work_order_id": 8461, "step_name": "Create faspex package"}
FILE = {"file": "a.mov"}


async def started(aspera: Any, server: AsperaOrchestratorSimulator, script: Run | None = None) -> Any:
    if script is not None:
        server.script = script
    return await settle(aspera.work_orders.start(workflow_id=12, inputs=FILE))


@pytest.mark.parametrize("ruby", ["3.1", "3.4"])
async def test_xml_and_json_give_equal_objects(aspera: Any, server: AsperaOrchestratorSimulator, ruby: Any) -> None:
    server.ruby = ruby
    run = await settle((await started(aspera, server)).wait())
    for step in run.steps:
        ids = {"work_order_id": run.id, "step_name": step.name}
        by_json = await settle(aspera.work_steps.get(**ids))
        by_xml = await settle(aspera.work_steps.get(**ids, format="xml"))
        assert by_json == by_xml
        assert by_json.outputs["Step_information"].value["step_name"] == step.name
        assert by_json.outputs["files"].value == ["a.mov", 'b "two".mov']
        assert (by_json.outputs["count"].value, by_json.outputs["ok"].value) == (2, True)


async def test_the_documented_step(aspera: Any) -> None:
    step = await settle(aspera.work_steps.get(**DOCUMENTED))
    assert (step.work_step.id, step.work_step.status) == (46756, "Complete")
    assert step.outputs["package_id"].value == "5e0f9336-5e58-46a5-b944-a8253a956041"
    assert await settle(aspera.work_steps.status(**DOCUMENTED)) == "Complete"
    assert (await settle(aspera.work_steps.get_by_id(46756))) == step


@pytest.mark.parametrize("form", ["json", "xml", "text"])
async def test_an_output_is_the_same_in_each_format(aspera: Any, form: str) -> None:
    table = await settle(aspera.work_steps.output(252158, "IndexedTable", format=form))
    assert table["Mac"] == {"node_id": "localhost", "node": "Mac", "capacity_kb": "20000"}
    package = await settle(aspera.work_steps.output(46756, "package_id", format=form))
    assert package == "5e0f9336-5e58-46a5-b944-a8253a956041"


async def test_step_names_arrive_as_they_are(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    name = 'Bad & "Ünï" #1+2%'
    run = await started(aspera, server, Run(steps=(Step(name, 5),)))
    for form in ("json", "xml"):
        step = await settle(aspera.work_steps.get(work_order_id=run.id, step_name=name, format=form))
        assert step.work_step.work_step_name == name
    assert {call.query_value("step_name") for call in server.calls if call.query_value("step_name")} == {name}
    assert "+" not in server.calls[-1].path


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_start(aspera: Any, server: AsperaOrchestratorSimulator, method: str) -> None:
    start = aspera.work_orders.start
    run = await settle(start(workflow_id=12, inputs={"file": "a b.mov", "n": 2}, name="Night & day", method=method))
    call = server.calls[-1]
    assert call.query_value("work_order[name]") == "Night & day"
    if method == "POST":
        assert json.loads(call.body) == {"workflow_id": 12, "external_parameters": {"file": "a b.mov", "n": 2}}
    else:
        assert call.query_value("external_parameters[file]") == "a b.mov"
    assert (await settle(run.refresh())).name == "Night & day"


async def test_a_start_without_an_input_names_it(aspera: Any) -> None:
    with pytest.raises(ApiError, match="missing parameters: file") as caught:
        await settle(aspera.work_orders.start(workflow_id=12))
    assert caught.value.details["missing_parameters"] == ["file"]


async def test_wait_and_outputs(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    run = await settle((await started(aspera, server)).wait())
    assert (run.state, run.raw_status) == (State.SUCCEEDED, "Complete")
    assert [(step.name, step.state) for step in run.steps][-1] == ("Create faspex package", State.SUCCEEDED)
    outputs = await settle(aspera.work_orders.outputs(run.id, step_name="Transcode", variable_name="files"))
    assert [variable.value for variable in outputs] == [["a.mov", 'b "two".mov']]


@pytest.mark.parametrize("odd", [False, True])
async def test_case_and_white_space_of_status_words(
    aspera: Any, server: AsperaOrchestratorSimulator, odd: bool
) -> None:
    server.odd_words = odd
    run = await started(aspera, server)
    assert (await settle(run.refresh())).state is State.RUNNING
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_an_error_that_is_tried_again_is_no_end(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    run = await started(aspera, server, Run(steps=(Step("Transcode", 10, attempts=3),)))
    server.clock.advance(10.5)
    run = await settle(run.refresh())
    assert (run.steps[0].raw_status, run.state) == ("Error", State.RUNNING)
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_several_steps_of_one_name(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    run = await started(aspera, server, Run(steps=(Step("Copy", 5), Step("Copy", 5, ends="failed", message="no disk"))))
    with pytest.raises(ExecutionFailed, match="no disk") as caught:
        await settle(run.wait())
    steps = caught.value.run.steps
    assert [step.name for step in steps] == ["Copy", "Copy"]
    assert len({step.id for step in steps}) == 2


async def test_cancel(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    run = await started(aspera, server, Run(steps=(Step("Long", 5000),), stopping=30))
    assert (await settle(aspera.work_orders.cancel(run.id))).state is State.CANCELLING
    with pytest.raises(ExecutionCancelled):
        await settle(run.wait())


async def test_reset_and_restart(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    script = Run(steps=(Step("a", 5), Step("b", 5, ends="failed", message="no disk")))
    run = await settle((await started(aspera, server, script)).wait(check=False))
    steps = await settle(aspera.work_steps.restart(run.steps[1].id))
    assert [step.work_step_name for step in steps] == ["a", "b"]
    assert (await settle(run.wait())).state is State.SUCCEEDED
    assert (await settle(aspera.work_orders.reset(run.id))).state in (State.RUNNING, State.QUEUED)
    assert (await settle(run.wait())).state is State.SUCCEEDED
    with pytest.raises(ConflictError):
        await settle(aspera.work_steps.restart(46756))


async def test_cancel_a_step(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    run = await started(aspera, server, Run(steps=(Step("Long", 5000),)))
    run = await settle(run.refresh())
    cancelled = await settle(aspera.work_steps.cancel(run.steps[0].id))
    assert cancelled.statuses == ("In Progress", "Canceled")


async def test_workflows_ping_and_lists(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    (workflow,) = await every(aspera.workflows.list())
    assert (workflow.id, workflow.name) == (12, "Ship")
    (wanted,) = await settle(aspera.workflows.inputs(12))
    assert (wanted.name, wanted.type, wanted.optional) == ("file", "string", False)
    (given_back,) = await settle(aspera.workflows.outputs(12))
    assert given_back.name == "files"
    assert await settle(aspera.ping()) == "4.1.6"
    assert server.calls_of("ping")[0].header("authorization") is None
    ids = server.seed(3)
    assert [int(run.id) for run in await every(aspera.work_orders.list(workflow_id=12))][-3:] == ids
    assert len(await every(aspera.work_orders.list(workflow_id=12, limit=2))) == 2


@pytest.mark.parametrize("status", [404, 500])
async def test_an_unknown_id_is_an_error_whatever_its_code(
    aspera: Any, server: AsperaOrchestratorSimulator, status: int
) -> None:
    server.error_status = status
    with pytest.raises(ApiError, match="Couldn't find WorkOrder"):
        await settle(aspera.work_orders.get(77))
    with pytest.raises(UsageError):
        await settle(aspera.work_orders.get("../1"))


async def test_a_stack_trace_under_200_is_no_answer(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    server.fault(faults.html_page(), on="get_work_step_status_json")
    with pytest.raises(OrchestratorError, match="HTML"):
        await settle(aspera.work_steps.get(**DOCUMENTED))


async def test_unknown_words(aspera: Any, server: AsperaOrchestratorSimulator) -> None:
    script = Run(steps=(Step("a", 60),), status_sequence=(Spell("Hibernating", after=5, seconds=30),))
    seen: list[State] = []
    await settle((await started(aspera, server, script)).wait(on_change=lambda run: seen.append(run.state)))
    assert State.UNKNOWN in seen
    assert seen[-1] is State.SUCCEEDED


def test_tokens_are_fetched_and_renewed(server: AsperaOrchestratorSimulator) -> None:
    server.jwt_only = True
    known = server.credentials
    with server.client() as basic, pytest.raises(AuthError):
        basic.work_orders.get(8461)
    for options in ({"auth": (known.username, known.password)}, {"api_key": (known.username, known.api_key)}):
        with AsperaOrchestrator(server.base_url, login=True, clock=server.clock, **options) as client:  # type: ignore[arg-type]
            client.work_orders.get(8461)
            server.clock.advance(7200)
            client.work_orders.get(8461)
            token = client.login()
        with AsperaOrchestrator(server.base_url, token=token, clock=server.clock) as client:
            client.work_orders.get(8461)
    assert server.count("login") == 6


def test_credentials_in_the_query_on_request_only(server: AsperaOrchestratorSimulator) -> None:
    known = server.credentials
    auth = (known.username, known.password)
    with pytest.warns(UserWarning, match="credentials_in_query"):
        client = AsperaOrchestrator(server.base_url, auth=auth, credentials_in_query=True)
    with client:
        client.work_steps.status(**DOCUMENTED)  # type: ignore[arg-type]
    assert server.calls[-1].query_value("password") == known.password
    assert server.calls[-1].header("authorization") is None
    with server.client() as client:
        client.work_steps.status(**DOCUMENTED)  # type: ignore[arg-type]
    assert server.calls[-1].query_value("password") is None


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | texts,
    lambda inner: (
        st.floats(allow_nan=False, allow_infinity=False)
        | st.lists(inner, max_size=3)
        | st.dictionaries(texts, inner, max_size=3)
    ),
    max_leaves=8,
)
typed = st.one_of(
    st.tuples(st.just("hash"), st.dictionaries(texts, values, max_size=4)),
    st.tuples(st.just("array"), st.lists(values, max_size=4)),
    st.tuples(st.just("string"), texts),
    st.tuples(st.just("int"), st.integers(-(10**20), 10**20)),
    st.tuples(st.just("flag"), st.booleans()),
)


@settings(max_examples=60)
@given(st.lists(typed, max_size=4), st.sampled_from(["3.1", "3.4"]))
def test_whatever_the_values_both_formats_give_equal_objects(outputs: list[tuple[str, Any]], ruby: Any) -> None:
    with AsperaOrchestratorSimulator() as server, server.client() as client:
        server.ruby = ruby
        step: WorkStep = server.work_orders[8461].kept[46756]
        step.outputs = [Variable(n, f"o{n}", kind, value) for n, (kind, value) in enumerate(outputs)]
        by_json = client.work_steps.get(**DOCUMENTED)  # type: ignore[arg-type]
        by_xml = client.work_steps.get(**DOCUMENTED, format="xml")  # type: ignore[arg-type]
        assert by_json == by_xml
        assert [by_xml.outputs[f"o{n}"].value for n in range(len(outputs))] == [value for _, value in outputs]


def test_what_cannot_be_read_is_kept(server: AsperaOrchestratorSimulator) -> None:
    text = '{"when"=>2014-11-24 16:48:39 UTC}'
    step: WorkStep = server.work_orders[8461].kept[46756]
    step.outputs.append(Variable(1, "broken", "hash", {}, hand_made=text))
    with server.client() as client:
        found = client.work_steps.get(**DOCUMENTED, format="xml")  # type: ignore[arg-type]
    broken = found.outputs["broken"].value
    assert isinstance(broken, Unparsed)
    assert broken.text == text
    assert found.outputs["package_id"].value
