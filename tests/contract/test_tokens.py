"""Tokens of all systems: what they must say, whom they fit, what is signed, and what stays with a handle."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

import orchestrator_clients
from orchestrator_api.cloudify.models import Execution
from orchestrator_clients import NotFoundError, State, UsageError, resume, testing
from orchestrator_clients._core.execution.sealed import checksum as _check
from orchestrator_clients._core.execution.token import Token, loads
from orchestrator_clients.testing import CloudifySimulator, VirtualClock
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.cases import CASES, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]

TOKENS = Path(__file__).parents[1] / "data" / "tokens-0.1.jsonl"
OLD = {json.loads(line)["system"]: line for line in TOKENS.read_text().splitlines()}
"""Tokens as release 0.1 wrote them."""

CLIENTS: Mapping[str, tuple[str, Mapping[str, Any], Mapping[str, Any]]] = {
    "cloudify": (
        "Cloudify",
        {"base_url": "https://m.example.com", "tenant": "t", "auth": ("u", "p")},
        {"tenant": "t2"},
    ),
    "adobe_cloud_manager": ("AdobeCloudManager", {"org_id": "a", "client_id": "c", "token": "t"}, {"org_id": "b"}),
    "aws_image_builder": (
        "AwsImageBuilder",
        {
            "region": "eu-west-1",
            "credentials": ("AKIA", "s" * 20),
            "base_url": "https://imagebuilder.eu-west-1.amazonaws.com",
        },
        {"region": "eu-west-2"},
    ),
    "aspera_orchestrator": (
        "AsperaOrchestrator",
        {"base_url": "https://a.example.com/aspera/orchestrator", "auth": ("u", "p")},
        {"base_url": "https://b.example.com/aspera/orchestrator"},
    ),
    "vmware_code_stream": (
        "VmwareCodeStream",
        {"base_url": "https://v.example.com", "token": "t"},
        {"base_url": "https://w.example.com"},
    ),
}


def made(system: str, world: str, *, other: bool = False) -> Any:
    name, settings, change = CLIENTS[system]
    make = getattr(orchestrator_clients, name if world == "sync" else f"Async{name}")
    return make(**{**settings, **(change if other else {})})


@pytest.mark.parametrize("system", CLIENTS)
async def test_a_token_of_the_first_release_is_read(system: str, world: str) -> None:
    client = made(system, world)
    run = resume(OLD[system], clients=[client, client])
    assert (run.system, run.deadline, run.client) == (system, 1e9, client)
    assert run.id == list(json.loads(OLD[system])["ids"].values())[-1]
    same = made(system, world)
    with pytest.raises(UsageError, match="fits several clients.* and "):
        resume(OLD[system], clients=[client, same])
    await close(client)
    await close(same)


@pytest.mark.parametrize("system", CLIENTS)
async def test_a_token_finds_the_client_of_its_scope(system: str, world: str) -> None:
    client, other = made(system, world), made(system, world, other=True)
    token = resume(OLD[system], clients=[client]).token()
    assert resume(token, clients=[other, client]).client is client
    with pytest.raises(UsageError, match="the clients given are"):
        resume(token, clients=[other])
    await close(client)
    await close(other)


ARN = "arn:aws:imagebuilder:{}:{}:image/web/1.0.0/1"
HERE, THERE = "111111111111", "222222222222"


class Chain:
    """Credentials that say whose they are, as botocore's do where the source says it."""

    def __init__(self, account: str | None) -> None:
        self._frozen = SimpleNamespace(access_key="AKIA", secret_key="s" * 20, token=None, account_id=account)

    def get_frozen_credentials(self) -> object:
        return self._frozen


@pytest.mark.parametrize("way", ["given", "credentials", "unknown"])
@pytest.mark.parametrize("told", ["now", "0.1"])
async def test_a_token_of_another_account_or_region_is_not_taken(told: str, way: str, world: str) -> None:
    """Of release 0.1, too: the ARN says it. As long as nobody knows the account, any will do, as it did."""
    with testing.AwsImageBuilderSimulator() as simulator:
        name = "AwsImageBuilder" if world == "sync" else "AsyncAwsImageBuilder"
        key = simulator.credentials
        account = HERE if way == "given" else None
        chain = Chain(HERE if way == "credentials" else None)
        chain._frozen.access_key, chain._frozen.secret_key = key.access_key, key.secret_key
        client = getattr(orchestrator_clients, name)(
            simulator.region, base_url=simulator.url, account=account, credentials=chain, clock=simulator.clock
        )
        if way != "given":
            assert client.scope == {"region": simulator.region}
            await every(client.images.list(limit=1))  # with its first call a client learns whose keys it has
        assert client.scope.get("account") == (None if way == "unknown" else HERE)
        for region, owner in ((simulator.region, HERE), (simulator.region, THERE), ("eu-west-3", HERE)):
            token = Token(
                system=client.system,
                base_url=client.base_url,
                ids={"image_build_version_arn": ARN.format(region, owner)},
                state=State.RUNNING,
                raw_status="",
                scope=None if told == "0.1" else {"region": region, "account": owner},
            ).dumps()
            if region == simulator.region and (owner == HERE or way == "unknown"):
                run = resume(token, clients=[client])
                assert loads(run.token()).scope == client.scope
            else:
                with pytest.raises(UsageError, match="the clients given are.*region"):
                    resume(token, clients=[client], moved=True)
        await close(client)


async def test_a_server_that_moved_is_accepted_when_that_is_said(world: str) -> None:
    client, moved = made("aspera_orchestrator", world), made("aspera_orchestrator", world, other=True)
    token = resume(OLD["aspera_orchestrator"], clients=[client]).token()
    assert resume(token, clients=[moved], moved=True).client is moved
    tenant = made("cloudify", world, other=True)
    token = resume(OLD["cloudify"], clients=[made("cloudify", world)]).token()
    with pytest.raises(UsageError, match="tenant 't'.*tenant 't2'"):
        resume(token, clients=[tenant], moved=True)
    for one in (client, moved, tenant):
        await close(one)


@pytest.mark.parametrize("system", CLIENTS)
async def test_odd_members_are_refused(system: str, world: str) -> None:
    client = made(system, world)
    whole = json.loads(OLD[system])
    del whole["check"]
    tried = 0
    for members in (whole, whole["ids"]):
        for name in [name for name in members if name != "ids" or members is whole]:
            before = members.pop(name)
            gone = json.dumps({**whole, "check": _check(whole)})
            odd = [
                gone,
                *(_with(whole, members, name, value) for value in cast("tuple[Any, ...]", (7, [], {}, True, "", ".."))),
            ]
            members[name] = before
            for text in odd:
                tried += 1
                try:
                    resume(text, clients=[client])
                except UsageError:
                    continue
                assert name in ("project", "pipeline", "raw_status", "deadline"), text
    assert tried > 40
    await close(client)


def _with(whole: dict[str, Any], members: dict[str, Any], name: str, value: Any) -> str:
    members[name] = value
    return json.dumps({**whole, "check": _check(whole)})


async def test_a_signed_token_is_read_with_its_key_alone(world: str) -> None:
    client = made("cloudify", world)
    run = resume(OLD["cloudify"], clients=[client])
    signed = run.token(signing_key="a long secret of ours")
    assert resume(signed, clients=[client], signing_key=b"a long secret of ours").ids == run.ids
    assert resume(signed, clients=[client]).ids == run.ids
    forged = {key: value for key, value in json.loads(signed).items() if key != "check"}
    forged["ids"] = {"execution_id": "another"}
    changed = json.dumps({**forged, "check": _check(forged)})
    assert loads(changed).ids == {"execution_id": "another"}
    for text, key in ((signed, "another"), (changed, "a long secret of ours"), (run.token(), "a long secret of ours")):
        with pytest.raises(UsageError, match="not signed with this signing_key"):
            resume(text, clients=[client], signing_key=key)
    for wrong in ("", b"", " ", 5):
        with pytest.raises(UsageError, match="signing_key"):
            run.token(signing_key=wrong)
    await close(client)


@pytest.mark.parametrize("system", CASES)
async def test_the_deadline_stays_with_the_handle(system: str, world: str) -> None:
    case = CASES[system]
    with getattr(testing, case.simulator)(clock=VirtualClock()) as simulator:
        client = client_of(simulator, world)
        run = await settle(case.start(client, simulator))
        resumed = resume(run.token(timeout=3600), clients=[client])
        assert (await settle(resumed.refresh())).deadline == resumed.deadline
        many = getattr(orchestrator_clients, "wait_many" if world == "sync" else "async_wait_many")
        (waited,) = await settle(many([resumed], poll=600))
        assert waited.run.deadline == pytest.approx(resumed.deadline)
        assert resumed.with_deadline(5.0).deadline == 5.0
        assert resumed.deadline == waited.run.deadline, "the handle itself does not change"
        await close(client)


@pytest.mark.parametrize("act", ["refresh", "wait", "cancel", "wait_many"])
async def test_a_run_of_another_tenant_is_asked_for_there(act: str, world: str) -> None:
    with CloudifySimulator(clock=VirtualClock()) as simulator:
        web = simulator.deployments["web"]
        simulator.deployments["shop"] = dataclasses.replace(web, id="shop", tenant="other")
        keys = simulator.credentials
        name = "Cloudify" if world == "sync" else "AsyncCloudify"
        there = getattr(orchestrator_clients, name)(simulator.url, tenant="other", auth=(keys.username, keys.password))
        await settle(there.executions.start(deployment_id="shop", workflow_id="install"))
        here = client_of(simulator, world)
        (run,) = await every(here.executions.list(all_tenants=True))
        assert run.ids["tenant"] == "other"
        with pytest.raises(NotFoundError):
            await settle(here.executions.get(run.id))
        again = resume(run.token(), clients=[here])
        if act == "wait_many":
            many = getattr(orchestrator_clients, "wait_many" if world == "sync" else "async_wait_many")
            assert all(done.error is None for done in await settle(many([run, again])))
        else:
            await settle(getattr(run, act)())
            await settle(again.refresh())
        for client in (here, there):
            await close(client)


@pytest.mark.parametrize("status", ["failed", "terminated", "cancelled"])
async def test_an_end_breaks_nothing_off_unless_that_is_meant(status: str, world: str) -> None:
    with CloudifySimulator() as simulator:
        client = client_of(simulator, world)
        run = await settle(client.executions.start(deployment_id="web", workflow_id="install"))
        with pytest.raises(UsageError, match="break_off"):
            await settle(client.executions.update(run.id, status=status))
        for force in (False, True):
            with pytest.raises(UsageError, match="only one that has ended"):
                await settle(client.executions.resume(run.id, force=force))
        assert {call.operation for call in simulator.calls} == {"start_execution", "get_execution"}
        await close(client)


async def test_an_answer_about_another_execution_is_not_taken(world: str) -> None:
    from orchestrator_clients._core.body import BadAnswer
    from orchestrator_clients.aspera_orchestrator.orders import _fields
    from orchestrator_clients.cloudify.requests import about

    with pytest.raises(BadAnswer, match="another"):
        _fields({"id": 8, "status": "Failed"}, known_id=7)
    raw = Execution.from_dict({"id": "b"})
    with pytest.raises(ValueError, match="another"):
        about("a", lambda _: raw)(None)  # type: ignore[arg-type]
