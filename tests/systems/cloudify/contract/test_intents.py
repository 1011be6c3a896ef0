"""What adoption goes by on a manager, which keeps no mark of a start by itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients import AmbiguousStart, OutcomeUnknownError, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator
from tests.contract.adopting import adopted
from tests.contract.both import close, settle

pytestmark = pytest.mark.anyio

START: dict[str, Any] = {"deployment_id": "web", "workflow_id": "install"}


async def test_the_newest_of_deployment_and_workflow_is_asked_for(cloudify: Any, manager: CloudifySimulator) -> None:
    intent = json.loads(await settle(cloudify.intent(**START, key="nightly")))
    (call,) = manager.calls
    assert {("deployment_id", "web"), ("workflow_id", "install"), ("_sort", "-created_at")} <= {*call.query}
    assert intent["target"] == START
    assert intent["scope"] == {"tenant": "default_tenant"}
    assert intent["by"] == manager.credentials.username


async def test_a_parameter_tells_ours_from_others_where_that_is_wanted(
    cloudify: Any, manager: CloudifySimulator
) -> None:
    intent = await settle(cloudify.intent(**START, parameter="started_by_intent"))
    await settle(cloudify.executions.start(**START, force=True))
    ours = await settle(
        cloudify.executions.start(**START, parameters={"n": 2}, force=True, intent=intent, allow_custom_parameters=True)
    )
    await settle(cloudify.executions.start(**START, force=True))
    assert (await adopted(intent, cloudify)).id == ours.id
    sent = json.loads(manager.calls_of("start_execution")[1].body)
    assert sent["allow_custom_parameters"] is True
    assert set(sent["parameters"]) == {"n", "started_by_intent"}
    with pytest.raises(UsageError, match="another name"):
        await settle(cloudify.executions.start(**START, parameters={"started_by_intent": 1}, intent=intent))
    with pytest.raises(UsageError, match="parameter"):
        await settle(cloudify.intent(**START, parameter=""))


@pytest.mark.parametrize("name", ["ADMIN", "CORP\\admin", "admin@corp.example.com"])
async def test_a_users_name_may_be_spelled_otherwise_by_a_directory(
    cloudify: Any, manager: CloudifySimulator, name: str
) -> None:
    intent = await settle(cloudify.intent(**START))
    manager.fault(faults.reset_before_answer(), on="start_execution", calls=1, after=True)
    with pytest.raises(OutcomeUnknownError):
        await settle(cloudify.executions.start(**START, intent=intent))
    whole = json.loads(intent)
    from tests.contract.adopting import sealed

    assert (await adopted(sealed({**whole, "by": name}), cloudify)) is not None
    assert (await adopted(sealed({**whole, "by": "somebody"}), cloudify)) is None
    assert (await adopted(sealed({**whole, "by": None}), cloudify)) is not None


async def test_a_token_does_not_tell_the_user(cloudify: Any, manager: CloudifySimulator) -> None:
    kind = type(cloudify)
    client = kind(manager.url, tenant="default_tenant", token=manager.credentials.token, clock=manager.clock)
    intent = await settle(client.intent(**START))
    assert json.loads(intent)["by"] is None
    first = await settle(client.executions.start(**START, force=True, intent=intent))
    second = await settle(cloudify.executions.start(**START, force=True))
    with pytest.raises(AmbiguousStart) as error:
        await adopted(intent, client)
    assert {run.id for run in error.value.candidates} == {first.id, second.id}
    await close(client)


@pytest.mark.parametrize("change", [{"deployment_id": "db"}, {"workflow_id": "uninstall"}])
async def test_an_intent_is_for_one_start(cloudify: Any, manager: CloudifySimulator, change: dict[str, str]) -> None:
    intent = await settle(cloudify.intent(**START))
    with pytest.raises(UsageError, match="make an intent for each start"):
        await settle(cloudify.executions.start(**{**START, **change}, intent=intent))
    assert manager.count("start_execution") == 0
