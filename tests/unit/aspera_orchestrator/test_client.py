"""The client over a loopback server, synchronous and asynchronous."""

from __future__ import annotations

import base64
import json
import logging
import traceback
from typing import Any

import pytest

from orchestrator_clients import (
    ApiError,
    AsperaOrchestrator,
    AsyncAsperaOrchestrator,
    AuthError,
    ConflictError,
    DecodeError,
    ExecutionFailed,
    NotFoundError,
    OrchestratorError,
    OutcomeUnknownError,
    ServerError,
    State,
    UsageError,
    resume,
)
from orchestrator_clients.testing import VirtualClock
from tests.contract.both import close, every, settle
from tests.unit.aspera_orchestrator.desk import Desk, sample

pytestmark = pytest.mark.anyio
WORLDS = [AsperaOrchestrator, AsyncAsperaOrchestrator]
AUTH = ("ops", "pass word&1")
BASIC = "Basic " + base64.b64encode(b"ops:pass word&1").decode()
ORDER = '<work_order id="9120"><status state="{}">{}</status><work_steps>{}</work_steps></work_order>'
STARTED = '{"work_order": {"id": 9120, "status": "In Progress"}}'
PAGE = "<!DOCTYPE html><html><title>Log in</title></html>"
TRACE = "ActiveRecord::RecordNotFound: Couldn't find WorkStep\n  /opt/app/work_step.rb:11\n"


@pytest.fixture(params=WORLDS, ids=["sync", "async"])
def make(request: pytest.FixtureRequest, desk: Desk) -> Any:
    """Return a function that makes a client of the desk, of either world."""

    def client(**options: Any) -> Any:
        chosen = options if options.keys() & {"auth", "token", "api_key"} else {"auth": AUTH, **options}
        return request.param(desk.url, clock=VirtualClock(grace=0), chance=lambda: 0.5, **chosen)

    return client


@pytest.mark.parametrize("form", ["json", "xml"])
async def test_a_work_step_by_name(make: Any, desk: Desk, form: str) -> None:
    desk.lay(sample(f"work_step_status.{form}"), kind="text/html")
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
    ("work_steps.output", {"work_step_id": 7, "output_name": "o p"}, '{"a": 1}',
     "/work_step_status/7.json", {"output_name": "o p"}, "application/json"),
    ("work_steps.output", {"work_step_id": 7, "output_name": "o", "format": "xml"},
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


def method_of(client: Any, name: str) -> Any:
    for part in name.split("."):
        client = getattr(client, part)
    return client


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


async def test_a_start_and_its_wait(make: Any, desk: Desk) -> None:
    client = make()
    step = '<work_step id="1"><name>Copy</name><status state="{}">{}</status></work_step>'
    desk.lay(STARTED)
    desk.lay(ORDER.format("In Progress", "", step.format("Error", "no space")), kind="application/xml")
    desk.lay(PAGE, kind="text/html").lay(TRACE, status=404).lay(TRACE, status=500)
    desk.lay(ORDER.format(" in progress", "", step.format("In Progress", "")))
    desk.lay(ORDER.format("complete", "all done", step.format("Complete", "")))
    run = await settle(client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}))
    assert (run.id, run.state) == ("9120", State.RUNNING)
    seen: list[Any] = []
    run = await settle(run.wait(timeout=600, on_change=seen.append))
    assert (run.state, run.message, [one.raw_status for one in run.steps]) == (
        State.SUCCEEDED,
        "all done",
        ["Complete"],
    )
    assert [one.steps[0].state for one in seen] == [State.FAILED, State.RUNNING, State.SUCCEEDED]
    assert [one.method for one in desk.seen].count("POST") == 1
    assert json.loads(desk.seen[0].body) == {"workflow_id": 12, "external_parameters": {"file": "a.mov"}}
    await close(client)


async def test_a_failed_order_names_its_step(make: Any, desk: Desk) -> None:
    client = make()
    steps = '<work_step id="1"><name>Copy</name><status state="Error">no space</status></work_step>'
    desk.lay(STARTED).lay(ORDER.format("Failed", "ended", steps))
    run = await settle(client.work_orders.start(workflow_id=12))
    with pytest.raises(ExecutionFailed, match="step 'Copy' failed: no space"):
        await settle(run.wait(timeout=60))
    assert len(desk.seen) == 2
    again = resume(run.token(), clients=[client])
    assert (again.id, dict(again.ids)) == ("9120", {"work_order_id": "9120"})
    await settle(again.cancel())
    assert desk.seen[-1].path == "/work_order_cancel/9120.json"
    await close(client)


ONCE = [
    ("work_orders.start", {"workflow_id": 12}),
    ("work_orders.start", {"workflow_id": 12, "method": "GET"}),
    ("work_orders.cancel", {"work_order_id": 9}),
    ("work_orders.reset", {"work_order_id": 9}),
    ("work_steps.cancel", {"work_step_id": 9}),
    ("work_steps.restart", {"work_step_id": 9}),
]


@pytest.mark.parametrize(("name", "arguments"), ONCE)
@pytest.mark.parametrize(
    ("status", "content"), [(200, PAGE), (200, ""), (200, TRACE), (200, "{"), (502, PAGE), (504, "")]
)
async def test_what_changes_something_is_sent_once(
    make: Any, desk: Desk, name: str, arguments: Any, status: int, content: str
) -> None:
    client = make()
    desk.lay(content, status=status)
    with pytest.raises(OutcomeUnknownError, match="To find out, l"):
        await settle(method_of(client, name)(**arguments))
    assert len(desk.seen) == 1
    await close(client)


@pytest.mark.parametrize(("name", "arguments"), ONCE)
async def test_a_refusal_is_no_unknown_outcome(make: Any, desk: Desk, name: str, arguments: Any) -> None:
    client = make()
    desk.lay(TRACE, status=500)
    with pytest.raises(ServerError, match="go by the text"):
        await settle(method_of(client, name)(**arguments))
    assert len(desk.seen) == 1
    await close(client)


READS = [
    ("work_steps.get", {"work_order_id": 1, "step_name": "S"}, sample("work_step_status.xml")),
    ("work_steps.status", {"work_order_id": 1, "step_name": "S"}, b"Complete"),
    ("work_steps.output", {"work_step_id": 1, "output_name": "o", "format": "xml"}, sample("work_step_output.xml")),
    ("work_orders.get", {"work_order_id": 1}, ORDER.format("Complete", "", "").encode()),
    ("work_orders.outputs", {"work_order_id": 1}, b"<work_order_output/>"),
    ("workflows.inputs", {"workflow_id": 1}, b'{"workflow_inputs_spec": {"parameter": []}}'),
]


@pytest.mark.parametrize(("name", "arguments", "answer"), READS)
@pytest.mark.parametrize(
    "bad", [PAGE, TRACE, "", '{"a": ', "<work_order><status", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]
)
async def test_a_read_that_gets_rubbish_is_repeated(
    make: Any, desk: Desk, name: str, arguments: Any, answer: bytes, bad: str
) -> None:
    client = make()
    desk.lay(bad).lay(bad).lay(answer)
    await settle(method_of(client, name)(**arguments))
    assert len(desk.seen) == 3
    await close(client)


async def test_rubbish_that_stays_is_a_decode_error_with_its_first_characters(make: Any, desk: Desk) -> None:
    client = make()
    desk.lay(PAGE)
    with pytest.raises(DecodeError, match="HTML page") as caught:
        await settle(client.work_steps.get(work_order_id=1, step_name="S"))
    assert caught.value.excerpt.startswith("<!DOCTYPE html>")
    assert caught.value.operation == "get_work_step_status_json"
    await close(client)


async def test_404_may_mean_anything_and_keeps_its_text(make: Any, desk: Desk) -> None:
    client = make()
    desk.lay(TRACE, status=404, kind="text/plain")
    with pytest.raises(ApiError, match="Couldn't find WorkStep") as caught:
        await settle(client.work_steps.get(work_order_id=1, step_name="S"))
    assert not isinstance(caught.value, NotFoundError)
    assert (caught.value.status, len(desk.seen)) == (404, 1)
    assert "look alike" in str(caught.value)
    await close(client)


async def test_a_refused_start_names_the_missing_inputs(make: Any, desk: Desk) -> None:
    client = make()
    refusal = {"work_order": {"status": "Error", "statusDetails": "Cannot start"}, "missing_parameters": ["file"]}
    desk.lay(json.dumps(refusal), status=400)
    with pytest.raises(ApiError, match="Cannot start: missing parameters: file") as caught:
        await settle(client.work_orders.start(workflow_id=12))
    assert caught.value.details["missing_parameters"] == ["file"]  # type: ignore[attr-defined]
    await close(client)


async def test_a_restart_that_was_not_done(make: Any, desk: Desk) -> None:
    client = make()
    desk.lay("<WorkStep_Reset><workstep_reset>false</workstep_reset></WorkStep_Reset>")
    with pytest.raises(ConflictError, match="did not reset"):
        await settle(client.work_steps.restart(7))
    await close(client)


async def test_a_login_is_made_once_and_renewed_when_it_is_refused(make: Any, desk: Desk) -> None:
    desk.lay('{"token": "first.jwt"}').lay("Complete").lay("Error").lay("no", status=401)
    desk.lay('{"token": "second.jwt"}').lay(STARTED).lay("no", status=401)
    client = make(auth=AUTH, login=True)
    for word in ("Complete", "Error"):
        assert await settle(client.work_steps.status(work_order_id=1, step_name="S")) == word
    await settle(client.work_orders.start(workflow_id=12))
    assert [one.path for one in desk.seen].count("/login") == 2
    assert [one.headers.get("authorization") for one in desk.seen] == [
        None, "Bearer first.jwt", "Bearer first.jwt", "Bearer first.jwt", None, "Bearer second.jwt",
    ]  # fmt: skip
    assert json.loads(desk.seen[0].body) == {"username": AUTH[0], "password": AUTH[1]}
    with pytest.raises(AuthError, match="401"):
        await settle(client.work_steps.status(work_order_id=1, step_name="S"))
    assert client.redact("first.jwt second.jwt") == "*** ***"
    await close(client)


async def test_a_login_by_hand(make: Any, desk: Desk) -> None:
    client = make(api_key=("ops", "key-1234"), login=True)
    desk.lay('{"token": "a.jwt"}')
    assert await settle(client.login()) == "a.jwt"
    assert (json.loads(desk.seen[0].body), desk.seen[0].query) == ({"apikey": "key-1234"}, {})
    await close(client)
    other = make(token="a.jwt")
    with pytest.raises(UsageError, match="login needs"):
        await settle(other.login())
    await close(other)


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"auth": AUTH}, {"login": "ops", "password": "pass word&1"}),
        ({"api_key": ("ops", "k+e/y=1")}, {"login": "ops", "api_key": "k+e/y=1"}),
    ],
)
async def test_credentials_in_the_query_only_with_a_warning_and_never_shown(
    make: Any, desk: Desk, caplog: pytest.LogCaptureFixture, given: Any, sent: dict[str, str]
) -> None:
    caplog.set_level(logging.DEBUG)
    desk.lay(f"{sent} failed", status=503).lay("busy", status=503).lay("Complete").lay(f"{sent}", status=400)
    with pytest.warns(UserWarning, match="every URL") as warned:
        client = make(**given, credentials_in_query=True)
    assert len(warned) == 1
    assert warned[0].filename == __file__
    assert await settle(client.work_steps.status(work_order_id=1, step_name="a b")) == "Complete"
    for seen in desk.seen:
        assert seen.query == {"work_order_id": "1", "step_name": "a b", "status_only": "true", **sent}
        assert seen.target.count("login=") == 1
        assert "authorization" not in seen.headers
    with pytest.raises(OrchestratorError) as caught:
        await settle(client.work_orders.cancel(5))
    assert desk.seen[-1].query == sent
    shown = "".join(traceback.format_exception(caught.value)) + repr(client) + repr(vars(caught.value)) + caplog.text
    assert list(sent.values())[1] not in shown
    assert desk.seen[-1].target not in shown
    await close(client)


async def test_a_ping_shows_no_credentials(make: Any, desk: Desk) -> None:
    desk.lay('{"remote_orchestrator_info": {"orchestrator-version": "4.1.6"}}')
    client = make()
    assert await settle(client.ping()) == "4.1.6"
    assert "authorization" not in desk.seen[0].headers
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
