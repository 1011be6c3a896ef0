"""Calls of one client that need the same thing at once, such as a token: it is got once, and nobody waits past its deadline."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from orchestrator_clients import AsyncAwsImageBuilder, AuthError, AwsImageBuilder, RequestTimeout, State, WaitTimeout
from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._core.deadline import deadline_at
from orchestrator_clients._simulation import faults
from orchestrator_clients.aws_image_builder._async.builds import FRESH
from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step, VirtualClock
from tests.contract.both import WORLDS, close, settle
from tests.contract.case import Login
from tests.contract.cases import CASES, client_of
from tests.contract.telling import noted
from tests.contract.test_many_deadlines import ALLOWANCE, LATER, SOON, resumed, waited_for

pytestmark = pytest.mark.anyio
both_worlds = pytest.mark.parametrize("world", WORLDS)
LOGINS: dict[str, Login] = {system: case.login for system, case in CASES.items() if case.login}
"""How the clients get their tokens that log in."""
logins = pytest.mark.parametrize("system", LOGINS)
WAITING = "list_waiting_workflow_steps"
TELLING = "the deadline passed while the credentials were fetched"
PATIENCE = 20.0
"""Seconds of real time after which a wait that hangs is a failure of the test."""


async def together(runs: list[Any]) -> dict[str, float]:
    """Wait for all by one call, and return when each was told that its time is up."""
    with pytest.MonkeyPatch.context() as patch:
        told = noted(patch)
        async with asyncio.timeout(PATIENCE):
            waited = await waited_for("async", runs)
    assert {type(one.error) for one in waited} == {WaitTimeout}
    return told


@asynccontextmanager
async def meanwhile(
    world: str, call: Callable[[], Any], begun: Callable[[], object]
) -> AsyncIterator[Callable[[], bool]]:
    """Let a call go on once `begun` says that it is where it was to be; yield whether it still does."""

    async def calling() -> None:
        await settle(call())

    with ThreadPoolExecutor(1) as threads:
        loop = asyncio.get_running_loop()
        going: Any = (
            asyncio.ensure_future(calling())
            if world == "async"
            else loop.run_in_executor(threads, lambda: asyncio.run(calling()))
        )
        while not begun():  # noqa: ASYNC110 - what it waits for happens in a server's thread
            await asyncio.sleep(0.01)
        yield lambda: not going.done()
        await going


@logins
@both_worlds
async def test_a_login_that_hangs_holds_up_no_other_call_past_its_deadline(system: str, world: str) -> None:
    case, clock = CASES[system], SystemClock()

    async def first() -> None:
        with deadline_at(clock.monotonic() + 1.0), pytest.raises(RequestTimeout):
            await settle(case.read(client, simulator))

    with case.make() as simulator:
        client = client_of(simulator, world, clock=clock, **LOGINS[system].options)
        simulator.fault(faults.hang(), on=LOGINS[system].last)
        async with meanwhile(world, first, lambda: simulator.count(LOGINS[system].last)) as goes_on:
            began = time.monotonic()
            with deadline_at(clock.monotonic() + 0.2), pytest.raises(RequestTimeout, match=TELLING) as caught:
                await settle(case.read(client, simulator))
            assert goes_on()
            assert time.monotonic() - began >= 0.2
        assert (caught.value.operation, caught.value.retry_safe) == (case.read_operation, True)
        assert (simulator.count(LOGINS[system].last), simulator.count(case.read_operation)) == (1, 0)
        await close(client)


@logins
@both_worlds
async def test_the_answer_has_what_the_login_left_of_the_deadline(system: str, world: str) -> None:
    with CASES[system].make() as simulator:
        client = client_of(simulator, world, clock=SystemClock(), **LOGINS[system].options)
        simulator.fault(faults.drip(piece=10_000, pause=0.4), on=LOGINS[system].last)
        simulator.fault(faults.hang(), on=CASES[system].read_operation)
        begun = time.monotonic()
        with deadline_at(begun + 0.5), pytest.raises(RequestTimeout):
            await settle(CASES[system].read(client, simulator))
        assert 0.5 <= time.monotonic() - begun < 0.85
        await close(client)


async def test_a_list_of_waiting_steps_that_comes_late_delays_only_who_has_the_time() -> None:
    async with resumed("aws_image_builder", "async", [LATER, SOON]) as (simulator, runs):
        simulator.fault(faults.rate_limited(9), on=WAITING, calls=1)
        begun = simulator.clock.time()
        told = await together(runs)
    assert [told[run.id] - begun for run in runs] == pytest.approx([LATER, SOON], abs=ALLOWANCE)


@both_worlds
async def test_a_look_that_cannot_wait_for_that_list_takes_what_it_said_last(world: str) -> None:
    clock = VirtualClock()
    scripts = [Run(steps=(Step("AskSomebody", 1, waits_for_person=True),))]
    async with resumed("aws_image_builder", world, [LATER], scripts, clock=clock) as (simulator, (run,)):

        async def look(seconds: float) -> State:
            with deadline_at(clock.monotonic() + seconds):
                seen = await settle(run.refresh())
            return seen.state  # type: ignore[no-any-return]

        clock.advance(30)
        assert await look(5.0) is State.WAITING
        clock.advance(FRESH)
        before = simulator.count(WAITING)
        simulator.fault(faults.hang(), on=WAITING)
        async with meanwhile(world, lambda: look(1.0), lambda: simulator.count(WAITING) > before) as goes_on:
            assert await look(0.2) is State.WAITING
            assert goes_on()


class SlowProvider:
    """A credentials object whose keys take until `go` is set."""

    def __init__(self) -> None:
        self.go, self.asked = threading.Event(), 0

    def get_frozen_credentials(self) -> Any:
        self.asked += 1
        self.go.wait(PATIENCE)
        return SimpleNamespace(access_key="AKID", secret_key="a-secret-key", token=None)


@both_worlds
async def test_keys_that_are_slow_to_come_hold_up_no_other_call_past_its_deadline(world: str) -> None:
    provider, clock = SlowProvider(), SystemClock()
    make: Any = AsyncAwsImageBuilder if world == "async" else AwsImageBuilder
    with AwsImageBuilderSimulator(clock=VirtualClock()) as simulator:
        client = make(simulator.region, base_url=simulator.url, credentials=provider, clock=clock, max_attempts=1)
        (arn,) = simulator.seed(1)

        async def first() -> None:
            with pytest.raises(AuthError):  # the simulator does not know these keys
                await settle(client.images.get(arn))

        async with meanwhile(world, first, lambda: provider.asked) as goes_on:
            try:
                with deadline_at(clock.monotonic() + 0.2), pytest.raises(RequestTimeout, match=TELLING):
                    await settle(client.images.get(arn))
                assert (goes_on(), provider.asked, len(simulator.calls)) == (True, 1, 0)
            finally:
                provider.go.set()
        await close(client)
