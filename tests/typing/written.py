"""Code of users, written for every client of the registry in both worlds: what must have which type, and what must be refused."""

from __future__ import annotations

from collections.abc import Iterator

from orchestrator_clients._registry import OWN, Registered
from tests.contract.cases import CASES

WORLDS = ("sync", "async")
BAD = "# must fail"
"""Ends each line that a type checker must refuse."""

RIGHT = """\
from typing import assert_type

import orchestrator_api.{key}.client
import orchestrator_api.{key}.models
from orchestrator_clients import (
    AsyncExecution, {a}Poller, {a}Waited, {client}, {run}, Execution, Options, OrchestratorError, State, Step, WaitError,
    {prefix}adopt, {prefix}wait_many, {prefix}watch_many, resume,
)


{d} typed(client: {client}, options: Options, token: str) -> None:
    assert_type(client.api, orchestrator_api.{key}.client.{a}Client)
    assert_type(client.scope["x"], str)
    run = resume(token, clients=[client])
    assert_type(run, {run})
    assert_type({w}{prefix}adopt("", clients=[client]), {run} | None)
    assert_type(run.client, {client})
    assert_type(run.raw, {raw})
    assert_type(run.state, State)
    assert_type(run.failed_step, Step | None)
    assert_type(run.token(timeout=3), str)
    assert_type({w}run.refresh(), {run})
    assert_type({w}run.wait(timeout=60, until=State.WAITING, on_change=print), {run})
    assert_type({w}run.cancel(), None)
    {a_for} seen in run.watch():
        assert_type(seen, {run})
    for waited in {w}{prefix}wait_many([run]):
        assert_type(waited, {a}Waited[{run}])
        assert_type(waited.run, {run})
        assert_type(waited.error, OrchestratorError | None)
    {a_for} waited in {prefix}watch_many([run]):
        assert_type(waited.run.raw, {raw})


{d} polled(poller: {a}Poller, run: {run}) -> None:
    assert_type({w}poller.wait(run, timeout=3), {run})


{d} failed(error: WaitError) -> None:
    assert_type(error.run, Execution | AsyncExecution)
    if isinstance(error.run, {run}):
        assert_type({w}error.run.refresh(), {run})
"""

WRONG = """\
from orchestrator_clients import NoSuch  {bad}
from orchestrator_clients.{key} import NoSuchThing  {bad}
from orchestrator_clients.testing import NoSuchSimulator  {bad}
from orchestrator_api.{key} import NoSuchClient  {bad}
from orchestrator_api.{key}.models import NoSuchModel  {bad}
from orchestrator_clients import {client}, {run}, State, WaitError, {prefix}wait_many, resume

{d} misspelt(client: {client}, run: {run}, error: WaitError) -> None:
    print(client.executionz)  {bad}
    print(client.api.no_such)  {bad}
    print(run.sate)  {bad}
    {w}run.cancell()  {bad}
    if run.raw is not None:
        print(run.raw.no_such_field)  {bad}
    print(State.SUCCEDED)  {bad}
    print(run.steps[0].sate)  {bad}
    print(error.run.sate)  {bad}
    print(resume("", clients=[client]).sate)  {bad}


{d} misused(client: {client}, run: {run}) -> None:
    {w}run.wait(timeot=3)  {bad}
    {w}run.wait(timeout="3")  {bad}
    {w}run.wait(until="waiting")  {bad}
    {w}{prefix}wait_many(run)  {bad}
    {w}{prefix}wait_many([client])  {bad}
    resume("", clients=client)  {bad}
    run.state = State.FAILED  {bad}
    {a_for_wrong} seen in run.watch():  {bad}
        pass
"""


def written() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each module."""
    for system in OWN:
        for world in WORLDS:
            words = _words(system, world)
            yield f"right_{system.key}_{world}.py", RIGHT.format(**words)
            yield f"wrong_{system.key}_{world}.py", WRONG.format(**words)


def _words(system: Registered, world: str) -> dict[str, str]:
    sync = world == "sync"
    client = system.clients()[not sync]
    return {
        "key": system.key,
        "client": client.__name__,
        "run": client.run_type.__name__,
        "raw": " | ".join(f"orchestrator_api.{system.key}.models.{name}" for name in CASES[system.key].raw) + " | None",
        "a": "" if sync else "Async",
        "d": "def" if sync else "async def",
        "w": "" if sync else "await ",
        "prefix": "" if sync else "async_",
        "a_for": "for" if sync else "async for",
        "a_for_wrong": "for" if not sync else "async for",
        "bad": BAD,
    }
