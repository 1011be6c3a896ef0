"""Waiting for Cloudify executions: scripted runs, on virtual time."""

import asyncio
import json
from typing import Any

import pytest

from orchestrator_clients import (
    AuthError,
    ExecutionCancelled,
    ExecutionFailed,
    NotFoundError,
    State,
    WaitTimeout,
    async_wait_many,
    async_watch_many,
    resume,
    wait_many,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator, Run, Spell, Step
from tests.contract.both import every, settle

pytestmark = pytest.mark.anyio

START = {"deployment_id": "web", "workflow_id": "install"}


async def test_wait_returns_at_the_end_and_not_before(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 100), Step("b", 200)))
    begun = manager.clock.time()
    run = await settle((await settle(cloudify.executions.start(**START))).wait())
    assert (run.state, run.raw_status) == (State.SUCCEEDED, "terminated")
    assert 300 <= manager.clock.time() - begun <= 300 * 1.2 + 5
    assert manager.count("get_execution") < 60


@pytest.mark.parametrize(
    ("script", "error", "state"),
    [
        (Run(steps=(Step("a", 5, ends="failed", message="no disk"),)), ExecutionFailed, State.FAILED),
        (Run(steps=(Step("a", 5, ends="cancelled"),)), ExecutionCancelled, State.CANCELLED),
        (Run(steps=(Step("a", 9000),)), WaitTimeout, State.RUNNING),
    ],
)
async def test_outcomes(cloudify: Any, manager: CloudifySimulator, script: Run, error: type, state: State) -> None:
    manager.script = script
    run = await settle(cloudify.executions.start(**START))
    with pytest.raises(error) as caught:
        await settle(run.wait(timeout=600))
    assert caught.value.run.state is state
    assert (await settle(run.wait(timeout=600, check=False))).state is state


async def test_the_error_names_what_was_said(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 5, ends="failed", message="no disk, password=hunter22"),))
    run = await settle(cloudify.executions.start(**START))
    with pytest.raises(ExecutionFailed, match="no disk") as caught:
        await settle(run.wait())
    assert "hunter22" not in str(caught.value)
    assert "hunter22" in caught.value.run.message


async def test_changes_are_told_as_they_come(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 10), Step("b", 10)))
    run = await settle(cloudify.executions.start(**START))
    seen: list[str] = []
    await settle(run.wait(on_change=lambda now: seen.append(now.raw_status)))
    assert seen[0] in ("pending", "started")
    assert seen[-1] == "terminated"
    statuses = [now.raw_status for now in await every((await settle(cloudify.executions.get(run.id))).watch())]
    assert statuses == ["terminated"]


async def test_a_word_this_version_does_not_know_is_waited_out(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 60),), status_sequence=(Spell("hibernating", after=10, seconds=30),))
    run = await settle(cloudify.executions.start(**START))
    seen: list[State] = []
    run = await settle(run.wait(on_change=lambda now: seen.append(now.state)))
    assert State.UNKNOWN in seen
    assert run.state is State.SUCCEEDED


@pytest.mark.parametrize("name", [name for name in faults.catalogue(elsewhere="") if name not in ("drip", "hang")])
async def test_any_number_of_failing_looks_is_no_end(cloudify: Any, manager: CloudifySimulator, name: str) -> None:
    manager.script = Run(steps=(Step("a", 600),))
    run = await settle(cloudify.executions.start(**START))
    rule = faults.catalogue(elsewhere="http://127.0.0.1:9/")[name]
    if isinstance(rule, faults.Refused):
        manager.refuse(300)
    else:
        manager.fault(rule, on="get_execution", calls=range(1, 40))
    assert (await settle(run.wait(timeout=100_000))).state is State.SUCCEEDED


async def test_a_look_that_hangs_is_bounded_by_the_timeout(manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 600),))
    manager.fault(faults.hang(), on="get_execution")
    async with manager.async_client(timeout=0.5, max_attempts=1) as client:
        run = await client.executions.start(**START)
        with pytest.raises(WaitTimeout, match="the last poll failed"):
            await run.wait(timeout=5)


async def test_refused_credentials_and_a_missing_execution_end_a_wait(
    cloudify: Any, manager: CloudifySimulator
) -> None:
    run = await settle(cloudify.executions.start(**START))
    del manager.executions[run.id]
    with pytest.raises(NotFoundError) as missing:
        await settle(run.wait())
    assert "the execution itself goes on" in missing.value.__notes__[0]
    manager.users["admin"] = manager.users["viewer"]
    with pytest.raises(AuthError):
        await settle(run.wait())


async def test_an_end_may_be_left_by_resume(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 5, ends="failed"),))
    run = await settle((await settle(cloudify.executions.start(**START))).wait(check=False))
    manager.script = Run(steps=(Step("a", 5),))
    run = await settle(cloudify.executions.resume(run.id))
    assert run.state is State.RUNNING
    assert not (await settle(run.wait(check=False))).state.needs_person


async def test_a_finished_one_can_be_killed_and_is_waited_for_again(cloudify: Any, manager: CloudifySimulator) -> None:
    run = await settle((await settle(cloudify.executions.start(**START))).wait())
    run = await settle(cloudify.executions.cancel(run.id, kill=True))
    assert run.state is State.CANCELLING
    with pytest.raises(ExecutionCancelled):
        await settle(run.wait())


async def test_queued_by_another_run(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 50),))
    first = await settle(cloudify.executions.start(**START))
    second = await settle(cloudify.executions.start(**START, queue=True))
    assert second.state is State.QUEUED
    assert (await settle(second.wait())).state is State.SUCCEEDED
    assert (await settle(first.refresh())).state is State.SUCCEEDED


async def test_cancel_on_timeout(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 9000),))
    run = await settle(cloudify.executions.start(**START))
    with pytest.raises(WaitTimeout) as caught:
        await settle(run.wait(timeout=60, cancel_on_timeout=True))
    assert "asked to cancel" in caught.value.__notes__[0]
    assert (await settle(run.wait(check=False))).state is State.CANCELLED


async def test_cancelling_the_waiting_task_leaves_the_run_alone(manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 9000),))
    manager.fault(faults.hang(), on="get_execution")
    async with manager.async_client() as client:
        run = await client.executions.start(**START)
        task = asyncio.ensure_future(run.wait())
        while not manager.count("get_execution"):  # noqa: ASYNC110  # the simulator runs in a thread of its own
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert manager.count("act_on_execution") == 0


async def test_a_wait_is_picked_up_elsewhere_with_its_deadline(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 9000),))
    token = (await settle(cloudify.executions.start(**START))).token(timeout=100)
    manager.clock.advance(60)
    begun = manager.clock.time()
    with pytest.raises(WaitTimeout):
        await settle(resume(token, clients=[cloudify]).wait())
    assert manager.clock.time() - begun == pytest.approx(40, abs=1)
    assert "simulated-password" not in token
    assert json.loads(token)["ids"].keys() == {"tenant", "execution_id"}
    assert manager.count("start_execution") == 1


async def test_a_deadline_that_has_passed_still_gets_one_look(cloudify: Any, manager: CloudifySimulator) -> None:
    token = (await settle(cloudify.executions.start(**START))).token(timeout=5)
    manager.clock.advance(3600)
    assert (await settle(resume(token, clients=[cloudify]).wait())).state is State.SUCCEEDED


async def test_many_waits_share_list_calls(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 100),))
    runs = [await settle(cloudify.executions.start(**START, force=True)) for _ in range(120)]
    wait = async_wait_many if hasattr(cloudify, "aclose") else wait_many
    waited = await settle(wait(runs))
    assert [one.run.id for one in waited] == [run.id for run in runs]
    assert {(one.run.state, one.error) for one in waited} == {(State.SUCCEEDED, None)}
    # One look at each every few seconds, for 100 seconds, would be thousands of calls; a run that no other joins gets its own.
    assert manager.count("list_executions") > manager.count("get_execution")
    assert manager.count("list_executions") + manager.count("get_execution") < 250


async def test_one_failure_does_not_disturb_the_others(manager: CloudifySimulator) -> None:
    async with manager.async_client() as client:
        good = await client.executions.start(**START)
        manager.script = Run(steps=(Step("a", 30, ends="failed", message="no disk"),))
        bad = await client.executions.start(**START, force=True)
        gone = await client.executions.start(**START, force=True)
        del manager.executions[gone.id]
        ended = {one.run.id: one.error async for one in async_watch_many([good, bad, gone])}
    assert ended[good.id] is None
    assert isinstance(ended[bad.id], ExecutionFailed)
    assert isinstance(ended[gone.id], NotFoundError)


async def test_many_waits_over_faults_and_a_timeout(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 9000),))
    runs = [await settle(cloudify.executions.start(**START, force=True)) for _ in range(5)]
    manager.fault(faults.html_page(), rate=0.5, seed=1)
    wait = async_wait_many if hasattr(cloudify, "aclose") else wait_many
    waited = await settle(wait(runs, timeout=300, concurrency=2))
    assert {type(one.error) for one in waited} == {WaitTimeout}


async def test_those_waited_for_together_are_whole_and_share_their_words(
    cloudify: Any, manager: CloudifySimulator
) -> None:
    manager.script = Run(steps=(Step("a", 30, ends="failed", message="no disk"),))
    runs = [await settle(cloudify.executions.start(**START, force=True)) for _ in range(3)]
    wait = async_wait_many if hasattr(cloudify, "aclose") else wait_many
    seen = [one.run for one in await settle(wait(runs))]
    assert manager.count("list_executions") > 0
    assert len({id(run._row.workflow_id) for run in seen}) == 1
    for run in seen:
        assert "started" not in vars(run)  # nobody looked at it
        assert (run.failed_step.name, run.failed_step.message) == ("a", "no disk")
        assert (run.raw.id, run.raw.status, run.raw.workflow_id) == (run.id, "failed", "install")
        assert run.started is not None
