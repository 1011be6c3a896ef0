"""A simulated manager, and both clients of it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients.testing import CloudifySimulator
from tests.contract.both import WORLDS, close

SPEC = Path(__file__).parents[4] / "specs" / "cloudify" / "openapi.yaml"


@pytest.fixture
def manager() -> Iterator[CloudifySimulator]:
    with CloudifySimulator(spec=SPEC) as simulator:
        yield simulator


@pytest.fixture(params=WORLDS)
async def cloudify(
    request: pytest.FixtureRequest, manager: CloudifySimulator, anyio_backend: str
) -> AsyncIterator[Any]:
    client = manager.client() if request.param == "sync" else manager.async_client()
    yield client
    await close(client)
