"""A simulated server, and both clients of it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients.testing import AwsImageBuilderSimulator
from tests.contract.both import WORLDS, close

SPEC = Path(__file__).parents[4] / "specs" / "aws_image_builder" / "openapi.yaml"


@pytest.fixture
def server() -> Iterator[AwsImageBuilderSimulator]:
    with AwsImageBuilderSimulator(spec=SPEC) as simulator:
        yield simulator


@pytest.fixture(params=WORLDS)
async def aws(
    request: pytest.FixtureRequest, server: AwsImageBuilderSimulator, anyio_backend: str
) -> AsyncIterator[Any]:
    client = server.client() if request.param == "sync" else server.async_client()
    yield client
    await close(client)
