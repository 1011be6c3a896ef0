"""A simulated server, and both clients of it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients.testing import AsperaOrchestratorSimulator
from tests.contract.both import WORLDS, close

SPEC = Path(__file__).parents[3] / "specs" / "aspera_orchestrator" / "openapi.yaml"


@pytest.fixture
def server() -> Iterator[AsperaOrchestratorSimulator]:
    with AsperaOrchestratorSimulator(spec=SPEC) as simulator:
        yield simulator


@pytest.fixture(params=WORLDS)
async def aspera(
    request: pytest.FixtureRequest, server: AsperaOrchestratorSimulator, anyio_backend: str
) -> AsyncIterator[Any]:
    client = server.client() if request.param == "sync" else server.async_client()
    yield client
    await close(client)
