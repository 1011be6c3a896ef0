"""A simulated Code Stream server, and both clients of it."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.contract.both import WORLDS, close
from tests.systems.vmware_code_stream.contract.setting import SPEC


@pytest.fixture
def server() -> Iterator[VmwareCodeStreamSimulator]:
    with VmwareCodeStreamSimulator(spec=SPEC) as simulator:
        yield simulator


@pytest.fixture(params=WORLDS)
def world(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def code_stream(world: str, server: VmwareCodeStreamSimulator, anyio_backend: str) -> AsyncIterator[Any]:
    # Without certificates to load, making a client takes a third of the time.
    client = server.client(verify=False) if world == "sync" else server.async_client(verify=False)
    yield client
    await close(client)
