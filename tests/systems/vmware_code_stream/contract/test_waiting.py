"""Waiting for a Code Stream execution: how it ends, and on the way there; scripted runs, on virtual time."""

import json
import logging
from typing import Any

import pytest

from orchestrator_clients import ExecutionCancelled, ExecutionFailed, State, WaitTimeout, resume
from orchestrator_clients.testing import Run, Spell, Step, VmwareCodeStreamSimulator
from orchestrator_clients.vmware_code_stream.simulator.simulator import Task
from tests.contract.both import every, settle
from tests.systems.vmware_code_stream.contract.setting import start

pytestmark = pytest.mark.anyio


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
