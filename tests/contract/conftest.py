"""What most contract tests are about: every system, its simulator, and a client of it in either world.

Where one system is as good as any, Cloudify's.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from orchestrator_clients.testing import CloudifySimulator
from tests.contract.both import WORLDS, close
from tests.contract.cases import CASES, Case, client_of


@pytest.fixture(params=CASES.values(), ids=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    """Return what is to be known of a system, of each in turn."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def simulator(case: Case) -> Iterator[Any]:
    """Give the system's simulator, which listens."""
    with case.make() as simulator:
        yield simulator


@pytest.fixture(params=WORLDS)
def world(request: pytest.FixtureRequest) -> str:
    """Return whether clients are synchronous or asynchronous, each in turn."""
    return str(request.param)


@pytest.fixture
async def client(world: str, simulator: Any, anyio_backend: str) -> AsyncIterator[Any]:
    """Give a client of the simulator that does not pause between attempts."""
    client = client_of(simulator, world, chance=lambda: 0.0)
    yield client
    await close(client)


@pytest.fixture
def manager() -> Iterator[CloudifySimulator]:
    """Give a simulated manager, for tests in which one system is as good as any."""
    with CloudifySimulator() as simulator:
        yield simulator


@pytest.fixture
async def cloudify(world: str, manager: CloudifySimulator, anyio_backend: str) -> AsyncIterator[Any]:
    """Give a client of that manager."""
    client = client_of(manager, world)
    yield client
    await close(client)
