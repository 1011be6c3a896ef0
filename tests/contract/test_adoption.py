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

from orchestrator_clients import AmbiguousStart, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step
from orchestrator_clients.testing.contract._truths import Truth
from tests.contract.adopting import adopted, sealed
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import Case, client_of

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


async def test_a_list_that_lost_what_was_there_proves_nothing(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world)
    await before(case, client, 1)
    intent = await settle(case.starting.intent(client))
    simulator.fault(faults.malformed(json.dumps(case.no_runs).encode()), on=case.starting.looks)
    with pytest.raises(AmbiguousStart, match="no longer shows") as error:
        await adopted(intent, client)
    assert error.value.candidates == ()
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


async def test_one_key_is_one_mark(case: Case, simulator: Any, world: str) -> None:
    from orchestrator_clients._core.execution.intent import loads

    client = client_of(simulator, world)
    marks = [loads(await settle(case.starting.intent(client, key=key))).mark for key in ("a", "a", "b", None, None)]
    assert marks[0] == marks[1]
    assert len(set(marks)) == 4
    assert all(len(mark) == 36 for mark in marks)
    await close(client)
