"""Waiting for Adobe's executions: scripted runs, on virtual time."""

from typing import Any

import pytest

from orchestrator_clients import (
    AuthError,
    ExecutionCancelled,
    ExecutionFailed,
    NeedsAttention,
    NotFoundError,
    State,
    UsageError,
    WaitTimeout,
    async_wait_many,
    resume,
    wait_many,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Run, Spell, Step
from tests.contract.both import every, settle

pytestmark = pytest.mark.anyio

IDS = ("19905", "48213")


async def started(adobe: Any, server: AdobeCloudManagerSimulator, *steps: Step, **run: Any) -> Any:
    server.script = Run(steps=steps, **run)
    return await settle(adobe.executions.start(*IDS))


async def test_the_end_is_that_of_this_execution(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    begun = server.clock.time()
    run = await settle((await started(adobe, server, Step("build", 100), Step("deploy", 200))).wait())
    assert (run.state, run.raw_status, run.progress.done) == (State.SUCCEEDED, "FINISHED", 2)
    assert 320 <= server.clock.time() - begun <= 320 * 1.2 + 10  # its idle seconds included
    assert server.count("get_current_execution") == 0  # which would vanish, or be another one by then
    assert server.count("get_execution") < 60


async def test_another_execution_does_not_confuse_a_wait(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("build", 5, ends="failed"))
    server.clock.sleep(10)
    other = await started(adobe, server, Step("build", 9000))
    with pytest.raises(ExecutionFailed) as caught:
        await settle(run.wait())
    assert caught.value.run.id == run.id != other.id


@pytest.mark.parametrize(
    ("steps", "error", "word", "says"),
    [
        ((Step("build", 5, ends="failed"), Step("deploy")), ExecutionFailed, "FAILED", "build"),
        ((Step("build", 5, ends="cancelled"), Step("deploy")), ExecutionCancelled, "CANCELLED", "1 of 2"),
        ((Step("build", 9000),), WaitTimeout, "RUNNING", "did not end within 120 s"),
    ],
)
async def test_outcomes(
    adobe: Any, server: AdobeCloudManagerSimulator, steps: tuple[Step, ...], error: type, word: str, says: str
) -> None:
    run = await started(adobe, server, *steps)
    with pytest.raises(error, match=says) as caught:
        await settle(run.wait(timeout=120))
    assert caught.value.run.raw_status == word
    assert (await settle(run.wait(timeout=120, check=False))).raw_status == word


async def test_changes_are_told_as_they_are_seen(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    steps = (Step("build", 60), Step("approval", 1, waits_for_person=True), Step("deploy", 60))
    run = await started(adobe, server, *steps, queued=30)
    seen: list[Any] = []
    with pytest.raises(NeedsAttention, match="approval"):
        await settle(run.wait(until=State.WAITING, on_change=seen.append))
    states = [one.state for one in seen]
    assert sorted(set(states), key=states.index) == [State.QUEUED, State.RUNNING, State.WAITING]
    await settle(seen[-1].waiting_step.approve())
    later = [one.state for one in await every(run.watch())]
    assert (later[0], later[-1]) == (State.RUNNING, State.SUCCEEDED)
    assert State.SUCCEEDED not in later[:-1]


async def test_waiting_is_not_done(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("approval", 1, waits_for_person=True), Step("deploy"))
    with pytest.raises(WaitTimeout) as caught:
        await settle(run.wait(timeout=13 * 86_400, poll=(3600.0, 36_000.0)))
    assert caught.value.run.state is State.WAITING
    assert "approval" in str(caught.value)


async def test_a_timeout_cancels_when_asked_to(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("build", 9000))
    with pytest.raises(WaitTimeout):
        await settle(run.wait(timeout=60, cancel_on_timeout=True))
    assert server.count("cancel_pipeline_execution_step") == 1
    assert (await settle(run.refresh())).state is State.CANCELLED


async def test_a_wait_ends_with_a_rejection_and_says_it(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("codeQuality", 5, waits_for_person=True), Step("deploy"))
    server.clock.sleep(10)
    await settle((await settle(run.refresh())).waiting_step.reject())
    with pytest.raises(ExecutionFailed, match=r'codeQuality.*"override": false'):
        await settle(run.wait())


async def test_cancelling_is_no_end(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("build", 9000), stopping=100)
    await settle(run.cancel())
    begun = server.clock.time()
    with pytest.raises(ExecutionCancelled):
        await settle(run.wait())
    assert server.clock.time() - begun >= 100


async def test_an_incomplete_test_is_passed_over(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    names = ("build", "functionalTest", "uiTest", "deploy")
    steps = [Step(name, 30, ends="skipped" if "Test" in name else "succeeded") for name in names]
    run = await started(adobe, server, *steps)
    server.clock.sleep(31)
    assert (await settle(run.refresh())).current_step.name == "deploy (prod)"
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_a_status_of_tomorrow_is_no_end(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    spell = Spell("DEFROSTING", after=0, seconds=60)
    run = await started(adobe, server, Step("approval", 5, waits_for_person=True), status_sequence=(spell,))
    assert (await settle(run.refresh())).raw_status == "DEFROSTING"
    with pytest.raises(NeedsAttention):
        await settle(run.wait(until=State.WAITING))


@pytest.mark.parametrize(
    "fault",
    [
        faults.status(503),
        faults.status(502, form="html"),
        faults.html_page(),
        faults.truncated(),
        faults.malformed(),
        faults.reset_before_answer(),
        faults.rate_limited(3),
    ],
    ids=lambda fault: fault.name,
)
async def test_polls_that_fail_are_no_end(adobe: Any, server: AdobeCloudManagerSimulator, fault: Any) -> None:
    run = await started(adobe, server, Step("build", 300))
    server.fault(fault, on="get_execution", calls=range(2, 14))
    assert (await settle(run.wait(timeout=3600))).state is State.SUCCEEDED


async def test_credentials_that_stay_refused_end_a_wait(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("build", 300))
    server.fault(faults.expired_token())
    with pytest.raises(AuthError, match="401013"):
        await settle(run.wait(timeout=36_000))


async def test_an_execution_that_stays_unfound_ends_a_wait(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("build", 300))
    server.executions.clear()
    with pytest.raises(NotFoundError):
        await settle(run.wait(timeout=36_000))


async def test_a_wait_is_taken_up_again_at_a_gate(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await started(adobe, server, Step("approval", 5, waits_for_person=True), Step("deploy", 60))
    run = await settle(run.wait(until=State.WAITING, check=False))
    token = run.token(timeout=600)
    assert not any(secret in token for secret in (server.credentials.client_secret, "simulated-token"))
    again = resume(token, clients=[adobe])
    assert (again.ids, again.state) == (run.ids, State.WAITING)
    await settle((await settle(again.refresh())).waiting_step.approve())
    assert (await settle(again.wait())).state is State.SUCCEEDED
    assert server.count("start_pipeline") == 1
    with pytest.raises(UsageError):
        resume(token[:-9], clients=[adobe])


@pytest.mark.parametrize("bare", [False, True])
async def test_many_waits_with_lists_that_tell_no_steps(
    adobe: Any, server: AdobeCloudManagerSimulator, bare: bool
) -> None:
    server.seed(5, script=Run(steps=(Step("build", 60), Step("deploy", 60, ends="failed"))))
    server.bare_lists = bare
    runs = [await settle(adobe.executions.get(*IDS, execution_id)) for execution_id in server.executions]
    before = server.count("get_execution")
    waited = await settle((async_wait_many if hasattr(adobe, "aclose") else wait_many)(runs))
    assert {one.run.steps[1].raw_status for one in waited} == {"FAILED"}
    assert server.count("get_execution") - before == (5 if bare else 0)  # a list without steps is not enough
