"""Execution groups of Cloudify, the latest execution of a deployment, and lists that ask for less, in both worlds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients import NotFoundError, OutcomeUnknownError, State, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator, Run, Step
from tests.contract.both import every, settle

pytestmark = pytest.mark.anyio

GROUP: dict[str, Any] = {"deployment_group_id": "everything", "workflow_id": "install"}
SHORT = Run(steps=(Step("create", 5),))


async def test_a_group_starts_on_each_deployment_and_is_waited_for(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = SHORT
    group = await settle(
        cloudify.execution_groups.start(
            **GROUP, parameters={"node_ids": ["a"]}, by_deployment={"db": {"node_ids": ["b"]}}, concurrency=3
        )
    )
    (call,) = manager.calls_of("start_execution_group")
    assert json.loads(call.body) == {
        **GROUP,
        "default_parameters": {"node_ids": ["a"]},
        "parameters": {"db": {"node_ids": ["b"]}},
        "concurrency": 3,
    }
    assert (group.state, group.concurrency, len(group.execution_ids)) == (State.RUNNING, 3, 2)
    assert [one.parameters for one in manager.executions.values()] == [{"node_ids": ["a"]}, {"node_ids": ["b"]}]
    waited = await settle(cloudify.execution_groups.wait(group.id))
    assert [(one.run.name, one.run.state) for one in waited] == [
        ("Web tier install", State.SUCCEEDED),
        ("Database install", State.SUCCEEDED),
    ]
    ended = await settle(cloudify.execution_groups.get(group.id))
    assert (ended.raw_status, list(ended.execution_ids)) == ("terminated", [one.run.id for one in waited])


async def test_those_beyond_the_concurrency_are_queued(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = SHORT
    group = await settle(cloudify.execution_groups.start(**GROUP, concurrency=1))
    members = await every(cloudify.execution_groups.executions(group.id))
    assert [one.state for one in members] == [State.RUNNING, State.QUEUED]
    manager.clock.advance(6)  # type: ignore[attr-defined]
    members = await every(cloudify.execution_groups.executions(group.id))
    assert [one.state for one in members] == [State.SUCCEEDED, State.RUNNING]


async def test_cancelling_and_resuming_all_of_them(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("create", 900),), stopping=1)
    group = await settle(cloudify.execution_groups.start(**GROUP))
    manager.clock.advance(5)  # type: ignore[attr-defined]
    asked = await settle(cloudify.execution_groups.cancel(group.id))
    assert (asked.id, asked.execution_ids) == (group.id, ())
    waited = await settle(cloudify.execution_groups.wait(group.id))
    assert {one.run.state for one in waited} == {State.CANCELLED}
    await settle(cloudify.execution_groups.resume(group.id))
    assert (await settle(cloudify.execution_groups.get(group.id))).state is State.RUNNING
    await settle(cloudify.execution_groups.cancel(group.id, kill=True))
    manager.clock.advance(5)  # type: ignore[attr-defined]
    assert (
        await settle(cloudify.execution_groups.get(group.id))
    ).raw_status == "terminated"  # as the manager counts it
    actions = [json.loads(call.body)["action"] for call in manager.calls_of("act_on_execution_group")]
    assert actions == ["cancel", "resume", "kill"]


async def test_what_is_refused(cloudify: Any, manager: CloudifySimulator) -> None:
    groups = cloudify.execution_groups
    for call, message in (
        (lambda: groups.start(deployment_group_id="", workflow_id="x"), "deployment_group_id=''"),
        (lambda: groups.start(**GROUP, concurrency=0), "concurrency=0"),
        (lambda: groups.start(**GROUP, by_deployment={"web": 5}), r"by_deployment\['web'\]: give a mapping"),
        (lambda: groups.get("."), r"group_id='.'"),
        (lambda: groups.cancel("x", force=True, kill=True), "not both"),
    ):
        with pytest.raises(UsageError, match=message):
            await settle(call())
    assert manager.calls == []
    with pytest.raises(NotFoundError):
        await settle(groups.start(deployment_group_id="nope", workflow_id="install"))
    for act in (groups.get, groups.wait, groups.cancel, groups.resume):
        with pytest.raises(NotFoundError):
            await settle(act("nope"))


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"id": 0'])
async def test_a_start_that_is_answered_without_an_id_is_in_doubt(
    cloudify: Any, manager: CloudifySimulator, body: bytes
) -> None:
    manager.fault(faults.Reply(name="shell", status=200, body=body), on="start_execution_group")
    with pytest.raises(OutcomeUnknownError, match="newest executions"):
        await settle(cloudify.execution_groups.start(**GROUP))
    assert manager.count("start_execution_group") == 1


async def test_the_latest_execution_of_a_deployment(cloudify: Any, manager: CloudifySimulator) -> None:
    assert await settle(cloudify.executions.latest("web")) is None
    manager.seed(2)
    run = await settle(cloudify.executions.start(deployment_id="web", workflow_id="install"))
    latest = await settle(cloudify.executions.latest("web"))
    assert (latest.id, latest.state) == (run.id, State.RUNNING)
    assert [call.query_value("_include") for call in manager.calls_of("get_deployment")] == [
        "latest_execution,latest_execution_status"
    ] * 2
    with pytest.raises(NotFoundError):
        await settle(cloudify.executions.latest("nope"))


async def test_only_what_is_asked_for_is_sent(cloudify: Any, manager: CloudifySimulator) -> None:
    (run_id,) = manager.seed(1, parameters={"blob": "x" * 1000})
    run = await settle(cloudify.executions.get(run_id, include=["error", "workflow_id"]))
    assert set(run.raw.to_dict()) == {"id", "tenant_name", "status", "error", "workflow_id"}
    assert (run.state, run.name, run.progress) == (State.SUCCEEDED, "install", None)
    (listed,) = await every(cloudify.executions.list(include=[]))
    assert set(listed.raw.to_dict()) == {"id", "tenant_name", "status"}
    with pytest.raises(UsageError, match="include='colour'"):
        await settle(cloudify.executions.get(run_id, include=["colour"]))
    with pytest.raises(UsageError, match="include='execution_group_id'"):
        await every(cloudify.executions.list(include=["execution_group_id"]))


async def test_looks_at_many_ask_for_no_parameters(cloudify: Any, manager: CloudifySimulator) -> None:
    ids = manager.seed(3, parameters={"blob": "x" * 1000})
    seen = await settle(cloudify.fetch_runs([{"execution_id": one} for one in ids]))
    assert {run.name for run in seen.values()} == {"Web tier install"}
    assert all("parameters" not in run.raw.to_dict() for run in seen.values())
    (call,) = manager.calls_of("list_executions")
    assert "parameters" not in (call.query_value("_include") or "")
