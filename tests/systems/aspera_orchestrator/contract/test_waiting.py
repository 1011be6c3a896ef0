"""Aspera's traps of waiting, in both worlds, on virtual time."""

from typing import Any

import pytest

from orchestrator_clients import ExecutionCancelled, ExecutionFailed, State, WaitTimeout, resume
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AsperaOrchestratorSimulator, AsperaStyle, Run, Spell, Step
from tests.contract.both import settle
from tests.systems.aspera_orchestrator.contract.setting import Start

pytestmark = pytest.mark.anyio


async def test_success(start: Start) -> None:
    seen: list[str] = []
    run = await settle((await start()).wait(on_change=lambda run: seen.append(run.raw_status)))
    assert (run.state, run.raw_status) == (State.SUCCEEDED, "Complete")
    assert {step.state for step in run.steps} == {State.SUCCEEDED}
    assert seen[-1] == "Complete"


@pytest.mark.parametrize("odd", [False, True])
@pytest.mark.parametrize(
    ("script", "end"),
    [
        (Run(), State.SUCCEEDED),
        (Run(steps=(Step("a", 1, ends="failed"),)), State.FAILED),
        (Run(ends="cancelled"), State.CANCELLED),
    ],
)
async def test_case_and_white_space_of_status_words(
    start: Start, server: AsperaOrchestratorSimulator, script: Run, end: State, odd: bool
) -> None:
    server.style = AsperaStyle(odd_words=odd)
    run = await start(script)
    assert (await settle(run.refresh())).state is State.RUNNING
    ended = await settle(run.wait(check=False))
    assert (ended.state, ended.raw_status.casefold()) == (end, {
        State.SUCCEEDED: "complete", State.FAILED: "failed", State.CANCELLED: "canceled",
    }[end])  # fmt: skip


async def test_an_error_that_is_tried_again_is_no_end(start: Start, server: AsperaOrchestratorSimulator) -> None:
    run = await start(Run(steps=(Step("Transcode", 10, attempts=3, message="no licence"),)))
    server.clock.advance(10.5)  # type: ignore[attr-defined]
    run = await settle(run.refresh())
    assert (run.state, run.steps[0].raw_status, run.steps[0].message) == (State.RUNNING, "Error", "no licence")
    seen: list[tuple[State, str]] = []
    await settle(run.wait(on_change=lambda run: seen.append((run.state, run.steps[0].raw_status)), poll=0.5))
    assert (State.RUNNING, "In Progress") in seen  # back at work
    assert seen[-1] == (State.SUCCEEDED, "Complete")


@pytest.mark.parametrize("word", ["Failed", "Error"])
async def test_failure_names_the_step(start: Start, server: AsperaOrchestratorSimulator, word: Any) -> None:
    server.failure = word
    run = await start(Run(steps=(Step("a", 1), Step("b", 1, ends="failed", message="no disk"), Step("c"))))
    with pytest.raises(ExecutionFailed, match=r"b.*no disk") as caught:
        await settle(run.wait())
    assert [step.raw_status for step in caught.value.run.steps] == ["Complete", word, "Inactive"]


async def test_several_steps_of_one_name(start: Start) -> None:
    run = await start(Run(steps=(Step("Copy", 5), Step("Copy", 5, ends="failed", message="no disk"))))
    with pytest.raises(ExecutionFailed, match="no disk") as caught:
        await settle(run.wait())
    steps = caught.value.run.steps
    assert [(step.name, step.state) for step in steps] == [("Copy", State.SUCCEEDED), ("Copy", State.FAILED)]
    assert len({step.id for step in steps}) == 2


async def test_a_failed_sub_workflow(start: Start, server: AsperaOrchestratorSimulator) -> None:
    server.sub_workflows = {"Sub": Run(steps=(Step("inner", 7, ends="failed", message="no disk"),))}
    with pytest.raises(ExecutionFailed, match=r"Sub.*no disk") as caught:
        await settle((await start(Run(steps=(Step("a"), Step("Sub"))))).wait())
    assert [step.name for step in caught.value.run.steps] == ["a", "Sub"]


async def test_cancelling_is_no_end(aspera: Any, start: Start) -> None:
    run = await start(Run(steps=(Step("Long", 5000),), stopping=90))
    await settle(aspera.work_orders.cancel(run.id))
    seen: list[State] = []
    with pytest.raises(ExecutionCancelled):
        await settle(run.wait(on_change=lambda run: seen.append(run.state)))
    assert State.CANCELLING in seen


async def test_unknown_words_are_no_end(start: Start) -> None:
    script = Run(steps=(Step("a", 60),), status_sequence=(Spell("Hibernating", after=5, seconds=30),))
    seen: list[tuple[State, str]] = []
    await settle((await start(script)).wait(on_change=lambda run: seen.append((run.state, run.raw_status))))
    assert (State.UNKNOWN, "Hibernating") in seen
    assert seen[-1][0] is State.SUCCEEDED


async def test_paused_is_held_not_ended(start: Start, server: AsperaOrchestratorSimulator) -> None:
    run = await start(Run(steps=(Step("a", 60),)))
    server.pause(int(run.id))
    with pytest.raises(WaitTimeout) as caught:
        await settle(run.wait(timeout=600))
    paused = caught.value.run
    assert paused is not None
    assert paused.state is State.PAUSED
    assert "console" in (paused.attention or "")
    server.unpause(int(run.id))
    assert (await settle(run.wait())).state is State.SUCCEEDED


@pytest.mark.parametrize(
    "fault",
    [faults.status(500), faults.status(404), faults.html_page(), faults.truncated(), faults.reset_before_answer()],
    ids=["500", "404", "html", "cut", "reset"],
)
async def test_a_failing_poll_is_no_end(start: Start, server: AsperaOrchestratorSimulator, fault: Any) -> None:
    run = await start()
    server.fault(fault, on="get_work_order_status_xml", calls=range(1, 8))
    assert (await settle(run.wait(timeout=3600))).state is State.SUCCEEDED


async def test_it_ends_again_after_a_reset(aspera: Any, start: Start) -> None:
    run = await settle((await start(Run(steps=(Step("a", 5, ends="failed"),)))).wait(check=False))
    assert run.state is State.FAILED
    await settle(aspera.work_orders.reset(run.id))
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_a_token_that_expires_in_mid_wait_is_renewed(server: AsperaOrchestratorSimulator) -> None:
    from orchestrator_clients import AsperaOrchestrator

    server.accepts = "tokens"
    server.script = Run(steps=(Step("a", 3 * 3600),))
    known = server.credentials
    auth = (known.username, known.password)
    with AsperaOrchestrator(server.base_url, auth=auth, login=True, clock=server.clock) as client:
        run = client.work_orders.start(workflow_id=12, inputs={"file": "x"}).wait()
    assert run.state is State.SUCCEEDED
    assert 3 <= server.count("login") <= 4
    assert server.count("initiate_work_order") == 1


async def test_a_token_resumes_the_wait(server: AsperaOrchestratorSimulator) -> None:
    with server.client() as client:
        text = client.work_orders.start(workflow_id=12, inputs={"file": "x"}).token()
        assert server.credentials.password not in text
    with server.client() as client:
        assert resume(text, clients=[client]).wait().state is State.SUCCEEDED
    assert server.count("initiate_work_order") == 1
