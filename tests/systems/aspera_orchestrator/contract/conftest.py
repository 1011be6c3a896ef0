"""A simulated server, and both clients of it."""

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import pytest

from orchestrator_clients.testing import AsperaOrchestratorSimulator, Run
from tests.contract.both import WORLDS, close, settle
from tests.systems.aspera_orchestrator.contract.setting import SPEC, Start


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


@pytest.fixture
def start(aspera: Any, server: AsperaOrchestratorSimulator) -> Start:
    """Starts a work order that goes as a script says."""

    async def start(script: Run | None = None, inputs: Mapping[str, object] | None = None) -> Any:
        server.script = script or server.script
        return await settle(aspera.work_orders.start(workflow_id=12, inputs=inputs or {"file": "a.mov"}))

    return start
