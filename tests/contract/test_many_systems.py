"""More than a thousand runs of five systems, waited for in one process: each ends as it should, and lists are shared."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from typing import Any

import pytest

from orchestrator_clients import (
    ExecutionFailed,
    State,
    WaitTimeout,
    async_wait_many,
    async_watch_many,
    testing,
    wait_many,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients._simulation.messages import Refusal
from orchestrator_clients.testing import Call, Run, Step, VirtualClock
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, client_of

pytestmark = pytest.mark.anyio

LOOKS = 15
"""How often one run is looked at, about."""
SECONDS = 60
GOOD = Run(steps=(Step("work", SECONDS),))
BAD = Run(steps=(Step("work", SECONDS / 2, ends="failed", message="no disk"),))


async def started(client: Any, simulator: Any) -> list[Any]:
    """Start so many runs, the last of which fails."""
    start, number = CASES[simulator.system].start, CASES[simulator.system].together
    simulator.script = GOOD
    runs = list(await asyncio.gather(*(start(client, simulator) for _ in range(number - 1))))
    simulator.script = BAD
    return [*runs, await start(client, simulator)]


async def test_more_than_a_thousand_runs_of_five_systems() -> None:
    clock = VirtualClock()
    simulators: dict[str, Any] = {name: getattr(testing, case.simulator)(clock=clock) for name, case in CASES.items()}
    simulators["vmware_code_stream"].pipeline("ship").spec["concurrency"] = CASES["vmware_code_stream"].together
    runs: list[Any] = []
    before: dict[str, int] = {}
    async with AsyncExitStack() as stack:
        for name, simulator in simulators.items():
            stack.enter_context(simulator)
            runs += await started(await stack.enter_async_context(simulator.async_client()), simulator)
            before[name] = len(simulator.calls)
        simulators["cloudify"].fault(faults.html_page(), calls=range(3, 9))  # disturbs nobody else
        begun = clock.time()
        ended = [waited async for waited in async_watch_many(runs, timeout=4 * 3600, poll=(5.0, 20.0))]
        took = clock.time() - begun
    assert {(one.run.system, one.run.id) for one in ended} == {(run.system, run.id) for run in runs}
    assert {one.run.system for one in ended if isinstance(one.error, ExecutionFailed)} == set(CASES)
    failed = len(CASES)
    assert Counter(one.run.state for one in ended) == {State.SUCCEEDED: len(runs) - failed, State.FAILED: failed}
    calls = {name: len(simulator.calls) - before[name] for name, simulator in simulators.items()}
    assert {name: number for name, number in calls.items() if number > CASES[name].most_calls(LOOKS)} == {}
    assert took < SECONDS + 20 * 1.2 + 5


@pytest.mark.parametrize("world", WORLDS)
async def test_a_single_run_of_each_system_is_looked_at(world: str) -> None:
    clock = VirtualClock()
    runs: list[Any] = []
    async with AsyncExitStack() as stack:
        for case in CASES.values():
            simulator = stack.enter_context(getattr(testing, case.simulator)(clock=clock))
            simulator.script = GOOD
            client = client_of(simulator, world)
            stack.push_async_callback(close, client)
            runs.append(await settle(case.start(client, simulator)))
        waited = await settle(wait_many(runs) if world == "sync" else async_wait_many(runs))
    assert [(one.run.id, one.run.state) for one in waited] == [(run.id, State.SUCCEEDED) for run in runs]


class Sick(testing.AsperaOrchestratorSimulator):
    """It takes five seconds to say that it is not there."""

    def check(self, call: Call) -> None:
        super().check(call)
        if call.operation == "get_work_order_status_xml":
            self.clock.sleep(5)
            raise Refusal(self.error(503))


@pytest.mark.parametrize("world", WORLDS)
async def test_many_that_cannot_be_looked_at_are_given_up_together(world: str) -> None:
    with Sick(script=Run(steps=(Step("work", 9000),))) as simulator:
        client = client_of(simulator, world, max_attempts=1)
        start = CASES["aspera_orchestrator"].start
        runs = [await settle(start(client, simulator)) for _ in range(20)]
        begun = simulator.clock.time()
        wait = wait_many if world == "sync" else async_wait_many
        waited = await settle(wait(runs, timeout=60, poll=(60.0, 60.0), concurrency=1))
        took = simulator.clock.time() - begun
        await close(client)
    assert {type(one.error) for one in waited} == {WaitTimeout}
    assert 60 <= took <= 60 + 5 + 5  # the last look, and the one that was under way when its time was up
