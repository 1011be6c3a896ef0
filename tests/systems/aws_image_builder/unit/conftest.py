"""An Image Builder on loopback that answers what a test has laid out."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from orchestrator_clients import AsyncAwsImageBuilder, AwsImageBuilder
from orchestrator_clients.testing import VirtualClock
from tests.contract.both import WORLDS, close
from tests.systems.aws_image_builder.unit.service import KEYS, REGION, Service


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as running:
        yield running


@pytest.fixture(autouse=True)
def no_aws(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Hide this machine's own AWS configuration, and keep botocore from asking for an instance's."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    folder = tmp_path_factory.mktemp("aws")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(folder / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(folder / "credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture(params=WORLDS)
async def aws(request: pytest.FixtureRequest, service: Service, anyio_backend: str) -> AsyncIterator[Any]:
    kind: Callable[..., Any] = AwsImageBuilder if request.param == "sync" else AsyncAwsImageBuilder
    client = kind(REGION, credentials=KEYS, base_url=service.url, clock=VirtualClock(), chance=lambda: 0.5)
    yield client
    await close(client)
