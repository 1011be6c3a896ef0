"""Workflows over both clients, against the simulator."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import NotFoundError, State, UsageError
from orchestrator_clients.testing import ArgoWorkflowsSimulator, Run, Step
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.cases import CASES, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]


def simulated(script: Run | None = None) -> ArgoWorkflowsSimulator:
    made: ArgoWorkflowsSimulator = CASES["argo_workflows"].make()  # type: ignore[assignment]
    if script is not None:
        made.script = script
    return made


async def test_a_workflow_from_its_start_to_its_end(world: str) -> None:
    with simulated() as server:
        argo = client_of(server, world)
        run = await settle(argo.workflows.submit("build", parameters={"branch": "main", "n": 2}))
        assert (run.state, run.ids) == (State.RUNNING, {"name": run.id})
        ended = await settle(run.wait(timeout=900))
        assert (ended.state, ended.progress.done, ended.progress.total) == (State.SUCCEEDED, 3, 3)
        assert [step.name for step in ended.steps] == ["checkout", "test", "publish"]
        assert {step.state for step in ended.steps} == {State.SUCCEEDED}
        assert ended.link == f"{server.url}/api/v1/workflows/ci/{run.id}"
        (call,) = server.calls_of("submit_workflow")
        assert call.json() == {
            "resourceKind": "WorkflowTemplate",
            "resourceName": "build",
            "submitOptions": {"parameters": ["branch=main", "n=2"]},
        }
        await close(argo)


async def test_one_that_is_stopped_has_not_failed(world: str) -> None:
    with simulated(Run(steps=(Step("work", 600),), stopping=20)) as server:
        argo = client_of(server, world)
        run = await settle(argo.workflows.submit("build"))
        server.clock.advance(5)  # type: ignore[attr-defined]
        stopped = await settle(argo.workflows.stop(run.id, message="not needed"))
        assert (stopped.state, stopped.raw_status) == (State.CANCELLING, "Running")
        ended = await settle(run.wait(check=False, timeout=900))
        assert (ended.state, ended.raw_status) == (State.CANCELLED, "Failed")
        await close(argo)


async def test_one_that_fails_says_why(world: str) -> None:
    with simulated(Run(steps=(Step("test", 5, ends="failed", message="3 of 40 tests failed"),))) as server:
        argo = client_of(server, world)
        run = await settle(argo.workflows.submit("build"))
        ended = await settle(run.wait(check=False, timeout=900))
        assert (ended.state, ended.message) == (State.FAILED, "3 of 40 tests failed")
        await close(argo)


@pytest.mark.parametrize(("page_size", "pages"), [(2, 3), (5, 1), (100, 1)])
async def test_lists_page_by_themselves(page_size: int, pages: int, world: str) -> None:
    with simulated() as server:
        argo, names = client_of(server, world), server.seed(5)
        assert [run.id for run in await every(argo.workflows.list(page_size=page_size))] == names
        assert server.count("list_workflows") == pages
        assert await every(argo.workflows.list(template="deploy")) == []
        await close(argo)


async def test_templates_are_what_can_be_started(world: str) -> None:
    with simulated() as server:
        argo = client_of(server, world)
        assert [target.name for target in await every(argo.targets.list())] == ["build", "deploy"]
        (branch,) = (await settle(argo.targets.get("build"))).inputs
        assert (branch.name, branch.default, branch.required) == ("branch", "main", False)
        with pytest.raises(NotFoundError):
            await settle(argo.targets.get("none"))
        await close(argo)


@pytest.mark.parametrize("parameters", [{"a=b": "x"}, {"": "x"}, {"list": [1]}, "branch=main"])
async def test_bad_parameters_are_refused_before_anything_is_sent(parameters: Any, world: str) -> None:
    with simulated() as server:
        argo = client_of(server, world)
        with pytest.raises(UsageError, match="parameters"):
            await settle(argo.workflows.submit("build", parameters=parameters))
        assert server.calls == []
        await close(argo)
