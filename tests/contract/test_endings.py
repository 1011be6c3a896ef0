"""What `str(error)` of a wait says, over all systems: the step that failed, was cut off, is under way or waits, and why."""

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest

from orchestrator_clients import (
    ExecutionCancelled,
    ExecutionFailed,
    NeedsAttention,
    State,
    WaitTimeout,
    async_wait_many,
    wait_many,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, client_of

pytestmark = pytest.mark.anyio

WITH_STEPS = sorted(key for key, case in CASES.items() if case.steps)
WITH_DETAIL = {key: case.detail for key, case in CASES.items() if case.detail is not None}
"""Systems whose steps cost a further call, so that a wait looks at them only when it is over; and which call that is."""
WITH_GATES = sorted(key for key, case in CASES.items() if case.gates)

FAILING = Run(steps=(Step("validate", 10), Step("build", 5, ends="failed", message="no space left"), Step("deploy", 5)))
LONG = Run(steps=(Step("validate", 10), Step("build", 9000), Step("deploy", 5)))
STEP = r"step '(Stage0\.)?build'"
GATE = Run(steps=(Step("validate", 10), Step("approval", 5, waits_for_person=True), Step("deploy", 5)))


class World:
    """A system's simulator, a client of it, and its ways to start and wait."""

    def __init__(self, system: str, name: str) -> None:
        self.case, self.name = CASES[system], name
        self.simulator: Any = self.case.make()

    async def started(self, script: Run) -> Any:
        self.simulator.script = script
        return await settle(self.case.start(self.client, self.simulator))

    async def many(self, runs: list[Any], **options: Any) -> list[Any]:
        return await settle((wait_many if self.name == "sync" else async_wait_many)(runs, **options))  # type: ignore[operator, no-any-return]


@pytest.fixture(params=WORLDS)
async def world(request: pytest.FixtureRequest, system: str, anyio_backend: str) -> AsyncIterator[World]:
    one = World(system, request.param)
    with one.simulator:
        one.client = client_of(one.simulator, one.name)
        yield one
        await close(one.client)


@pytest.mark.parametrize("system", sorted(CASES))
async def test_a_failure_names_the_step_and_what_it_said(world: World) -> None:
    """Or where that stands, for a system that says it in no answer."""
    with pytest.raises(ExecutionFailed, match=rf"{STEP}.* failed.*{world.case.telling.reason}"):
        await settle((await world.started(FAILING)).wait())


@pytest.mark.parametrize("system", ["cloudify"])
async def test_an_old_manager_names_its_error_and_how_far_it_came(world: World) -> None:
    world.simulator.knows_operations = False
    with pytest.raises(ExecutionFailed, match=r"failed \[failed\], 2 of 3: no space left"):
        await settle((await world.started(FAILING)).wait())
    run = await world.started(LONG)
    with pytest.raises(WaitTimeout, match=r"running \[started\], 1 of 3 did not end within 60 s; it goes on$"):
        await settle(run.wait(timeout=60))
    assert world.simulator.count("list_operations") == 1  # it is asked once, and taken at its word


@pytest.mark.parametrize("system", WITH_STEPS)
async def test_a_cancelled_run_names_the_step_that_was_under_way(world: World) -> None:
    run = await world.started(LONG)
    await settle(run.wait(timeout=60, check=False))
    await settle(run.cancel())
    with pytest.raises(ExecutionCancelled, match=rf"{STEP}.* (was under way|failed)"):
        await settle(run.wait())


@pytest.mark.parametrize("system", WITH_STEPS)
async def test_a_timeout_names_the_step_under_way(world: World) -> None:
    run = await world.started(LONG)
    with pytest.raises(WaitTimeout, match=rf"within 60 s \({STEP}.* is running\); it goes on") as caught:
        await settle(run.wait(timeout=60))
    assert caught.value.run.steps
    (waited,) = await world.many([run], timeout=60)
    assert re.search(rf"\({STEP}", str(waited.error))


@pytest.mark.parametrize("system", WITH_GATES)
async def test_a_gate_is_named(world: World) -> None:
    run = await world.started(GATE)
    for error, options in ((NeedsAttention, {"until": State.WAITING}), (WaitTimeout, {"timeout": 60})):
        with pytest.raises(error, match="approval"):
            await settle(run.wait(**options))


@pytest.mark.parametrize(("system", "detail"), WITH_DETAIL.items())
async def test_steps_that_cannot_be_read_change_nothing(world: World, detail: tuple[str, int]) -> None:
    run = await world.started(LONG)
    world.simulator.clock.advance(60)
    operation, number = detail
    world.simulator.fault(faults.status(403), on=operation, calls=range(number, number + 1))
    with pytest.raises(WaitTimeout, match="running .* within 0 s; it goes on"):
        await settle(run.wait(timeout=0))
    assert world.simulator.count(operation) == number
    with pytest.raises(WaitTimeout, match=rf"within 0 s \({STEP}"):
        await settle(run.wait(timeout=0))
