"""What can be started, in the same words for all systems: listed, found by name, started, watched."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from orchestrator_clients import NotFoundError, State, Target, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.cases import CASES, client_of

pytestmark = pytest.mark.anyio

SHORT = Run(steps=(Step("build", 2),))
NO_INPUTS = sorted(system for system, case in CASES.items() if not case.startable.inputs)


@pytest.fixture(params=sorted(CASES))
def system(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def simulator(system: str) -> Any:
    with CASES[system].make() as simulator:
        simulator.script = SHORT  # type: ignore[attr-defined]
        yield simulator


@pytest.fixture(params=WORLDS)
async def client(request: pytest.FixtureRequest, simulator: Any, anyio_backend: str) -> AsyncIterator[Any]:
    client = client_of(simulator, request.param)
    yield client
    await close(client)


async def named(client: Any, system: str) -> Target:
    group, name = CASES[system].startable.group, CASES[system].startable.name
    found: Target = await settle(client.targets.find(f"{group}/{name}" if group else name))
    return found


async def test_what_is_listed_has_the_same_fields(client: Any, system: str) -> None:
    listed = await every(client.targets.list())
    assert listed
    assert {one.system for one in listed} == {system}
    assert len({one.id for one in listed}) == len(listed)
    group, name = CASES[system].startable.group, CASES[system].startable.name
    target = next(one for one in listed if (one.group or "", one.name) == (group, name))
    assert target.enabled in (True, None)
    assert len(await every(client.targets.list(limit=1))) == 1
    told = target.to_json()
    assert json.loads(json.dumps(told)) == told
    assert (told["id"], told["ids"]) == (target.id, dict(target.ids))
    assert name in str(target)


async def test_started_by_name_watched_and_ended(client: Any, system: str) -> None:
    target = await named(client, system)
    run = await settle(client.start(target, inputs=CASES[system].startable.given, **CASES[system].startable.options))
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_started_by_its_id(client: Any, system: str) -> None:
    target = await named(client, system)
    run = await settle(client.targets.start(target.id, inputs=CASES[system].startable.given or None))
    assert (await settle(run.wait())).state is State.SUCCEEDED


@pytest.mark.parametrize("system", sorted(system for system, case in CASES.items() if not case.startable.several))
async def test_started_by_its_bare_name(client: Any, system: str) -> None:
    run = await settle(client.start(CASES[system].startable.name, inputs=CASES[system].startable.given or None))
    assert (await settle(run.wait())).state is State.SUCCEEDED


async def test_one_is_read_with_its_inputs(client: Any, system: str) -> None:
    listed = await named(client, system)
    for given in (listed, listed.id):
        target = await settle(client.targets.get(given))
        assert (target.id, target.name) == (listed.id, listed.name)
        assert [(one.name, one.required) for one in target.inputs] == [*CASES[system].startable.inputs]


@pytest.mark.parametrize("system", sorted(system for system, case in CASES.items() if case.startable.tells_busy))
async def test_while_a_run_goes_on_it_is_busy(client: Any, simulator: Any, system: str) -> None:
    simulator.script = Run(steps=(Step("build", 900),))
    run = await settle(client.start(await named(client, system), inputs=CASES[system].startable.given or None))
    simulator.clock.advance(30)
    assert (await named(client, system)).busy is True
    await settle(run.cancel())
    simulator.clock.advance(2000)
    target = await settle(client.targets.get(await named(client, system)))
    assert target.busy is False


async def test_what_is_no_name_is_refused(client: Any, simulator: Any, system: str) -> None:
    group, name = CASES[system].startable.group, CASES[system].startable.name
    with pytest.raises(UsageError, match=r"no target '.*x' among the \d+ that can be seen; near it: "):
        await settle(client.targets.find(f"{group}/{name}x" if group else f"{name}x"))
    with pytest.raises(UsageError, match="no target 'zzzz' among the"):
        await settle(client.targets.find("zzzz"))
    for bad in ("", 5, None):
        with pytest.raises(UsageError, match=r"target=|name="):
            await settle(client.start(bad))
    other = replace(await named(client, system), system="another")
    with pytest.raises(UsageError, match=f"is none of {system}"):
        await settle(client.start(other))
    assert simulator.count(CASES[system].start_operation) == 0


@pytest.mark.parametrize("system", sorted(system for system, case in CASES.items() if case.startable.several))
async def test_a_name_of_several_names_them(client: Any, system: str) -> None:
    told = ", ".join(CASES[system].startable.several)
    with pytest.raises(UsageError, match=f"name of several targets: give the id of one of {told}"):
        await settle(client.start(CASES[system].startable.name))


@pytest.mark.parametrize("system", NO_INPUTS)
async def test_inputs_that_nobody_takes_are_refused(client: Any, simulator: Any, system: str) -> None:
    target = await named(client, system)
    with pytest.raises(UsageError, match="takes none"):
        await settle(client.start(target, inputs={"a": 1}))
    assert simulator.count(CASES[system].start_operation) == 0


@pytest.mark.parametrize("system", sorted(system for system, case in CASES.items() if case.startable.gone))
async def test_one_that_is_not_there(client: Any, simulator: Any, system: str) -> None:
    told = CASES[system].startable.gone
    assert told is not None
    with pytest.raises(NotFoundError if system != "aws_image_builder" else Exception, match=r"404|400"):
        await settle(client.targets.get(told(simulator)))


@pytest.mark.parametrize("system", sorted(system for system, case in CASES.items() if case.startable.nameless))
async def test_one_without_an_id_is_an_answer_that_cannot_be_read(client: Any, simulator: Any, system: str) -> None:
    nameless = CASES[system].startable.nameless
    assert nameless is not None
    operation, body = nameless
    simulator.fault(faults.Reply(name="anonymous", status=200, body=json.dumps(body).encode()), on=operation)
    with pytest.raises(Exception, match=r"has no (id|arn|project)"):
        await every(client.targets.list())
