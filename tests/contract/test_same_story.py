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
from tests.contract.surface import LACKING
from tests.contract.test_targets import named

pytestmark = pytest.mark.anyio

INPUTS: dict[str, dict[str, Any]] = {
    "aspera_orchestrator": {"file": "/in/a.mxf"},
    "vmware_code_stream": {"branch": "main"},
}
"""What must be given."""
REASON = "no space left"
SILENT = {"adobe_cloud_manager": "only its log says why a step failed"}
"""Systems whose answers give no reason."""
TIMELESS = {"aspera_orchestrator": "the status of a work order tells no times of its steps"}
FIELDS = ("name", "id", "state", "raw_status", "started", "ended", "message", "group", "tolerated")
"""What is told of a step, whatever runs it."""
UNLOGGED = {
    "aspera_orchestrator": "documents a log",
    "aws_image_builder": "CloudWatch Logs, .*, which is not read here",
}
UNFOLLOWED = {**UNLOGGED, "vmware_code_stream": "cannot be followed"}
SAID = {
    "adobe_cloud_manager": [(f"build: {REASON}", "build")],
    "cloudify": [(f"Task failed 'script_runner.tasks.run' -> {REASON}", "build")],
    "vmware_code_stream": [("build begins", "build"), (REASON, "build"), ("done", "build")],
}
"""Lines that the log of the failed step has, and whose they are."""


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
    return await settle(client.start(await named(client, system), inputs=INPUTS.get(system)))


async def ended(client: Any, system: str) -> Any:
    return await settle((await begun(client, system)).wait(check=False))


async def test_the_reason_of_a_failure(client: Any, system: str) -> None:
    run = await begun(client, system)
    with pytest.raises(ExecutionFailed) as caught:
        await settle(run.wait())
    said, last = str(caught.value), caught.value.run
    assert "build' " in said
    assert (REASON in said) == (system not in SILENT)
    assert ("says why in the log of the step" in said) == (system in SILENT)
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
    if system not in TIMELESS:
        assert first.started < first.ended <= build.started < build.ended
    assert {tuple(step) for step in last.to_json()["steps"]} == {FIELDS}
    assert json.loads(json.dumps(last.to_json()))["message"] == last.message


async def test_a_log_is_read_or_it_is_said_why_there_is_none(client: Any, simulator: Any, system: str) -> None:
    run = await ended(client, system)
    if system in UNLOGGED:
        calls = len(simulator.calls)
        with pytest.raises(UsageError, match=UNLOGGED[system]):
            run.logs()
        assert len(simulator.calls) == calls
        return
    lines = await every(run.logs())
    build = await every(run.logs(step="build"))
    assert [(line.text, line.step) for line in build if line.text in dict(SAID[system])] == SAID[system]
    assert {str(line) for line in build} <= {str(line) for line in lines}
    assert all(line.time is None or line.time.tzinfo for line in lines)


async def test_a_log_is_followed_or_it_is_said_why_not(client: Any, simulator: Any, system: str) -> None:
    run = await begun(client, system)
    if system in UNFOLLOWED:
        calls = len(simulator.calls)
        with pytest.raises(UsageError, match=UNFOLLOWED[system]):
            run.follow()
        assert len(simulator.calls) == calls
        return
    followed = await every(run.follow(step="build", poll=15))
    assert [(line.text, line.step) for line in followed if line.text in dict(SAID[system])] == SAID[system]
    last = await settle(run.refresh())
    assert last.state is State.FAILED
    assert [str(line) for line in await every(last.follow(step="build"))] == [str(line) for line in followed]


@pytest.mark.parametrize("system", sorted(set(CASES) - set(UNLOGGED)))
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
    if name not in LACKING[system] | (set() if CASES[system].gates else {"approve", "reject"}):
        return
    with pytest.raises(UsageError, match="no gates|no log to read|cannot be followed"):
        await settle(getattr(run, name)())
    assert len(simulator.calls) == calls
