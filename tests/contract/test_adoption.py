"""Starts that are made once across processes: all systems, both worlds, and whatever comes between a start and its record."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from anyio import to_thread

from orchestrator_clients import AmbiguousStart, AuthError, OrchestratorError, OutcomeUnknownError, UsageError
from orchestrator_clients._core.execution.sealed import checksum
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step
from tests.contract.adopting import adopted
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import Case, client_of
from tests.contract.truths import Truth

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]

PROGRAM = Path(__file__).parent / "programs" / "start_and_die.py"


@pytest.fixture
def simulator(case: Case) -> Iterator[Any]:
    with case.make() as simulator:
        simulator.script = Run(steps=(Step(case.step_names[0], 1),))  # type: ignore[attr-defined]
        yield simulator


async def before(case: Case, client: Any, runs: int) -> None:
    """Let there be runs that have ended."""
    for _ in range(runs):
        await settle((await settle(case.starting.start(client))).wait(check=False))


@pytest.mark.parametrize("earlier", [0, 1, 3])
async def test_a_start_whose_answer_is_lost_is_found(case: Case, simulator: Any, world: str, earlier: int) -> None:
    client = client_of(simulator, world, max_attempts=1)
    await before(case, client, earlier)
    there = Truth(simulator).ids()
    intent = await settle(case.starting.intent(client, key="nightly 812"))
    simulator.fault(faults.reset_before_answer(), on=case.starting.operation, calls=1, after=True)
    with pytest.raises(OrchestratorError) as lost:
        await settle(case.starting.start(client, intent=intent))
    run = await adopted(intent, client)
    assert {run.id} == Truth(simulator).ids() - there
    if case.once_by_token is None:
        assert isinstance(lost.value, OutcomeUnknownError)
        assert lost.value.intent == intent
        assert "To find out, adopt(error.intent" in str(lost.value)
    assert type(run) is type(await settle(run.refresh()))
    assert (await settle(run.wait(check=False))).state.ended
    assert simulator.count(case.starting.operation) - earlier == (2 if case.once_by_token else 1)
    await close(client)


@pytest.mark.parametrize("earlier", [0, 2])
async def test_nothing_was_started(case: Case, simulator: Any, world: str, earlier: int) -> None:
    client = client_of(simulator, world, max_attempts=1)
    await before(case, client, earlier)
    intent = await settle(case.starting.intent(client))
    simulator.fault(faults.reset_before_answer(), on=case.starting.operation, calls=1)
    with pytest.raises(OrchestratorError):
        await settle(case.starting.start(client, intent=intent))
    moment, looks = simulator.clock.time(), simulator.count(case.starting.looks)
    assert await adopted(intent, client) is None
    assert simulator.clock.time() - moment >= 5.0
    assert simulator.count(case.starting.looks) - looks == 2, "it looks again for a start that was on its way"
    assert simulator.count(case.starting.operation) == earlier + 1, "nothing is started by looking"
    run = await settle(case.starting.start(client, intent=intent))
    assert (await adopted(intent, client)).id == run.id
    await close(client)


async def test_a_start_that_was_on_its_way_is_found_by_the_second_look(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world)
    intent = await settle(case.starting.intent(client))
    here = client_of(simulator, "sync")
    seen: list[str] = []

    class Late:
        """The clock of the client: while it sleeps, the start arrives."""

        def __getattr__(self, name: str) -> Any:
            return getattr(simulator.clock, name)

        def sleep(self, seconds: float) -> None:
            seen.append(case.starting.start(here, intent=intent).id)

        async def sleep_async(self, seconds: float) -> None:
            self.sleep(seconds)

    client.run_clock = Late()
    assert (await adopted(intent, client)).id == seen[0]
    assert await adopted(intent, client, settle=0) is not None
    here.close()
    await close(client)


async def test_a_process_that_is_killed_before_it_keeps_its_run(
    case: Case, simulator: Any, world: str, tmp_path: Path
) -> None:
    client = client_of(simulator, world)
    await before(case, client, 1)
    there = Truth(simulator).ids()
    kept = tmp_path / "intent.json"
    root = str(PROGRAM.parents[3])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([root, *sys.path])}
    arguments = [case.system, world, simulator.url, str(kept)]
    command = [sys.executable, str(PROGRAM), *arguments]
    run_it = partial(subprocess.run, command, env=environment, capture_output=True, timeout=60, check=False)
    done: Any = await to_thread.run_sync(run_it)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    run = await adopted(kept.read_text(), client)
    assert {run.id} == Truth(simulator).ids() - there
    await close(client)


async def test_two_candidates(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world)
    await before(case, client, 2)
    intent = await settle(case.starting.intent(client))
    ours = await settle(case.starting.start(client, intent=intent))
    await settle(ours.wait(check=False))
    other = await settle(case.starting.start(client))
    if case.starting.marked:
        assert (await adopted(intent, client)).id == ours.id
    else:
        with pytest.raises(AmbiguousStart, match="more than one") as error:
            await adopted(intent, client)
        assert {run.id for run in error.value.candidates} == {ours.id, other.id}
        assert error.value.intent == intent
        assert (error.value.system, error.value.retry_safe) == (case.system, False)
    await close(client)


FAULTS: dict[str, type[OrchestratorError]] = {
    **dict.fromkeys(["401", "403"], AuthError),
    **dict.fromkeys(["503-vendor", "200-html", "200-empty", "200-malformed", "truncated"], OrchestratorError),
    **dict.fromkeys(["refused", "reset-before-answer", "hang"], OrchestratorError),
}
TROUBLES = [*((name, True) for name in FAULTS), *((name, False) for name in ("401", "200-html", "refused"))]


@pytest.mark.parametrize(("name", "happened"), TROUBLES)
async def test_what_cannot_be_looked_at_is_never_none(
    case: Case, simulator: Any, world: str, name: str, happened: bool
) -> None:
    wire = {"timeout": 0.75} if name == "hang" else {}
    client = client_of(simulator, world, max_attempts=1, max_response_bytes=1_000_000, **wire)
    await before(case, client, 1)
    intent = await settle(case.starting.intent(client))
    if happened:
        await settle(case.starting.start(client, intent=intent))
    if name == "refused":
        simulator.refuse()
    else:
        fault = faults.status(int(name)) if name.isdigit() else faults.catalogue(elsewhere="http://127.0.0.1:9")[name]
        simulator.fault(fault, on=case.starting.looks)
    with pytest.raises(FAULTS[name]) as error:
        await adopted(intent, client)
    assert not isinstance(error.value, UsageError)
    assert simulator.count(case.starting.operation) == 1 + happened
    await close(client)


async def test_a_list_that_lost_what_was_there_proves_nothing(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world)
    await before(case, client, 1)
    intent = await settle(case.starting.intent(client))
    simulator.fault(faults.malformed(json.dumps(case.no_runs).encode()), on=case.starting.looks)
    with pytest.raises(AmbiguousStart, match="no longer shows") as error:
        await adopted(intent, client)
    assert error.value.candidates == ()
    await close(client)


async def test_two_clients_adopt_the_same_run(case: Case, simulator: Any, world: str) -> None:
    one, two = client_of(simulator, world), client_of(simulator, world)
    there = Truth(simulator).ids()
    intent = await settle(case.starting.intent(one))
    run = await settle(case.starting.start(one, intent=intent))
    assert {(await adopted(intent, client)).id for client in (one, two, one)} == {run.id}
    assert {run.id} == Truth(simulator).ids() - there
    with pytest.raises(UsageError, match="fits several clients"):
        await adopted(intent, one, two)
    for client in (one, two):
        await close(client)


async def test_an_intent_of_another_place_is_refused(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world)
    intent = json.loads(await settle(case.starting.intent(client)))
    before = len(simulator.calls)
    elsewhere: dict[str, Any] = {"scope": dict.fromkeys(intent["scope"] or ["tenant"], "another")}
    if case.system == "aws_image_builder":  # its region and account stand in the ARN
        arn = intent["target"]["image_pipeline_arn"]
        elsewhere["target"] = {"image_pipeline_arn": arn.replace("us-east-1", "eu-west-1")}
    for change in (elsewhere, {"base_url": "https://elsewhere.example.com"}, {"system": "another"}):
        foreign = sealed({**intent, **change})
        with pytest.raises(UsageError, match="the clients given are|this client is for"):
            await adopted(foreign, client)
        with pytest.raises(UsageError, match="this client is for"):
            await settle(case.starting.start(client, intent=foreign))
    moved = sealed({**intent, "base_url": "https://elsewhere.example.com"})
    assert len(simulator.calls) == before, "nothing was sent"
    assert await adopted(moved, client, moved=True) is None
    await close(client)


def sealed(fields: dict[str, Any]) -> str:
    whole = {name: value for name, value in fields.items() if name != "check"}
    return json.dumps({**whole, "check": checksum(whole)})


async def test_what_is_no_intent_is_refused(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world)
    intent = await settle(case.starting.intent(client, signing_key="a long secret of ours"))
    whole = json.loads(intent)
    run = await settle(case.starting.start(client, intent=intent))
    calls = len(simulator.calls)
    odd = [
        sealed({**whole, name: value})
        for name in whole
        if name not in ("check", "signature", "made", "by", "key")
        for value in (None, 7, [], "", {"ids": [3]}, {"": ""})
    ]
    odd += [sealed({**whole, "made": value}) for value in ("", None, True, [])]
    garbage: list[Any] = [None, 5, "", "x", "null", "[]", "{}", intent[:-9], intent.replace('"key"', '"kex"'), *odd]
    for text in garbage:
        with pytest.raises(UsageError):
            await adopted(text, client, settle=0)
    with pytest.raises(UsageError, match="resume"):
        await adopted(run.token(), client)
    for text in garbage[1:12]:
        with pytest.raises(UsageError):
            await settle(case.starting.start(client, intent=text))
    with pytest.raises(UsageError, match="not signed"):
        await adopted(intent, client, signing_key="another")
    assert len(simulator.calls) == calls, "nothing was sent"
    assert (await adopted(intent, client, signing_key=b"a long secret of ours")).id == run.id
    for key in ("", " ", 5, b"k", "k" * 501):
        with pytest.raises(UsageError, match="key"):
            await settle(case.starting.intent(client, key=key))
    await close(client)


async def test_an_intent_tells_no_secret(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world)
    intent = await settle(case.starting.intent(client, key="nightly"))
    assert not [secret for secret in case.secrets(simulator) if secret in intent]
    assert json.loads(intent)["key"] == "nightly"
    await close(client)


async def test_one_key_is_one_mark(case: Case, simulator: Any, world: str) -> None:
    from orchestrator_clients._core.execution.intent import loads

    client = client_of(simulator, world)
    marks = [loads(await settle(case.starting.intent(client, key=key))).mark for key in ("a", "a", "b", None, None)]
    assert marks[0] == marks[1]
    assert len(set(marks)) == 4
    assert all(len(mark) == 36 for mark in marks)
    await close(client)
