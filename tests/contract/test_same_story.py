"""One story, the same on all systems: find a target by name, start it, watch its steps, read its log, learn why it failed."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from orchestrator_clients import ExecutionFailed, NotFoundError, State, UsageError
from orchestrator_clients.testing import Run, Step
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.cases import CASES, client_of
from tests.contract.test_targets import named

pytestmark = pytest.mark.anyio

REASON = "no space left"
FIELDS = ("name", "id", "state", "raw_status", "started", "ended", "message", "group", "tolerated")
"""What is told of a step, whatever runs it."""


@pytest.fixture(params=sorted(CASES))
def system(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def simulator(system: str) -> Any:
    script = Run(steps=(Step("validate", 200), Step("build", 200, ends="failed", message=REASON), Step("deploy", 5)))
    with CASES[system].make() as simulator:
        simulator.script = script  # type: ignore[attr-defined]
        if system == "vmware_code_stream":
            for pipeline in simulator.pipelines.values():  # type: ignore[attr-defined]
                pipeline.spec["workspace"] = {"image": "registry.example.com/build:12"}
        yield simulator


@pytest.fixture(params=WORLDS)
async def client(request: pytest.FixtureRequest, simulator: Any, anyio_backend: str) -> AsyncIterator[Any]:
    client = client_of(simulator, request.param)
    yield client
    await close(client)


async def begun(client: Any, system: str) -> Any:
    return await settle(client.start(await named(client, system), inputs=CASES[system].startable.given or None))


async def ended(client: Any, system: str) -> Any:
    return await settle((await begun(client, system)).wait(check=False))


async def test_the_reason_of_a_failure(client: Any, system: str) -> None:
    run = await begun(client, system)
    with pytest.raises(ExecutionFailed) as caught:
        await settle(run.wait())
    said, last = str(caught.value), caught.value.run
    assert "build' " in said
    reason = CASES[system].telling.reason
    assert reason in said
    assert (REASON in said) == (reason == REASON), "a reason that is told is told in one way"
    assert (last.state, last.failed_step.state) == (State.FAILED, State.FAILED)
    assert last.failed_step.name.endswith("build")


async def test_steps_are_watched_with_their_names_and_times(client: Any, system: str) -> None:
    run = await begun(client, system)
    looks = [look async for look in run.watch()] if hasattr(run.watch(), "__aiter__") else list(run.watch())
    last = looks[-1]
    assert last.state is State.FAILED
    states = [[step.state for step in look.steps if step.name.endswith("build")] for look in looks]
    assert any(State.RUNNING in one for one in states), "it was seen at work"
    first, build = (step for step in last.steps[:2])
    assert (first.state, build.state) == (State.SUCCEEDED, State.FAILED)
    if CASES[system].telling.times:
        assert first.started < first.ended <= build.started < build.ended
    assert {tuple(step) for step in last.to_json()["steps"]} == {FIELDS}
    assert json.loads(json.dumps(last.to_json()))["message"] == last.message


async def test_a_log_is_read_or_it_is_said_why_there_is_none(client: Any, simulator: Any, system: str) -> None:
    run = await ended(client, system)
    if (words := CASES[system].telling.no_log) is not None:
        calls = len(simulator.calls)
        with pytest.raises(UsageError, match=words):
            run.logs()
        assert len(simulator.calls) == calls
        return
    lines, told = await every(run.logs()), [*CASES[system].telling.lines]
    build = await every(run.logs(step="build"))
    assert [one for line in build if (one := (line.text, line.step)) in told] == told
    assert {str(line) for line in build} <= {str(line) for line in lines}
    assert all(line.time is None or line.time.tzinfo for line in lines)


async def test_a_log_is_followed_or_it_is_said_why_not(client: Any, simulator: Any, system: str) -> None:
    run = await begun(client, system)
    if (words := CASES[system].telling.not_followed) is not None:
        calls = len(simulator.calls)
        with pytest.raises(UsageError, match=words):
            run.follow()
        assert len(simulator.calls) == calls
        return
    followed, told = await every(run.follow(step="build", poll=15)), [*CASES[system].telling.lines]
    assert [one for line in followed if (one := (line.text, line.step)) in told] == told
    last = await settle(run.refresh())
    assert last.state is State.FAILED
    assert [str(line) for line in await every(last.follow(step="build"))] == [str(line) for line in followed]


@pytest.mark.parametrize("system", sorted(system for system, case in CASES.items() if case.telling.no_log is None))
async def test_a_step_that_is_not_there(client: Any, system: str) -> None:
    run = await ended(client, system)
    if system == "cloudify":
        assert await every(run.logs(step="nope")) == []
        return
    with pytest.raises(UsageError if system == "adobe_cloud_manager" else NotFoundError, match="nope"):
        await every(run.logs(step="nope"))


@pytest.mark.parametrize("name", ["approve", "reject", "logs", "follow"])
async def test_what_a_system_lacks_is_refused(client: Any, simulator: Any, system: str, name: str) -> None:
    run = await begun(client, system)
    calls = len(simulator.calls)
    if name not in CASES[system].lacks | (set() if CASES[system].gates else {"approve", "reject"}):
        return
    with pytest.raises(UsageError, match="approved or rejected|no log to read|cannot be followed"):
        await settle(getattr(run, name)())
    assert len(simulator.calls) == calls
