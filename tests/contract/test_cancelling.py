"""Cancelling where the moment does not allow it: a ConflictError, or asking again until it is possible."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import ConflictError, State, UsageError, testing
from orchestrator_clients._simulation.messages import Refusal
from orchestrator_clients.testing import AdobeCloudManagerSimulator, AwsImageBuilderSimulator, Call, Run, Step
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]

SCRIPT = Run(steps=(Step("codeQuality", 100), Step("build", 100)))
"""Adobe offers no link to cancel a code analysis that goes on."""


async def begun(simulator: Any, world: str) -> tuple[Any, Any]:
    client = client_of(simulator, world)
    run = await settle(CASES[simulator.system].start(client, simulator))
    simulator.clock.advance(20)
    return client, run


@pytest.mark.parametrize("within", [None, 0, 30])
async def test_what_the_moment_does_not_allow_is_a_conflict(within: float | None, world: str) -> None:
    with AdobeCloudManagerSimulator(script=SCRIPT) as simulator:
        client, run = await begun(simulator, world)
        at = simulator.clock.time()
        with pytest.raises(ConflictError, match="codeQuality.*wait until a step of it runs or waits") as caught:
            await settle(run.cancel(within=within))
        assert (within or 0) <= simulator.clock.time() - at < (within or 0) + 1
        notes = getattr(caught.value, "__notes__", [])
        assert bool(notes) == bool(within)
        assert simulator.count("cancel_pipeline_execution_step") == 0
        await close(client)


async def test_it_is_cancelled_as_soon_as_that_is_possible(world: str) -> None:
    with AdobeCloudManagerSimulator(script=SCRIPT) as simulator:
        client, run = await begun(simulator, world)
        await settle(run.cancel(within=600))
        took = simulator.clock.time()
        assert simulator.count("cancel_pipeline_execution_step") == 1
        assert simulator.executions[run.id].shown(0, took).state == "succeeded"
        ended = await settle(run.wait(check=False, timeout=600))
        assert ended.state is State.CANCELLED
        await close(client)


async def test_one_that_ends_meanwhile_is_not_asked_about_any_more(world: str) -> None:
    with AdobeCloudManagerSimulator(script=Run(steps=(Step("codeQuality", 60),))) as simulator:
        client, run = await begun(simulator, world)
        with pytest.raises(ConflictError, match="nothing to cancel|codeQuality"):
            await settle(run.cancel(within=7 * 86400))
        assert simulator.clock.time() - simulator.executions[run.id].created < 3600
        await close(client)


class InUse(AwsImageBuilderSimulator):
    """A service that finds the image in use for a minute."""

    until = 0.0

    def check(self, call: Call) -> None:
        super().check(call)
        if call.operation == "cancel_image_creation" and self.clock.time() < self.until:
            raise Refusal(
                testing.Answer.json(
                    {"message": "in use"}, 400, headers=(("x-amzn-errortype", "ResourceInUseException"),)
                )
            )


async def test_a_busy_image_is_asked_about_again(world: str) -> None:
    with InUse(script=Run(steps=(Step("Launch", 500),))) as simulator:
        client, run = await begun(simulator, world)
        simulator.until = simulator.clock.time() + 60
        with pytest.raises(ConflictError):
            await settle(run.cancel())
        await settle(run.cancel(within=600))
        assert 60 <= simulator.clock.time() - simulator.until + 60 < 200
        await close(client)


@pytest.mark.parametrize("system", CASES)
async def test_what_can_be_cancelled_is_asked_once(system: str, world: str) -> None:
    with getattr(testing, CASES[system].simulator)(script=Run(steps=(Step("build", 500),))) as simulator:
        client, run = await begun(simulator, world)
        at = simulator.clock.time()
        await settle(run.cancel(within=600))
        assert simulator.clock.time() == at
        await close(client)


@pytest.mark.parametrize("system", CASES)
@pytest.mark.parametrize("within", ["3", float("nan"), True])
async def test_a_bad_time_is_refused_before_anything_is_sent(system: str, within: Any, world: str) -> None:
    with getattr(testing, CASES[system].simulator)(script=Run(steps=(Step("build", 500),))) as simulator:
        client, run = await begun(simulator, world)
        before = len(simulator.calls)
        with pytest.raises(UsageError, match="within"):
            await settle(run.cancel(within=within))
        assert len(simulator.calls) == before
        await close(client)
