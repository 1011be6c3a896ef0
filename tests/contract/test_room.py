"""A large answer takes the memory of the one before."""

import os
import platform
import subprocess
import sys
from typing import Any

import pytest

from orchestrator_clients._core.room import keep_room
from orchestrator_clients.testing import CloudifySimulator
from tests.contract.both import WORLDS, close, every
from tests.contract.cases import client_of

ANSWERS = """
import resource
from orchestrator_clients._core.room import keep_room

if {kept}:
    keep_room()
for turn in range(30):
    if turn == 10:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    [b"x" * 100_000 for _ in range(30)]
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""
"""Makes and frees 3 MB, in blocks that glibc takes from its heap, and prints how many pages were taken anew for 20 answers."""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
@pytest.mark.parametrize(("kept", "expected"), [(True, range(200)), (False, range(2_000, 20_000))])
def test_memory_of_large_answers_is_kept(kept: bool, expected: range) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MALLOC_", "GLIBC_"))}
    command = [sys.executable, "-c", ANSWERS.format(kept=kept)]
    printed = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    assert int(printed) in expected


@pytest.mark.anyio
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(("runs", "kept"), [(10, 0), (300, 1)])
async def test_only_large_answers_have_it_kept(world: str, runs: int, kept: int) -> None:
    keep_room.cache_clear()
    with CloudifySimulator() as simulator:
        simulator.seed(runs)
        client: Any = client_of(simulator, world)
        assert len(await every(client.executions.list())) == runs
        await close(client)
    assert keep_room.cache_info().currsize == kept
