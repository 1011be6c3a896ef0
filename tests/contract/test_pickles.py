"""Executions and the errors of waits cross processes: as pickles without a client, and as JSON."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

from orchestrator_clients import ExecutionFailed, UsageError, resume, testing
from orchestrator_clients.testing import Run, Step, VirtualClock
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]

FAILS = Run(steps=(Step("create", 5, ends="failed", message="no disk"),))


@pytest.mark.parametrize("system", CASES)
async def test_a_failed_wait_is_pickled(system: str, world: str) -> None:
    case = CASES[system]
    with getattr(testing, case.simulator)(script=FAILS, clock=VirtualClock()) as simulator:
        client = client_of(simulator, world)
        with pytest.raises(ExecutionFailed) as caught:
            await settle((await settle(case.start(client, simulator))).wait())
        data = pickle.dumps(caught.value)
        assert not any(secret.encode() in data for secret in case.secrets(simulator))
        error = pickle.loads(data)
        assert (type(error), str(error)) == (ExecutionFailed, str(caught.value))
        run, before = error.run, caught.value.run
        assert (str(run), run.steps, run.ids, run.deadline) == (str(before), before.steps, before.ids, before.deadline)
        assert type(run) is type(before)
        with pytest.raises(UsageError, match="resume"):
            await settle(run.refresh())
        again = resume(run.token(), clients=[client])
        assert (await settle(again.refresh())).state is before.state
        twice = pickle.loads(pickle.dumps(run))
        assert twice.token() == before.token()
        await close(client)


@pytest.mark.parametrize("system", CASES)
async def test_a_copy_keeps_its_client(system: str, world: str) -> None:
    case = CASES[system]
    with getattr(testing, case.simulator)(clock=VirtualClock()) as simulator:
        client = client_of(simulator, world)
        run = await settle(case.read(client, simulator))
        for made in (copy.copy(run), copy.deepcopy(run)):
            assert made.client is client
            assert made == run
        await close(client)


@pytest.mark.parametrize("system", CASES)
async def test_an_execution_as_json(system: str, world: str) -> None:
    case = CASES[system]
    with getattr(testing, case.simulator)(script=FAILS, clock=VirtualClock()) as simulator:
        client = client_of(simulator, world)
        started = await settle(case.start(client, simulator))
        run = await settle(started.wait(check=False))
        client.hide("no disk")
        told: dict[str, Any] = json.loads(json.dumps(run.to_json()))
        assert (told["system"], told["id"], told["state"]) == (system, run.id, "failed")
        assert "no disk" not in json.dumps(told)
        assert resume(told["token"], clients=[client]).ids == run.ids
        assert len(told["steps"]) == len(run.steps)
        await close(client)


PARTS: dict[str, Any] = {
    "client": lambda client: client,
    "bound-method": lambda client: client.aclose if hasattr(client, "aclose") else client.close,
    "arguments-of-a-task": lambda client: ("job", {"client": client}),
}
COPIES = [pickle.dumps, copy.copy, copy.deepcopy]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("system", CASES)
async def test_a_client_says_where_to_make_another(system: str, part: str, world: str) -> None:
    case = CASES[system]
    with getattr(testing, case.simulator)() as simulator:
        client = client_of(simulator, world)
        with pytest.raises(UsageError, match="make one in the other process") as caught:
            pickle.dumps(PARTS[part](client))
        assert not any(secret in str(caught.value) for secret in case.secrets(simulator))
        await close(client)


@pytest.mark.parametrize("system", CASES)
async def test_a_client_is_not_copied(system: str, world: str) -> None:
    case = CASES[system]
    with getattr(testing, case.simulator)() as simulator:
        client = client_of(simulator, world)
        for made in COPIES:
            with pytest.raises(UsageError, match="neither pickled nor copied"):
                made(client)
        assert (await settle(case.read(client, simulator))).client is client, "it can be used as before"
        await close(client)
