"""A simulated server, and both clients of it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients.testing import AdobeCloudManagerSimulator
from tests.contract.both import WORLDS, close

SPEC = Path(__file__).parents[4] / "specs" / "adobe_cloud_manager" / "openapi.yaml"


@pytest.fixture
def server() -> Iterator[AdobeCloudManagerSimulator]:
    with AdobeCloudManagerSimulator(spec=SPEC) as simulator:
        yield simulator


@pytest.fixture(params=WORLDS)
async def adobe(
    request: pytest.FixtureRequest, server: AdobeCloudManagerSimulator, anyio_backend: str
) -> AsyncIterator[Any]:
    # Without certificates to load, making a client takes a millisecond instead of forty.
    client = server.client(verify=False) if request.param == "sync" else server.async_client(verify=False)
    yield client
    await close(client)
