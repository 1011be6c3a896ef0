"""Gates, metrics and logs through both clients, where Adobe's answers lack something or say no."""

import json
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import (
    ApiError,
    AuthError,
    BusyError,
    DecodeError,
    NotFoundError,
    OutcomeUnknownError,
    State,
    UsageError,
)
from orchestrator_clients.adobe_cloud_manager.links import CANCEL
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Answer, Run, Simulator, Step, faults
from orchestrator_clients.testing.adobe_cloud_manager import NO_LOG, AdobeMetric
from tests.contract.both import every, settle

pytestmark = pytest.mark.anyio

IDS = ("19905", "48213")
TESTS = ("codeQuality", "securityTest", "loadTest", "assetsTest", "reportPerformanceTest")


async def started(adobe: Any, server: AdobeCloudManagerSimulator, *steps: Step, after: float = 0, **run: Any) -> Any:
    server.script = Run(steps=steps, **run)
    made = await settle(adobe.executions.start(*IDS))
    server.clock.sleep(after)
    return await settle(made.refresh())


async def at_gate(adobe: Any, server: AdobeCloudManagerSimulator, action: str) -> Any:
    return await started(adobe, server, Step(action, 5, waits_for_person=True), Step("deploy", 10), after=10)


def decided(server: AdobeCloudManagerSimulator) -> list[tuple[str, Any]]:
    """Return what was decided: the ends of the paths, and the bodies."""
    sent = [call for call in server.calls if call.path.endswith(("/advance", "/cancel"))]
    return [(call.path.rsplit("/", 1)[1], json.loads(call.body)) for call in sent]


# Gates


async def test_any_step_has_a_gate_and_says_where_its_links_lead(
    adobe: Any, server: AdobeCloudManagerSimulator
) -> None:
    run = await started(adobe, server, Step("build", 100), after=20)
    step = run.current_step
    place = step.located()
    path = f"/api/program/19905/pipeline/48213/execution/{run.id}/phase/{place.phase_id}/step/{place.step_id}"
    assert (place, step.href(CANCEL), step.href("no such relation")) == (step.address, f"{path}/cancel", None)
    gate = run.gate(step)
    assert (gate.decisions, run.waiting_step) == (("cancel",), None)
    await settle(gate.cancel())
    assert server.calls[-1].path == f"{path}/cancel"
    assert decided(server) == [("cancel", {"cancel": True})]


@pytest.mark.parametrize("action", TESTS)
async def test_metrics_are_read_from_the_waiting_step_and_overridden(
    adobe: Any, server: AdobeCloudManagerSimulator, action: str
) -> None:
    run = await at_gate(adobe, server, action)
    gate = run.waiting_step
    assert set(gate.decisions) == {"override_metrics", "reject"}
    failed = [row.kpi for row in await settle(gate.metrics()) if row.severity == "important" and not row.passed]
    assert list(await settle(gate.override_metrics())) == failed
    assert server.calls_of("step_metric")[-1].path == f"{server.calls[-1].path.removesuffix('/advance')}/metrics"
    assert decided(server) == [("advance", {"metrics": [{"kpi": kpi, "override": True} for kpi in failed]})]
    assert (await settle(run.refresh())).steps[0].raw_status == "FINISHED"


@pytest.mark.parametrize("action", TESTS)
async def test_metrics_are_rejected_without_a_list(adobe: Any, server: AdobeCloudManagerSimulator, action: str) -> None:
    run = await at_gate(adobe, server, action)
    await settle(run.waiting_step.reject())
    assert decided(server) == [("cancel", {"override": False})]
    assert (await settle(run.refresh())).state is State.FAILED


async def test_a_kpi_that_failed_twice_is_overridden(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    row = AdobeMetric("charm", "important", "A", "E", "C")
    server.metrics["codeQuality"] = (row, row)
    run = await at_gate(adobe, server, "codeQuality")
    await settle(run.waiting_step.override_metrics())
    assert (await settle(run.refresh())).steps[0].raw_status == "FINISHED"


@pytest.mark.parametrize("answer", [Answer(404), Answer.json({})])
async def test_a_metrics_link_is_no_promise(adobe: Any, server: AdobeCloudManagerSimulator, answer: Answer) -> None:
    server.no_metrics = answer
    run = await at_gate(adobe, server, "codeQuality")
    assert await settle(adobe.steps.metrics(*run.steps[0].address)) == []
    with pytest.raises(UsageError, match="nothing to override"):
        await settle(run.waiting_step.override_metrics())
    assert decided(server) == []


@pytest.mark.parametrize(
    ("withheld", "decisions", "impossible"),
    [
        ({"pipeline/advance"}, {"reject"}, "approve"),
        ({"pipeline/cancel"}, {"approve"}, "reject"),
        (
            {"self", "execution", "pipeline", "program", "pipeline/advance", "pipeline/cancel"},
            set[str](),
            "cancel",
        ),
    ],
)
async def test_without_its_link_a_decision_is_not_sent(
    adobe: Any, server: AdobeCloudManagerSimulator, withheld: set[str], decisions: set[str], impossible: str
) -> None:
    server.withheld = withheld
    run = await at_gate(adobe, server, "approval")
    gate = run.waiting_step
    assert set(gate.decisions) == decisions
    with pytest.raises(UsageError):
        await settle(getattr(gate, impossible)())
    assert decided(server) == []
    assert (
        await settle(adobe.steps.get(*run.steps[0].address))
    ).state is State.WAITING  # its address is known by its ids


@pytest.mark.parametrize(
    ("step", "sent"),
    [
        (Step("build", 50), ("cancel", {"cancel": True})),
        (Step("loadTest", 50), ("cancel", {"cancel": True})),
        (Step("codeQuality", 50), None),
        (Step("deploy", 50), None),
        (Step("approval", 5, waits_for_person=True), ("cancel", {"approved": False})),
        (Step("deploy", 5, waits_for_person=True), ("advance", {"resume": False})),
        (Step("codeQuality", 5, waits_for_person=True), ("cancel", {"override": False})),
    ],
)
async def test_cancelling_a_run_cancels_its_step(
    adobe: Any, server: AdobeCloudManagerSimulator, step: Step, sent: tuple[str, Any] | None
) -> None:
    run = await started(adobe, server, step, after=10)
    if sent is None:
        with pytest.raises(UsageError, match="cancel"):
            await settle(run.cancel())
        assert decided(server) == []
    else:
        await settle(run.cancel())
        assert decided(server) == [sent]
        assert (await settle(run.refresh())).state.ended


@pytest.mark.parametrize("after", [10, 40])
async def test_nothing_to_cancel_at_and_after_the_end(
    adobe: Any, server: AdobeCloudManagerSimulator, after: float
) -> None:
    run = await started(adobe, server, Step("build", 5), after=after)
    with pytest.raises(UsageError, match="nothing to cancel"):
        await settle(run.cancel())


async def test_a_decision_that_came_too_late(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await at_gate(adobe, server, "approval")
    gate = run.waiting_step
    await settle(gate.approve())
    with pytest.raises(ApiError, match="the step does not wait") as caught:
        await settle(gate.approve())
    assert (caught.value.status, caught.value.code, caught.value.retry_safe) == (400, "step-state", False)
    assert caught.value.request_id is not None


async def test_an_override_that_the_server_refuses(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await at_gate(adobe, server, "codeQuality")
    stale = Answer.json({"metrics": [{"kpi": "coverage", "severity": "important", "passed": False}]})
    server.no_metrics = stale
    with pytest.raises(ApiError, match="metrics: failed metrics are not overridden: skipped_tests"):
        await settle(run.waiting_step.override_metrics())


async def test_a_decision_whose_answer_is_lost_is_sent_once(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await at_gate(adobe, server, "approval")
    server.fault(faults.reset_before_answer(), on="advance_pipeline_execution", after=True)
    with pytest.raises(OutcomeUnknownError, match=r"steps\.get"):
        await settle(run.waiting_step.approve())
    assert server.count("advance_pipeline_execution") == 1
    assert (await settle(run.refresh())).steps[0].raw_status == "FINISHED"


async def test_rights(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await at_gate(adobe, server, "approval")
    server.profile = "Developer"
    for call in (lambda: adobe.executions.start(*IDS), run.waiting_step.approve, run.waiting_step.reject):
        with pytest.raises(AuthError, match="product profile"):
            await settle(call())
    assert server.count("start_pipeline") == 2  # a refusal is no reason to ask for a new token and start again
    assert server.count("fetch_token") == 1
    assert (await settle(adobe.steps.get(*run.steps[0].address))).state is State.WAITING


async def test_a_busy_pipeline_is_told_in_adobes_words(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    await started(adobe, server, Step("build", 10))
    with pytest.raises(BusyError, match="an execution is already in progress") as caught:
        await settle(adobe.executions.start(*IDS))
    assert (caught.value.code, caught.value.operation) == ("pipeline-busy", "start_pipeline")


async def test_deployments_are_named_by_their_environment(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("deploy"), Step("uiTest", ends="skipped"), Step("deploy"), after=0.5)
    assert [step.name for step in run.steps] == ["deploy (stage)", "uiTest", "deploy (prod)"]
    assert run.current_step.environment == "acme-stage"
    server.clock.sleep(1)
    run = await settle(run.refresh())
    assert (run.steps[1].raw_status, run.current_step.name) == ("INCOMPLETE", "deploy (prod)")


# Logs


async def one_log(adobe: Any, server: AdobeCloudManagerSimulator, action: str = "build") -> Any:
    return (await started(adobe, server, Step(action, 5), after=30)).steps[0].address


async def test_another_log_of_a_step(adobe: Any, server: AdobeCloudManagerSimulator, tmp_path: Path) -> None:
    address = await one_log(adobe, server, "codeQuality")
    path = await settle(adobe.steps.download_log(*address, to=tmp_path / "sonar.log", file="sonarLogFile"))
    assert path.read_bytes().startswith(b"sonar: second 0\n")
    (asked,) = server.calls_of("get_step_logs")
    assert (asked.query, asked.header("accept")) == ((("file", "sonarLogFile"),), "application/json")
    with pytest.raises(NotFoundError):
        await every(adobe.steps.iter_log(*address, file="other"))


async def test_bytes_come_as_they_are(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.last_words = b"gr\xfcn\x00\r\n\xff"
    address = await one_log(adobe, server)
    whole = b"".join(f"build: second {n}\n".encode() for n in range(5)) + server.last_words
    assert b"".join(await every(adobe.steps.iter_log(*address))) == whole
    assert b"".join(await every(adobe.steps.iter_log(*address, offset=70))) == whole[70:]
    assert b"".join(await every(adobe.steps.iter_log(*address, offset=len(whole)))) == b""
    assert [call.header("range") for call in server.log_host.calls] == [None, "bytes=70-", f"bytes={len(whole)}-"]


async def whole(adobe: Any, address: Any, method: str, folder: Path) -> object:
    if method == "download_log":
        return await settle(adobe.steps.download_log(*address, to=folder / "log"))
    return await every(getattr(adobe.steps, method)(*address))


@pytest.mark.parametrize("name", NO_LOG)
@pytest.mark.parametrize("method", ["iter_log", "tail_log", "download_log"])
async def test_no_log(adobe: Any, server: AdobeCloudManagerSimulator, tmp_path: Path, method: str, name: str) -> None:
    address = await one_log(adobe, server)
    server.no_log = NO_LOG[name]
    with pytest.raises(NotFoundError):
        await whole(adobe, address, method, tmp_path)
    assert list(tmp_path.iterdir()) == []  # noqa: ASYNC240  # a test may block
    assert server.log_host.calls == []


async def test_a_307_is_an_address_too(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    address = await one_log(adobe, server)
    server.no_log = Answer(307, (("location", server.log_host.link(address[2], 0, "build.log")),))
    assert b"".join(await every(adobe.steps.iter_log(*address))).startswith(b"build: second 0\n")
    (call,) = server.log_host.calls
    assert not {name for name, _ in call.headers} & {"authorization", "x-api-key", "x-gw-ims-org-id"}


async def test_a_log_that_breaks_is_taken_up_where_it_broke(
    adobe: Any, server: AdobeCloudManagerSimulator, tmp_path: Path
) -> None:
    address = await one_log(adobe, server)
    server.log_host.fault(faults.truncated(), on="read_log", calls=range(1, 3))
    path = await settle(adobe.steps.download_log(*address, to=tmp_path / "log"))
    assert path.read_bytes().splitlines() == [f"build: second {n}".encode() for n in range(5)]
    assert [call.header("range") for call in server.log_host.calls] == [None, "bytes=40-", "bytes=60-"]
    assert server.count("get_step_logs") == 1


async def test_an_address_that_expired_is_asked_for_again(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    address = await one_log(adobe, server)
    server.log_host.fault(faults.truncated(), on="read_log", calls=1)
    server.log_host.fault(faults.status(403), on="read_log", calls=2)
    lines = b"".join(await every(adobe.steps.iter_log(*address))).splitlines()
    assert lines == [f"build: second {n}".encode() for n in range(5)]
    assert server.count("get_step_logs") == 2


async def test_a_log_that_leads_on_to_a_third_host_is_not_followed(
    adobe: Any, server: AdobeCloudManagerSimulator
) -> None:
    address = await one_log(adobe, server)
    with Simulator(clock=server.clock) as third:
        server.log_host.fault(faults.redirect(f"{third.url}/log"))
        with pytest.raises(ApiError):
            await every(adobe.steps.iter_log(*address))
        assert third.calls == []


@pytest.mark.parametrize("where", ["not a url", "/logs/1", "ftp://127.0.0.1/log", "http://user@127.0.0.1:1/log"])
async def test_addresses_that_are_none(adobe: Any, server: AdobeCloudManagerSimulator, where: str) -> None:
    address = await one_log(adobe, server)
    server.no_log = Answer.json({"redirect": where})
    with pytest.raises(DecodeError, match="not followed"):
        await every(adobe.steps.iter_log(*address))


async def test_tailing_from_before_the_step_begins(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    server.last_words = b"what was written last"  # after the step was seen to run for the last time
    run = await started(adobe, server, Step("validate", 12), Step("build", 31), Step("deploy", 5))
    chunks = await every(adobe.steps.tail_log(*run.steps[1].address))
    whole = b"".join(f"build: second {n}\n".encode() for n in range(31)) + server.last_words
    assert b"".join(chunks) == whole
    assert len(chunks) > 5  # it came as it grew
    answers = {call.header("range") for call in server.log_host.calls}
    assert f"bytes={len(whole)}-" not in answers  # once read to its end, it is not asked for again
    assert server.count("get_step_logs") < 8


async def test_tailing_stops_at_a_gate(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("codeQuality", 12, waits_for_person=True), after=1)
    assert len(b"".join(await every(adobe.steps.tail_log(*run.steps[0].address))).splitlines()) == 12
    assert (await settle(run.refresh())).state is State.WAITING


async def test_tailing_ends_when_the_step_can_no_longer_begin(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("validate", 60, ends="failed"), Step("build", 5))
    with pytest.raises(NotFoundError, match="step 'build' never began"):
        await every(adobe.steps.tail_log(*run.steps[1].address))
    assert server.log_host.calls == []
