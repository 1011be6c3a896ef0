"""Waiting for Code Stream executions: scripted runs, on virtual time."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import (
    AuthError,
    ExecutionCancelled,
    ExecutionFailed,
    NeedsAttention,
    NotFoundError,
    State,
    WaitTimeout,
    async_wait_many,
    resume,
    wait_many,
)
from orchestrator_clients.testing import Run, Spell, Step, VmwareCodeStreamSimulator, faults
from orchestrator_clients.testing.vmware_code_stream import Task
from tests.contract.both import close, every, settle

pytestmark = pytest.mark.anyio

SPEC = Path(__file__).parents[3] / "specs" / "vmware_code_stream" / "openapi.yaml"


async def start(client: Any, name: str = "ship") -> Any:
    return await settle(client.pipelines.execute("Portal", name))


async def test_wait_returns_at_the_end_and_not_before(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("A.x", 100), Step("B.y", 200)))
    begun = server.clock.time()
    run = await settle((await start(code_stream)).wait())
    assert (run.state, run.raw_status) == (State.SUCCEEDED, "COMPLETED")
    assert [(step.name, step.raw_status) for step in run.steps] == [("A.x", "COMPLETED"), ("B.y", "COMPLETED")]
    assert 300 <= server.clock.time() - begun <= 300 * 1.2 + 5
    assert server.count("get_execution") < 60


@pytest.mark.parametrize(
    ("script", "error", "word"),
    [
        (Run((Step("A.x", 5, ends="failed", message="no disk"),)), ExecutionFailed, "FAILED"),
        (Run((Step("A.x", 5, ends="cancelled"),)), ExecutionCancelled, "CANCELED"),
        (Run((Step("A.x", 9000),)), WaitTimeout, "RUNNING"),
    ],
)
async def test_outcomes(
    code_stream: Any, server: VmwareCodeStreamSimulator, script: Run, error: type, word: str
) -> None:
    server.script = script
    run = await start(code_stream)
    with pytest.raises(error) as caught:
        await settle(run.wait(timeout=120))
    assert caught.value.run.raw_status == word
    assert (await settle(run.wait(timeout=120, check=False))).raw_status == word


async def test_the_error_names_the_task_and_what_it_said(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("Build.x"), Step("Deploy.Smoke test", 5, ends="failed", message="exit code 1")))
    run = await start(code_stream)
    with pytest.raises(ExecutionFailed, match=r"Deploy\.Smoke test.*exit code 1") as caught:
        await settle(run.wait())
    assert caught.value.run.failed_step.name == "Deploy.Smoke test"  # type: ignore[attr-defined]


async def test_a_tolerated_failure_is_not_why_it_failed(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    lint = Task("Lint", 5, ends="failed", ignore_failure=True, message="tabs", stage="Build")
    server.script = Run((lint, Task("Ship", 5, stage="Deploy")))
    run = await settle((await start(code_stream)).wait())
    assert [step.raw_status for step in run.steps] == ["FAILED_CONTINUE", "COMPLETED"]
    assert run.failed_step is None
    server.script = Run((lint, Task("Ship", 5, ends="failed", message="no disk", stage="Deploy")))
    run = await start(code_stream)
    with pytest.raises(ExecutionFailed, match="no disk") as caught:
        await settle(run.wait())
    assert "tabs" not in str(caught.value)


async def test_an_end_is_not_in_doubt_where_its_tasks_cannot_be_read(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    (identity,) = server.seed(1)
    run = await settle(code_stream.executions.get(identity, tasks=False))
    server.fault(faults.status(403), on="get_execution", calls=range(2, 100))
    run = await settle(run.wait())
    assert (run.state, run.steps) == (State.SUCCEEDED, ())


async def test_canceling_is_not_yet_canceled(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 9000),), stopping=60)
    run = await start(code_stream)
    server.clock.sleep(10)
    asked = server.clock.time()
    await settle(run.cancel())
    seen: list[tuple[State, str]] = []
    with pytest.raises(ExecutionCancelled):
        await settle(run.wait(on_change=lambda now: seen.append((now.state, now.raw_status))))
    assert seen[0] == (State.CANCELLING, "CANCELING")
    assert seen[-1] == (State.CANCELLED, "CANCELED")
    assert server.clock.time() - asked >= 60
    assert server.count("act_on_execution") == 1


@pytest.mark.parametrize(("undo", "word"), [("succeeded", "ROLLBACK_COMPLETED"), ("failed", "ROLLBACK_FAILED")])
async def test_a_rollback_is_waited_for_and_is_no_success(
    code_stream: Any, server: VmwareCodeStreamSimulator, undo: Any, word: str
) -> None:
    server.pipeline("ship").spec["rollbacks"] = [{"stage": "Deploy", "name": "unship"}]
    server.script = Run((Step("Deploy.Push", 10, ends="failed", message="no disk"),))
    server.rollback_script = Run((Step("Undo.Restore", 90, ends=undo),))
    begun = server.clock.time()
    run = await start(code_stream)
    seen: list[str] = []
    with pytest.raises(ExecutionFailed, match="no disk") as caught:
        await settle(run.wait(on_change=lambda now: seen.append(now.raw_status)))
    assert (caught.value.run.raw_status, caught.value.run.state) == (word, State.FAILED)
    assert "ROLLING_BACK" in seen
    assert server.clock.time() - begun >= 100
    (rollback,) = await every(code_stream.executions.list(rollback=True))
    assert rollback.name == "unship#1"


async def test_queued_behind_another(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.pipeline("ship").spec["concurrency"] = 1
    server.script = Run((Step("work", 90),))
    first, second = await start(code_stream), await start(code_stream)
    seen: list[tuple[State, str]] = []
    run = await settle(second.wait(on_change=lambda now: seen.append((now.state, now.raw_status))))
    assert (run.state, seen[0]) == (State.SUCCEEDED, (State.QUEUED, "QUEUED"))
    assert (State.RUNNING, "RUNNING") in seen
    assert (await settle(first.refresh())).state is State.SUCCEEDED


async def test_waiting_for_an_approval_is_not_done(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await start(code_stream, "approve")
    with pytest.raises(WaitTimeout, match="approval") as caught:
        await settle(run.wait(timeout=300))
    assert caught.value.run.state is State.WAITING
    with pytest.raises(NeedsAttention, match="Approve"):
        await settle(run.wait(until=State.WAITING))
    assert (await settle(run.wait(until=State.WAITING, check=False))).raw_status == "WAITING"
    server.decide(run.id, approved=True)
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_a_rejected_approval_fails(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await settle((await start(code_stream, "approve")).wait(until=State.WAITING, check=False))
    server.decide(run.id, approved=False)
    with pytest.raises(ExecutionFailed, match=r"Release\.Approve"):
        await settle(run.wait())


async def test_an_approval_that_nobody_gives_cancels_the_run(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    begun = server.clock.time()
    with pytest.raises(ExecutionCancelled):
        await settle((await start(code_stream, "approve")).wait(poll=(3600, 14400)))
    assert 3 * 86400 <= server.clock.time() - begun < 4 * 86400
    assert server.count("iaas_login") > 6, "tokens live eight hours"


@pytest.mark.parametrize("until", [State.PAUSED, (State.PAUSED, State.WAITING)])
async def test_paused(code_stream: Any, server: VmwareCodeStreamSimulator, until: Any) -> None:
    server.script = Run((Step("work", 100),))
    run = await start(code_stream)
    server.clock.sleep(10)
    await settle(code_stream.executions.pause(run.id))
    with pytest.raises(NeedsAttention, match="resume"):
        await settle(run.wait(until=until))
    with pytest.raises(WaitTimeout):
        await settle(run.wait(timeout=60))
    await settle(code_stream.executions.resume(run.id))
    assert (await settle(run.wait(until=until))).state is State.SUCCEEDED


async def test_a_word_this_version_does_not_know_is_waited_out(
    code_stream: Any, server: VmwareCodeStreamSimulator, caplog: pytest.LogCaptureFixture, world: str
) -> None:
    word = f"HIBERNATING_{world}"  # each word is warned about once in a process
    server.script = Run((Step("work", 60),), status_sequence=(Spell(word, after=10, seconds=30),))
    seen: list[tuple[State, str]] = []
    with caplog.at_level(logging.WARNING, "orchestrator_clients"):
        run = await settle(
            (await start(code_stream)).wait(on_change=lambda now: seen.append((now.state, now.raw_status)))
        )
    assert (State.UNKNOWN, word) in seen
    assert run.state is State.SUCCEEDED
    assert [word in record.getMessage() for record in caplog.records] == [True]


async def test_a_token_that_expires_in_the_middle(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 30 * 3600),))
    assert (await settle((await start(code_stream)).wait(poll=(1200, 3600)))).state is State.SUCCEEDED
    assert server.count("iaas_login") in (4, 5)


async def test_a_token_that_is_refused_in_the_middle(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 100),))
    run = await start(code_stream)
    server.fault(faults.expired_token(), on="get_execution", calls=3)
    assert (await settle(run.wait())).state is State.SUCCEEDED
    assert server.count("iaas_login") == 2


async def test_a_token_that_lies_unused_between_two_looks(world: str) -> None:
    with VmwareCodeStreamSimulator(spec=SPEC, hosting="cloud") as server:
        server.script = Run((Step("work", 4 * 3600),))
        client = server.client() if world == "sync" else server.async_client()
        run = await settle((await start(client)).wait(poll=3600))
        assert (run.state, server.count("iaas_login") > 3) == (State.SUCCEEDED, True)
        await close(client)


async def test_credentials_that_are_withdrawn_end_a_wait(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 9000),))
    run = await start(code_stream)
    server.access.expire()
    server.fault(faults.status(400), on="iaas_login")
    with pytest.raises(AuthError) as caught:
        await settle(run.wait())
    assert "the execution itself goes on" in caught.value.__notes__[0]


async def test_failing_looks_do_not_end_a_wait(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 100),))
    run = await start(code_stream)
    for fault in (faults.html_page(), faults.status(500), faults.truncated(), faults.reset_before_answer()):
        server.fault(fault, on="get_execution", rate=0.25, seed=len(fault.name))
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_an_execution_that_was_deleted_ends_a_wait(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    run = await start(code_stream)
    del server.executions[run.id]
    with pytest.raises(NotFoundError):
        await settle(run.wait())


async def test_cancel_on_timeout(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 9000),), stopping=30)
    run = await start(code_stream)
    with pytest.raises(WaitTimeout) as caught:
        await settle(run.wait(timeout=60, cancel_on_timeout=True))
    assert "asked to cancel" in caught.value.__notes__[0]
    assert (await settle(run.wait(check=False))).state is State.CANCELLED


async def test_watch_tells_each_change(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("A.x", 50), Step("B.y", 50)))
    seen = [
        [step.raw_status for step in now.steps] for now in await every((await start(code_stream)).watch(poll=(1, 5)))
    ]
    assert seen == [
        ["NOT_STARTED", "NOT_STARTED"],
        ["RUNNING", "NOT_STARTED"],
        ["COMPLETED", "RUNNING"],
        ["COMPLETED", "COMPLETED"],
    ]


async def test_a_wait_is_picked_up_elsewhere(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 9000),))
    token = (await start(code_stream)).token(timeout=100)
    server.clock.sleep(60)
    begun = server.clock.time()
    with pytest.raises(WaitTimeout):
        await settle(resume(token, clients=[code_stream]).wait())
    assert server.clock.time() - begun == pytest.approx(40, abs=1)
    assert server.credentials.refresh_token not in token
    assert list(json.loads(token)["ids"].values())[-1] in server.executions
    assert server.count("execute_pipeline_by_name") == 1
    server.clock.sleep(9000)
    assert (await settle(resume(token, clients=[code_stream]).wait(timeout=60))).state is State.SUCCEEDED


@pytest.mark.parametrize("by_name", [True, False])
async def test_many_waits_share_list_calls(
    code_stream: Any, server: VmwareCodeStreamSimulator, world: str, by_name: bool
) -> None:
    del server.pipeline("ship").spec["concurrency"]
    server.script = Run((Step("work", 100),))
    where = ("Portal", "ship") if by_name else (server.pipeline("ship").id,)
    runs = [await settle(code_stream.pipelines.execute(*where)) for _ in range(15)]
    others = [await start(code_stream, "unship") for _ in range(3)]
    waited = await settle((async_wait_many if world == "async" else wait_many)([*runs, *others]))
    assert [one.run.id for one in waited] == [run.id for run in (*runs, *others)]
    assert {(one.run.state, one.error) for one in waited} == {(State.SUCCEEDED, None)}
    # One look at each every few seconds, for 100 seconds, would be more than 400.
    lists = [call for call in server.calls if (call.operation or "").startswith("list_executions")]
    assert len(lists) < 80
    assert server.count("get_execution") == 18, "only once for its tasks, when it has ended"


async def test_waits_for_runs_that_are_not_among_the_newest(
    code_stream: Any, server: VmwareCodeStreamSimulator, world: str
) -> None:
    server.script = Run((Step("work", 100),))
    run = await start(code_stream)
    server.clock.sleep(5)
    server.seed(150)
    for old in list(server.executions.values())[1:]:
        old.requested_at = server.clock.time()
    (waited,) = await settle((async_wait_many if world == "async" else wait_many)([run]))
    assert (waited.run.id, waited.run.state, waited.error) == (run.id, State.SUCCEEDED, None)


async def test_many_with_different_ends(code_stream: Any, server: VmwareCodeStreamSimulator, world: str) -> None:
    good = await start(code_stream)
    server.script = Run((Step("A.x", 30, ends="failed", message="no disk"),))
    bad, gone = await start(code_stream, "unship"), await start(code_stream, "unship")
    del server.executions[gone.id]
    waited = await settle((async_wait_many if world == "async" else wait_many)([good, bad, gone]))
    assert [type(one.error) for one in waited] == [type(None), ExecutionFailed, NotFoundError]
    assert "no disk" in str(waited[1].error)


async def test_many_that_no_list_shows_keep_the_time_of_all(
    code_stream: Any, server: VmwareCodeStreamSimulator, world: str
) -> None:
    server.script = Run((Step("A.x", 3600),))
    runs = [await start(code_stream) for _ in range(6)]
    server.fault(faults.malformed(), on="list_executions")
    server.fault(faults.rate_limited(60), on="get_execution")
    begun = server.clock.time()
    waited = await settle((wait_many if world == "sync" else async_wait_many)(runs, timeout=20))  # type: ignore[operator]
    assert {type(one.error) for one in waited} == {WaitTimeout}
    assert 20 <= server.clock.time() - begun <= 25
