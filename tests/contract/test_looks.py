"""One look at a time, each by a client of its own and with nothing kept but a token: it polls as a wait does."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import (
    ApiError,
    AuthError,
    ExecutionCancelled,
    ExecutionFailed,
    NeedsAttention,
    State,
    UsageError,
    WaitTimeout,
    resume,
)
from orchestrator_clients._core.execution.sealed import checksum
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step
from tests.contract import reader_0_1
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, Case, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]

OPTIONS: dict[str, Any] = {"chance": lambda: 0.5, "max_attempts": 1}
KEPT = Path(__file__).parents[1] / "data" / "tokens-0.2.jsonl"


def let(simulator: Any, case: Case, *seconds: float, **of_run: Any) -> None:
    """Say how long the steps of runs take from now on."""
    names = case.step_names * 3
    simulator.script = Run(steps=tuple(Step(names[n], one) for n, one in enumerate(seconds)), **of_run)


class Moments:
    """When an operation was called, in seconds of the simulator's clock since the first call."""

    def __init__(self, simulator: Any, operations: tuple[str, ...]) -> None:
        self.begun, self.seen, self.operations = simulator.clock.time(), list[float](), operations
        simulator.screen = self._screened(simulator, simulator.screen)

    def _screened(self, simulator: Any, before: Any) -> Any:
        def screen(call: Any) -> None:
            if call.operation in self.operations:
                self.seen.append(round(simulator.clock.time() - self.begun, 3))
            before(call)

        return screen


async def stateless(case: Case, simulator: Any, world: str, token: str, **arguments: Any) -> tuple[Any, list[Any]]:
    """Look until it is over, each time by a new client that knows nothing but the token."""
    looks: list[Any] = []
    while True:
        client = client_of(simulator, world, **OPTIONS)
        look = await settle(resume(token, clients=[client]).look(**arguments))
        looks.append(look)
        token = look.run.token()
        assert reader_0_1.read(token)["ids"] == look.run.ids
        assert len(token) < 2000
        await close(client)
        if look.over:
            assert look.again is None
            return look, looks
        assert 0 < look.again < 3600
        simulator.clock.sleep(look.again)


TROUBLES: dict[str, list[tuple[faults.Fault, range]]] = {
    "none": [],
    "outage": [(faults.status(503), range(2, 6))],
    "busy": [(faults.rate_limited(40), range(3, 4))],
    "pages of html": [(faults.html_page(), range(2, 9))],
    "unfound": [(faults.status(404), range(2, 5))],
}


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_it_polls_as_a_wait_does(case: Case, world: str, trouble: str) -> None:
    moments, ends = [], []
    for way in ("wait", "looks"):
        with case.make() as simulator:
            let(simulator, case, 40, 700, 30)
            client = client_of(simulator, world, **OPTIONS)
            run = await settle(case.start(client, simulator))
            seen = Moments(simulator, case.looks[:1])
            for fault, calls in TROUBLES[trouble]:
                simulator.fault(fault, on=case.looks[0], calls=calls)
            if way == "wait":
                last = await settle(run.wait())
            else:
                look, _ = await stateless(case, simulator, world, run.token())
                last = look.run
                assert look.error is None
            ends.append((last.state, last.raw_status))
            moments.append(seen.seen)
            await close(client)
    assert ends[0] == ends[1]
    assert ends[0][0] is State.SUCCEEDED
    assert moments[0] == moments[1]


async def test_the_interval_is_the_callers_until_it_is_over(case: Case, simulator: Any, world: str) -> None:
    let(simulator, case, 100)
    client = client_of(simulator, world, **OPTIONS)
    run = await settle(case.start(client, simulator))
    look = await settle(run.look(poll=(7, 9), timeout=60))
    _, looks = await stateless(case, simulator, world, look.run.token())
    assert {round(one.again, 3) for one in looks[:-2]} <= {7.0}
    assert isinstance(looks[-1].error, WaitTimeout)
    assert "goes on" in str(looks[-1].error)
    assert simulator.clock.time() == pytest.approx(run.client.run_clock.time())
    for wrong in ({"poll": 0}, {"timeout": "x"}, {"until": "no state"}):
        with pytest.raises(UsageError):
            await settle(run.look(**wrong))
    await close(client)


@pytest.mark.parametrize(("ends", "error"), [("failed", ExecutionFailed), ("cancelled", ExecutionCancelled)])
async def test_a_bad_end_is_told_with_its_steps(
    case: Case, simulator: Any, world: str, ends: str, error: type[Exception]
) -> None:
    let(simulator, case, 10, ends=ends)
    client = client_of(simulator, world, **OPTIONS)
    run = await settle(case.start(client, simulator))
    look, _ = await stateless(case, simulator, world, run.token())
    assert isinstance(look.error, error)
    assert look.error.run is look.run
    assert bool(look.run.steps) == case.steps or case.system == "cloudify"
    await close(client)


@pytest.mark.parametrize("system", [name for name, case in CASES.items() if case.gates])
async def test_a_decision_is_remembered_in_the_token(system: str, world: str) -> None:
    case = CASES[system]
    with case.make() as simulator:
        made: Any = simulator
        gate = case.gate
        assert gate is not None
        made.script = Run(steps=(Step(case.step_names[0], 5), Step(gate, waits_for_person=True)))
        client = client_of(simulator, world, **OPTIONS)
        run = await settle(case.start(client, simulator))
        look, _ = await stateless(case, simulator, world, run.token(), until=State.WAITING)
        assert isinstance(look.error, NeedsAttention)
        token = look.run.token()
        again = await settle(resume(token, clients=[client]).look(until=State.WAITING))
        assert again.over, "nothing was decided"
        client.run_decisions.note(run.id, None, again.run.raw_status)
        token, other = again.run.token(), client_of(simulator, world, **OPTIONS)
        assert not (await settle(resume(token, clients=[other]).look(until=State.WAITING))).over
        made.clock.sleep(61)
        assert (await settle(resume(token, clients=[other]).look(until=State.WAITING))).over, "it came to nothing"
        for one in (client, other):
            await close(one)


async def test_what_does_not_pass_is_raised_after_as_many_looks(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world, **OPTIONS)
    run = await settle(case.start(client, simulator))
    simulator.fault(faults.status(404), on=case.looks[0])
    begun, looks = simulator.clock.time(), list[Any]()
    with pytest.raises(ApiError) as error:
        await failing(case, simulator, world, run, looks)
    assert any("the execution itself goes on" in note for note in error.value.__notes__)
    # Aspera answers 404 for whatever cause: there it counts as a refusal, for ten minutes
    patient = case.system == "aspera_orchestrator"
    assert (simulator.clock.time() - begun >= 600) if patient else len(looks) == 4
    await close(client)


async def failing(case: Case, simulator: Any, world: str, run: Any, looks: list[Any]) -> None:
    """Look at a run until that raises, each time by a new client."""
    token = run.token()
    while True:
        client = client_of(simulator, world, **OPTIONS)
        try:
            looks.append(await settle(resume(token, clients=[client]).look()))
        finally:
            await close(client)
        assert isinstance(looks[-1].trouble, ApiError)
        assert (looks[-1].run.id, looks[-1].over, looks[-1].error) == (run.id, False, None)
        token = looks[-1].run.token()
        simulator.clock.sleep(looks[-1].again)


async def test_refused_credentials_end_it_at_once(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world, **OPTIONS)
    run = await settle(case.start(client, simulator))
    simulator.fault(faults.status(401))
    other = client_of(simulator, world, **OPTIONS)
    with pytest.raises(AuthError):
        await settle(resume(run.token(), clients=[other]).look())
    for one in (client, other):
        await close(one)


async def test_a_server_that_wants_to_be_left_alone_is(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world, **OPTIONS)
    run = await settle(case.start(client, simulator))
    simulator.fault(faults.rate_limited(100), on=case.looks[0], calls=1)
    first = await settle(run.look())
    assert first.again >= 100
    calls = len(simulator.calls)
    second = await settle(run.look())
    assert (len(simulator.calls), second.over, second.run.state) == (calls, False, run.state)
    assert second.again >= 100
    await close(client)


async def test_lost_contact_is_told_once(
    case: Case, simulator: Any, world: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = client_of(simulator, world, **OPTIONS)
    run = await settle(case.start(client, simulator))
    rule = simulator.fault(faults.status(503), on=case.looks[0])
    with caplog.at_level(logging.WARNING):
        for _ in range(5):
            look = await settle(run.look())
            run = look.run
        simulator._rules.remove(rule)
        await settle(run.look())
    assert [record.message.split(": contact is ")[1][:4] for record in caplog.records] == ["lost", "back"]
    await close(client)


async def test_a_resumed_wait_goes_on_where_it_was(case: Case, simulator: Any, world: str) -> None:
    let(simulator, case, 2000)
    client = client_of(simulator, world, **OPTIONS)
    run = await settle(case.start(client, simulator))
    simulator.clock.sleep(10)
    look = await settle(run.look())
    simulator.clock.sleep(500)
    begun = Moments(simulator, case.looks[:1])
    await settle(resume(look.run.token(), clients=[client]).wait(timeout=200, check=False))
    longest = client.run_poll.longest
    assert begun.seen[:2] == [0.0, min(longest, 50.0)], "it has been quiet for long"
    refreshed = await settle(resume(look.run.token(), clients=[client]).refresh())
    assert json.loads(refreshed.token())["memory"]["changed_at"] == json.loads(look.run.token())["memory"]["changed_at"]
    await close(client)


ODD: dict[str, Any] = {
    "changed_at": ["x", [], True, {}, float("inf")],
    "stood": [1, [], {}],
    "faults": [[], 5, {"usage": 1}, {"usage": [1]}, {"usage": [-1, 2]}, {"usage": [1, "x"]}, {"usage": [True, 2]}],
    "decided": [{}, 5, [1], [["a", "b"]], [[1, None, 2]], [[None, None, "x"]]],
    "poll": [{}, 5, [1], [0, 1], [2, 1], ["a", "b"], [1, 2, 3]],
}


async def test_an_odd_memory_is_refused_and_a_further_member_is_not(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world, **OPTIONS)
    run = await settle(case.start(client, simulator))
    token = json.loads((await settle(run.look())).run.token())
    del token["check"]
    for name, values in ODD.items():
        for value in values:
            with pytest.raises(UsageError, match=f"memory.{name}"):
                resume(sealed({**token, "memory": {**token["memory"], name: value}}), clients=[client])
    for value in ("x", 5, [], True):
        with pytest.raises(UsageError, match="memory"):
            resume(sealed({**token, "memory": value}), clients=[client])
    later = {
        **token,
        "memory": {**token["memory"], "further": 1, "faults": {"of a later kind": [3, 5.0]}},
        "further": 2,
    }
    resumed = resume(sealed(later), clients=[client])
    assert not (await settle(resumed.look())).over
    future = {**token, "memory": {"changed_at": 9e15, "decided": [[None, None, 9e15]]}}
    assert (await settle(resume(sealed(future), clients=[client]).look())).again > 0
    await close(client)


def sealed(fields: dict[str, Any]) -> str:
    return json.dumps({**fields, "check": checksum(fields)})


@pytest.mark.parametrize("line", KEPT.read_text().splitlines(), ids=lambda line: json.loads(line)["system"])
async def test_tokens_of_this_release_are_read_by_the_one_before(line: str, world: str) -> None:
    """Each was written by this release: the former one reads it, and the coming ones must."""
    from orchestrator_clients._core.execution.token import loads

    old, new = reader_0_1.read(line), loads(line)
    assert (old["system"], old["ids"], old["state"]) == (new.system, new.ids, new.state)
    assert new.memory is not None
    assert new.memory.decided
    assert new.memory.faults
    assert new.memory.poll == (2.0, 30.0)
    assert json.loads(new.dumps()) == json.loads(line)
