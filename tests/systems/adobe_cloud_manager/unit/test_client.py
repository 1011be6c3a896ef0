"""The client over real sockets: lists, starts, gates, waits."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from orchestrator_clients import (
    AdobeCloudManager,
    BusyError,
    ConflictError,
    ConnectionFailed,
    DecodeError,
    OutcomeUnknownError,
    ServerError,
    State,
    resume,
)
from orchestrator_clients.testing import VirtualClock

from .conftest import BASE, IDS, RELATIONS, RUN, SECRET, STEP, Request, Server, answer, run, step

NEXT = {"_links": {"next": {"href": f"{BASE}/executions?start=2&limit=2"}}}


def page(*ids: str, more: bool = False) -> dict[str, Any]:
    return {"_embedded": {"executions": [{"id": i, "status": "FINISHED"} for i in ids]}, **(NEXT if more else {})}


@pytest.mark.parametrize(
    ("pages", "limit", "found", "targets"),
    [
        ([{}], None, [], [""]),
        ([page("3", "2", more=True), page("1")], None, ["3", "2", "1"], ["", "?start=2&limit=2"]),
        ([page("3", "2", more=True), page(more=True)], None, ["3", "2"], ["", "?start=2&limit=2"]),
        ([page("3", "2", more=True)], 2, ["3", "2"], ["?limit=2"]),
        ([page("3", "2", more=True)], 0, [], []),
    ],
)
def test_a_list_follows_the_next_link(
    adobe: AdobeCloudManager, server: Server, pages: list[Any], limit: int | None, found: list[str], targets: list[str]
) -> None:
    server.handler = lambda request: answer(200, pages[len(server.requests) - 1])
    assert [each.id for each in adobe.executions.list("19905", "48213", limit=limit)] == found
    assert [request.target for request in server.requests] == [f"{BASE}/executions{target}" for target in targets]


def test_a_repeated_page_is_an_error(adobe: AdobeCloudManager, server: Server) -> None:
    server.handler = lambda request: answer(200, page("3", more=True))
    with pytest.raises(DecodeError, match="repeated"):
        list(adobe.executions.list("19905", "48213"))
    assert len(server.requests) == 2


def test_a_busy_pipeline_and_one_where_nothing_runs(adobe: AdobeCloudManager, server: Server) -> None:
    server.handler = lambda request: answer(412 if request.method == "PUT" else 404)
    with pytest.raises(BusyError, match=r"executions\.current"):
        adobe.executions.start("19905", "48213")
    assert adobe.executions.current("19905", "48213") is None
    assert len(server.requests) == 2


def test_a_start_whose_answer_is_lost_is_not_repeated(adobe: AdobeCloudManager, server: Server) -> None:
    server.handler = lambda request: b""
    with pytest.raises(OutcomeUnknownError, match=r"executions\.current"):
        adobe.executions.start("19905", "48213", mode="EMERGENCY")
    assert [request.target for request in server.requests] == [f"{BASE}/execution?pipelineExecutionMode=EMERGENCY"]
    server.handler = lambda request: answer(500)
    with pytest.raises(ServerError):
        adobe.executions.start("19905", "48213")
    assert len(server.requests) == 2


def routes(server: Server, **answers: Callable[[], bytes] | bytes) -> None:
    """Answer by the last part of the path."""

    def handle(request: Request) -> bytes:
        said = answers[request.target.partition("?")[0].rpartition("/")[2].replace(IDS[2], "run")]
        return said if isinstance(said, bytes) else said()

    server.handler = handle


def test_an_override_reads_the_metrics_of_the_waiting_step_itself(adobe: AdobeCloudManager, server: Server) -> None:
    gate = step("securityTest", "WAITING", "advance", "cancel")
    failing = {"kpi": "coverage", "severity": "important", "passed": False}
    routes(
        server, run=answer(200, run("RUNNING", gate)), metrics=answer(200, {"metrics": [failing]}), advance=answer(202)
    )
    waiting = adobe.executions.get(*IDS[:3]).waiting_step
    assert waiting is not None
    assert waiting.override_metrics() == ("coverage",)
    assert [request.target for request in server.requests] == [RUN, f"{STEP}/metrics", f"{STEP}/advance"]
    assert json.loads(server.requests[-1].body) == {"metrics": [{"kpi": "coverage", "override": True}]}


@pytest.mark.parametrize("said", [answer(200, {}), answer(404), answer(200, {"metrics": []})])
def test_a_step_without_metrics(adobe: AdobeCloudManager, server: Server, said: bytes) -> None:
    server.handler = lambda request: said
    assert adobe.steps.metrics(*IDS) == []


@pytest.mark.parametrize(
    ("there", "target", "body"),
    [
        (step("build", "RUNNING", "cancel"), "/cancel", {"cancel": True}),
        (step("deploy", "WAITING", "advance", "cancel"), "/advance", {"resume": False}),
        (step("approval", "WAITING", "advance", "cancel"), "/cancel", {"approved": False}),
    ],
)
def test_cancelling_a_run_acts_on_the_step_it_is_at(
    adobe: AdobeCloudManager, server: Server, there: dict[str, Any], target: str, body: object
) -> None:
    routes(
        server,
        run=answer(200, run("RUNNING", step("validate", "FINISHED"), there)),
        advance=answer(202),
        cancel=answer(202),
    )
    adobe.executions.get(*IDS[:3]).cancel()
    assert server.requests[-1].target == STEP + target
    assert json.loads(server.requests[-1].body) == body


@pytest.mark.parametrize("there", [run("RUNNING"), run("FINISHED", step("build", "FAILED", "cancel"))])
def test_where_no_step_is_under_way_nothing_is_cancelled(
    adobe: AdobeCloudManager, server: Server, there: dict[str, Any]
) -> None:
    server.handler = lambda request: answer(200, there)
    with pytest.raises(
        ConflictError, match="nothing to cancel( now: wait until a step of it runs|. Nothing was sent$)"
    ):
        adobe.executions.get(*IDS[:3]).cancel()
    assert {request.method for request in server.requests} == {"GET"}


def test_a_wait_goes_by_the_id_through_the_gap_at_the_end(adobe: AdobeCloudManager, server: Server) -> None:
    gate, done = step("approval", "WAITING", "advance"), step("approval", "FINISHED")
    told = [run("NOT_STARTED"), run("RUNNING", gate), run("RUNNING", done), run("RUNNING", done), run("FINISHED", done)]
    server.handler = lambda request: answer(200, told[min(len(server.requests), len(told)) - 1])
    states = []
    ended = adobe.executions.get(*IDS[:3]).wait(on_change=lambda seen: states.append(seen.state))
    assert (ended.state, states) == (State.SUCCEEDED, [State.WAITING, State.RUNNING, State.SUCCEEDED])
    assert {request.target for request in server.requests} == {RUN}


def test_a_run_is_picked_up_from_its_token(adobe: AdobeCloudManager) -> None:
    run_ = adobe.executions.get(*IDS[:3])
    again = resume(run_.token(timeout=60), clients=[adobe])
    assert (type(again), again.id, dict(again.ids), again.state) == (type(run_), run_.id, dict(run_.ids), State.RUNNING)
    assert again.refresh().with_deadline(None) == run_
    assert again.refresh().deadline == again.deadline


def test_it_is_executed_again_by_its_link(adobe: AdobeCloudManager, server: Server) -> None:
    link = f"{BASE}/execution?stepId=90553&sourceExecutionId=1188402&x=a%2Fb"
    deploy = {**step("deploy", "FAILED"), "_links": {f"{RELATIONS}pipeline/reExecute": {"href": link}}}
    server.handler = lambda request: (
        answer(201, {}, Location=f"{server.url}{BASE}/execution/7")
        if request.method == "PUT"
        else answer(200, run("FAILED", deploy))
    )
    again = adobe.executions.re_execute(adobe.executions.from_url(f"{server.url}{STEP}"))
    assert dict(again.ids) == {"program_id": "19905", "pipeline_id": "48213", "execution_id": "7"}
    assert [request.target for request in server.requests] == [RUN, link]
    assert server.requests[1].body == b""


def test_runs_of_one_pipeline_share_a_list(adobe: AdobeCloudManager, server: Server) -> None:
    listed = [
        {"id": "1", "status": "FINISHED"},
        {"id": "2", "status": "RUNNING"},
        run("RUNNING", step("build", "RUNNING")),
    ]
    server.handler = lambda request: answer(200, {"_embedded": {"executions": listed}})
    ids = [{"program_id": "19905", "pipeline_id": "48213", "execution_id": i} for i in ("1", "2")]
    assert set(adobe.fetch_runs(ids)) == {"1188402"}  # without its steps, 2 may be waiting for somebody
    assert adobe.run_lane(ids[0]) == (("19905", "48213"), 20)


def test_an_unreachable_storage_or_login_is_named(server: Server) -> None:
    with AdobeCloudManager(
        "A1@AdobeOrg", "client-id", SECRET, base_url=server.url, token_url="http://127.0.0.1:1/x", clock=VirtualClock()
    ) as adobe:
        with pytest.raises(ConnectionFailed, match="127.0.0.1:1") as caught:
            adobe.executions.start("19905", "48213")
    assert caught.value.retry_safe
    assert not server.requests
