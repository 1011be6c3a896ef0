"""Clients from plain settings, and one cheap call that proves their credentials: all systems, both worlds."""

from __future__ import annotations

from typing import Any

import pytest

import orchestrator_clients
from orchestrator_clients import (
    ApiError,
    AuthError,
    ConnectionFailed,
    OrchestratorError,
    UsageError,
    async_client_of,
    client_of,
)
from orchestrator_clients._command.system import Setting
from orchestrator_clients._registry import registered
from orchestrator_clients._simulation import faults
from tests.contract import cases
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, Case

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]


def command(case: Case) -> Any:
    return registered()[case.system].module("command").COMMAND


def settings_of(case: Case, simulator: Any) -> dict[str, Any]:
    return dict(command(case).simulated(simulator))


def made(world: str, *arguments: Any, **options: Any) -> Any:
    return (client_of if world == "sync" else async_client_of)(*arguments, **options)


async def test_settings_make_the_client_of_the_system(case: Case, simulator: Any, world: str) -> None:
    settings = settings_of(case, simulator)
    client = made(world, case.system, {**settings, "timeout": 7, "proxy": None}, clock=simulator.clock)
    name = case.registered.client if world == "sync" else f"Async{case.registered.client}"
    assert type(client) is getattr(orchestrator_clients, name)
    assert client.run_clock is simulator.clock
    await settle(client.check())
    intent = await settle(case.starting.intent(client))
    run = await settle(case.starting.start(client, intent=intent))
    adopt = orchestrator_clients.adopt if world == "sync" else orchestrator_clients.async_adopt
    found: Any = await settle(adopt(intent, clients=[client]))  # type: ignore[arg-type]
    assert found.id == run.id
    await close(client)


async def test_what_is_wrong_with_settings_is_named_without_its_value(case: Case, simulator: Any, world: str) -> None:
    settings, described = settings_of(case, simulator), command(case)
    known: dict[str, Setting] = dict(described.settings)
    for word, setting in known.items():
        for value in (b"hunter2 secret", ["hunter2 secret"], 1.5, {"hunter2": "secret"}):
            if setting.kind is float and value == 1.5:
                continue
            with pytest.raises(UsageError, match=f"{word} must be") as error:
                made(world, case.system, {**settings, word: value})
            assert "hunter2" not in str(error.value)
        if setting.kind is str:
            with pytest.raises(UsageError, match=f"{word} is empty"):
                made(world, case.system, {**settings, word: " "})
    with pytest.raises(UsageError, match="no key 'pasword'"):
        made(world, case.system, {**settings, "pasword": "hunter2 secret"})
    for wrong in (None, [], "x", 5):
        with pytest.raises(UsageError, match="settings: give a mapping"):
            made(world, case.system, wrong)
    for system in ("Cloudify", "", None, 5, ["cloudify"]):
        with pytest.raises(UsageError, match=r"system=.*: give one of adobe_cloud_manager, "):
            made(world, system, settings)
    assert simulator.calls == []


async def test_good_credentials_are_proven_by_one_read(case: Case, simulator: Any, world: str) -> None:
    client = cases.client_of(simulator, world)
    assert await settle(client.check()) is None
    logins = {"ims_login", "iaas_login", "csp_login", "csp_authorize"}
    assert len([call for call in simulator.calls if call.operation not in logins]) == 1
    assert simulator.count(case.starting.operation) == 0
    await close(client)


REFUSALS: dict[str, tuple[Any, type[OrchestratorError]]] = {
    "wrong": (faults.status(401), AuthError),
    "not allowed": (faults.status(403), AuthError),
    "down": (faults.status(503), OrchestratorError),
    "a page": (faults.html_page(), OrchestratorError),
    "gone": (faults.reset_before_answer(), ConnectionFailed),
}


@pytest.mark.parametrize("name", REFUSALS)
async def test_what_speaks_against_it_is_raised(case: Case, simulator: Any, world: str, name: str) -> None:
    fault, kind = REFUSALS[name]
    client = cases.client_of(simulator, world, max_attempts=1)
    rule = simulator.fault(fault)
    with pytest.raises(kind) as error:
        await settle(client.check())
    assert error.value.system == case.system
    assert not isinstance(error.value, UsageError)
    simulator._rules.remove(rule)
    await settle(client.check())
    await close(client)


KINDS = {name: kind for case in CASES.values() for name, kind in case.credentials.items()}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
async def test_wrong_credentials_of_every_kind_are_refused(kind: Any, world: str) -> None:
    with CASES[kind.system].make() as simulator:
        made: Any = simulator
        client = kind.make(getattr(made, "base_url", made.url), "not-the-secret", world)
        with pytest.raises(ApiError) as error:  # of Adobe's kinds one asks where no login is
            await settle(client.check())
        assert isinstance(error.value, AuthError) or error.value.operation == "ims_login"
        await close(client)


async def test_a_client_that_was_refused_looks_again_after_a_check(case: Case, simulator: Any, world: str) -> None:
    client = cases.client_of(simulator, world, max_attempts=1)
    run = await settle(case.starting.start(client))
    other = cases.client_of(simulator, world, max_attempts=1)
    rule = simulator.fault(faults.status(401))
    resumed = orchestrator_clients.resume(run.token(), clients=[other])
    for _ in range(3):
        with pytest.raises(AuthError):
            await settle(resumed.look())
    simulator._rules.remove(rule)
    before = len(simulator.calls)
    with pytest.raises(AuthError):
        await settle(resumed.look())
    assert len(simulator.calls) == before, "it has given up"
    await settle(other.check())
    assert (await settle(resumed.look())).trouble is None
    for one in (client, other):
        await close(one)
