"""A list tells its executions apart by their ids, and reads nothing else of them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from orchestrator_clients._core.model import Snapshot
from tests.contract.both import WORLDS, close, every
from tests.contract.cases import CASES, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]


@pytest.mark.parametrize("system", [system for system, case in CASES.items() if not case.at_once])
async def test_what_nobody_looked_at_is_not_read(system: str, world: str) -> None:
    case = CASES[system]
    with case.make() as simulator:
        seeded = simulator.seed(60)  # type: ignore[attr-defined]
        client = client_of(simulator, world)
        runs: list[Any] = await every(case.generated.runs(client))
        await close(client)
    assert len(runs) == len(seeded)
    read = {one.name for one in fields(Snapshot)} - {"raw", "ids", "id"}  # what tells it from others
    for run in runs:
        looked_at = read & vars(run).keys()  # before a failure of the test shows the run
        assert not looked_at
        assert run.ids[client.run_ids[-1]] == run.id
