"""Steps, gates and metrics through both clients, where Adobe's answers lack something or say no."""

import json
from typing import Any

import pytest

from orchestrator_clients import ApiError, AuthError, BusyError, ConflictError, OutcomeUnknownError, State, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.adobe_cloud_manager.links import CANCEL
from orchestrator_clients.adobe_cloud_manager.simulator.simulator import AdobeMetric
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Answer, Step
from tests.contract.both import settle
from tests.systems.adobe_cloud_manager.contract.setting import IDS, started

pytestmark = pytest.mark.anyio

TESTS = ("codeQuality", "securityTest", "loadTest", "assetsTest", "reportPerformanceTest")


async def at_gate(adobe: Any, server: AdobeCloudManagerSimulator, action: str) -> Any:
    return await started(adobe, server, Step(action, 5, waits_for_person=True), Step("deploy", 10), after=10)


def decided(server: AdobeCloudManagerSimulator) -> list[tuple[str, Any]]:
    """Return what was decided: the ends of the paths, and the bodies."""
    sent = [call for call in server.calls if call.path.endswith(("/advance", "/cancel"))]
    return [(call.path.rsplit("/", 1)[1], json.loads(call.body)) for call in sent]


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
        with pytest.raises(ConflictError, match="cancel"):
            await settle(run.cancel())
        assert decided(server) == []
    else:
        await settle(run.cancel())
        assert decided(server) == [sent]
        assert (await settle(run.refresh())).state.ended


@pytest.mark.parametrize(
    ("after", "why"), [(10, "cancel now: wait until"), (40, r"it has ended.*cancel\. Nothing was sent$")]
)
async def test_nothing_to_cancel_at_and_after_the_end(
    adobe: Any, server: AdobeCloudManagerSimulator, after: float, why: str
) -> None:
    run = await started(adobe, server, Step("build", 5), after=after)
    with pytest.raises(ConflictError, match=why):
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
    assert server.count("ims_login") == 1
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
