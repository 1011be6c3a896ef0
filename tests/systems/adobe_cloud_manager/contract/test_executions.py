"""Every method of the Adobe client, in both worlds, over real sockets; and its traps of waiting, on virtual time."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import (
    ApiError,
    AuthError,
    BusyError,
    ExecutionCancelled,
    ExecutionFailed,
    NeedsAttention,
    NotFoundError,
    State,
    UsageError,
    async_wait_many,
    wait_many,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Run, Spell, Step
from tests.contract.both import every, settle
from tests.systems.adobe_cloud_manager.contract.setting import IDS

pytestmark = pytest.mark.anyio


def gate(action: str, seconds: float = 5) -> Run:
    return Run(steps=(Step("build", 10), Step(action, seconds, waits_for_person=True), Step("deploy", 10)))


async def at_gate(adobe: Any, server: AdobeCloudManagerSimulator, action: str) -> Any:
    server.script = gate(action)
    run = await settle(adobe.executions.start(*IDS))
    return await settle(run.wait(until=State.WAITING, check=False))


async def test_start_sends_no_body_and_no_default(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await settle(adobe.executions.start(*IDS))
    (call,) = server.calls_of("start_pipeline")
    assert (call.method, call.path, call.query, call.body) == (
        "PUT",
        "/api/program/19905/pipeline/48213/execution",
        (),
        b"",
    )
    assert run.ids == {"program_id": "19905", "pipeline_id": "48213", "execution_id": run.id}


async def test_a_busy_pipeline_has_its_own_error(adobe: Any) -> None:
    await settle(adobe.executions.start(*IDS, mode="EMERGENCY"))
    with pytest.raises(BusyError, match="412"):
        await settle(adobe.executions.start(*IDS))


async def test_the_three_headers_go_to_the_api_and_nowhere_else(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await settle(adobe.executions.start(*IDS))
    server.clock.advance(20)
    step = (await settle(run.refresh())).steps[1]
    assert b"".join(await every(adobe.steps.iter_log(*step.address))).startswith(b"build: second 0")
    for call in server.calls:
        sent = {name for name, _ in call.headers} & {"authorization", "x-api-key", "x-gw-ims-org-id"}
        assert len(sent) == (0 if call.operation == "ims_login" else 3)
    for call in server.log_host.calls:
        assert not {name for name, _ in call.headers} & {"authorization", "x-api-key", "x-gw-ims-org-id", "cookie"}


async def test_current_is_none_when_nothing_runs(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    assert await settle(adobe.executions.current(*IDS)) is None
    run = await settle(adobe.executions.start(*IDS))
    assert (await settle(adobe.executions.current(*IDS))).id == run.id


async def test_the_last_seconds_with_no_current_step_are_no_end(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.script = Run(steps=(Step("build", 10),))
    run = await settle(adobe.executions.start(*IDS))
    server.clock.advance(15)
    run = await settle(run.refresh())
    assert (run.state, run.current_step) == (State.RUNNING, None)
    assert (await settle(run.wait())).state is State.SUCCEEDED
    assert await settle(adobe.executions.current(*IDS)) is None


async def test_list_follows_the_next_link_alone(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    ids = server.seed(45)
    assert [run.id for run in await every(adobe.executions.list(*IDS))] == ids[::-1]
    assert server.count("get_executions") == 3
    assert len(await every(adobe.executions.list(*IDS, limit=5))) == 5


@pytest.mark.parametrize("page", [{}, {"_embedded": {}}, {"_embedded": {"executions": []}}])
async def test_an_empty_list_in_each_of_its_forms(adobe: Any, server: AdobeCloudManagerSimulator, page: Any) -> None:
    server.empty_page = page
    assert await every(adobe.executions.list(*IDS)) == []


async def test_a_list_that_goes_round_is_an_error(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.seed(45)
    server.fault(faults.repeated_page())
    with pytest.raises(ApiError.__mro__[1], match="repeated"):
        await every(adobe.executions.list(*IDS))


@pytest.mark.parametrize(
    ("action", "decision", "operation", "body", "ends"),
    [
        ("approval", "approve", "advance", {"approved": True}, State.SUCCEEDED),
        ("approval", "reject", "cancel", {"approved": False}, State.CANCELLED),
        ("schedule", "run_now", "advance", {"type": "IMMEDIATE"}, State.SUCCEEDED),
        ("schedule", "cancel", "cancel", {"cancel": True}, State.CANCELLED),
        ("managed", "approve", "advance", {"start": True}, State.SUCCEEDED),
        ("managed", "reject", "cancel", {"start": False}, State.CANCELLED),
        ("deploy", "resume", "advance", {"resume": True}, State.SUCCEEDED),
        ("deploy", "stop", "advance", {"resume": False}, State.CANCELLED),  # not to /cancel
        ("deploy", "cancel", "advance", {"resume": False}, State.CANCELLED),
        ("codeQuality", "reject", "cancel", {"override": False}, State.FAILED),
    ],
)
async def test_gates(
    adobe: Any, server: AdobeCloudManagerSimulator, action: str, decision: str, operation: str, body: Any, ends: State
) -> None:
    run = await at_gate(adobe, server, action)
    assert run.state is State.WAITING
    assert action in run.attention
    await settle(getattr(run.waiting_step, decision)())
    call = server.calls[-1]
    assert (call.path.rsplit("/", 1)[1], json.loads(call.body)) == (operation, body)
    assert (await settle(run.wait(check=False))).state is ends


async def test_an_override_lists_every_failing_important_metric(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await at_gate(adobe, server, "codeQuality")
    await settle(run.waiting_step.override_metrics())
    kpis = [row["kpi"] for row in json.loads(server.calls[-1].body)["metrics"]]
    assert kpis == ["coverage", "skipped_tests"]
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_an_override_that_leaves_one_out_is_refused_before_it_is_sent(
    adobe: Any, server: AdobeCloudManagerSimulator
) -> None:
    run = await at_gate(adobe, server, "codeQuality")
    with pytest.raises(UsageError, match="skipped_tests"):
        await settle(run.waiting_step.override_metrics(kpis=["coverage"]))
    assert server.count("advance_pipeline_execution") == 0


async def test_a_schedule_goes_in_the_documented_form(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await at_gate(adobe, server, "schedule")
    await settle(run.waiting_step.schedule(datetime(2026, 11, 16, 13, 45, tzinfo=UTC)))
    assert json.loads(server.calls[-1].body) == {"type": "SCHEDULED", "schedule": "2026-11-16T13:45:00.000Z"}


async def test_a_decision_that_is_not_possible_is_refused(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await at_gate(adobe, server, "approval")
    with pytest.raises(UsageError, match="approve"):
        await settle(run.waiting_step.resume())


async def test_cancel_a_running_build(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.script = Run(steps=(Step("build", 100),), stopping=5)
    run = await settle(adobe.executions.start(*IDS))
    await settle(run.cancel())
    assert (await settle(run.refresh())).state is State.CANCELLING
    with pytest.raises(ExecutionCancelled):
        await settle(run.wait())


async def test_steps_metrics(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await at_gate(adobe, server, "codeQuality")
    build, quality, _ = run.steps
    assert await settle(adobe.steps.metrics(*build.address)) == []
    rows = await settle(adobe.steps.metrics(*quality.address))
    assert [(row.kpi, row.passed) for row in rows][1] == ("coverage", False)
    assert (await settle(adobe.steps.get(*quality.address))).state is State.WAITING


async def test_a_log_is_written_whole(adobe: Any, server: AdobeCloudManagerSimulator, tmp_path: Path) -> None:
    run = await settle((await settle(adobe.executions.start(*IDS))).wait())
    path = await settle(adobe.steps.download_log(*run.steps[1].address, to=tmp_path / "build.log"))
    assert path.read_bytes().splitlines()[-1] == b"build: second 59"
    assert list(tmp_path.iterdir()) == [path]  # noqa: ASYNC240  # a test may block


async def test_a_log_is_tailed_to_its_last_line(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.script = Run(steps=(Step("build", 33),))
    run = await settle(adobe.executions.start(*IDS))
    run = await settle(run.refresh())
    lines = b"".join(await every(adobe.steps.tail_log(*run.steps[0].address))).splitlines()
    assert lines == [f"build: second {n}".encode() for n in range(33)]
    assert any(call.header("range") for call in server.log_host.calls)


async def test_re_execute(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.script = Run(steps=(Step("build", 5), Step("deploy", 5, ends="failed", message="no disk")))
    run = await settle((await settle(adobe.executions.start(*IDS))).wait(check=False))
    again = await settle(adobe.executions.re_execute(run))
    assert again.id != run.id
    assert dict(server.calls_of("start_pipeline")[-1].query)["sourceExecutionId"] == run.id


async def test_from_url(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    (execution_id,) = server.seed(1)
    url = f"{server.url}/api/program/19905/pipeline/48213/execution/{execution_id}/phase/1/step/2"
    assert (await settle(adobe.executions.from_url(url))).id == execution_id


async def test_errors(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    with pytest.raises(NotFoundError):
        await settle(adobe.executions.get(*IDS, "1"))
    with pytest.raises(UsageError):
        await settle(adobe.executions.get(*IDS, ".."))


async def test_wrong_credentials(server: AdobeCloudManagerSimulator) -> None:
    from orchestrator_clients import AdobeCloudManager

    known = server.credentials
    places = {"base_url": server.url, "token_url": server.token_url}
    with AdobeCloudManager(known.org_id, known.client_id, "wrong-secret", **places) as client:
        with pytest.raises(AuthError, match="invalid_client"):
            client.executions.current(*IDS)
    with AdobeCloudManager("other@AdobeOrg", known.client_id, known.client_secret, **places) as client:
        with pytest.raises(AuthError, match="403003"):
            client.executions.current(*IDS)
    with AdobeCloudManager(known.org_id, known.client_id, token=known.token, base_url=server.url) as client:
        assert client.executions.current(*IDS) is None


async def test_a_token_is_renewed_in_the_middle_of_a_wait(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.script = Run(steps=(Step("build", 200_000),))
    run = await settle((await settle(adobe.executions.start(*IDS))).wait(poll=3600.0))
    assert run.state is State.SUCCEEDED
    assert server.count("ims_login") == 3
    server.fault(faults.expired_token(), on="get_execution", calls=1)
    assert (await settle(run.refresh())).state is State.SUCCEEDED
    assert server.count("ims_login") == 4


async def test_gates_that_wait_for_days(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await at_gate(adobe, server, "approval")
    server.clock.advance(6 * 86_400)
    with pytest.raises(NeedsAttention, match="approval"):
        await settle(run.wait(until=State.WAITING))
    await settle(run.waiting_step.approve())
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_incomplete_steps_and_unknown_words(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.script = Run(
        steps=(Step("build", 60), Step("functionalTest", 5, ends="skipped"), Step("deploy", 20)),
        status_sequence=(Spell("HIBERNATING", after=10, seconds=30),),
    )
    run = await settle((await settle(adobe.executions.start(*IDS))).wait())
    assert [step.raw_status for step in run.steps] == ["FINISHED", "INCOMPLETE", "FINISHED"]
    assert run.state is State.SUCCEEDED


async def test_a_failed_step_is_named(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.script = Run(steps=(Step("build", 5, ends="failed"), Step("deploy", 5)))
    with pytest.raises(ExecutionFailed, match="build"):
        await settle((await settle(adobe.executions.start(*IDS))).wait())


async def test_many_waits_share_the_list_of_a_pipeline(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    runs = [await settle(adobe.executions.get(*IDS, execution_id)) for execution_id in server.seed(15)]
    before = server.count("get_execution")
    waited = await settle((async_wait_many if hasattr(adobe, "aclose") else wait_many)(runs, concurrency=1))
    assert {one.run.state for one in waited} == {State.SUCCEEDED}
    assert server.count("get_executions") < 5
    assert server.count("get_execution") - before <= 15
