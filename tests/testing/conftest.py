from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from orchestrator_clients.testing import (
    AdobeCloudManagerSimulator,
    AsperaOrchestratorSimulator,
    AwsImageBuilderSimulator,
    CloudifySimulator,
    VirtualClock,
    VmwareCodeStreamSimulator,
)
from tests.testing.adobe_calls import headers_of
from tests.testing.aspera_calls import client_of
from tests.testing.aws_calls import AwsCalls
from tests.testing.aws_signers import SIGNERS, Sign
from tests.testing.vmware_calls import log_in

SPECS = Path(__file__).parents[2] / "specs"


@pytest.fixture
def manager() -> Iterator[CloudifySimulator]:
    """A Cloudify Manager whose every answer is held against our document."""
    with CloudifySimulator(spec=SPECS / "cloudify" / "openapi.yaml") as simulator:
        yield simulator


@pytest.fixture
def api(manager: CloudifySimulator) -> Iterator[httpx.Client]:
    """An administrator's bare HTTP client, at v3.1."""
    known = manager.credentials
    # Without certificates to load, making a client takes a millisecond instead of thirty.
    with httpx.Client(
        verify=False,
        base_url=f"{manager.url}/api/v3.1/",
        auth=(known.username, known.password),
        headers={"Tenant": known.tenant},
    ) as client:
        yield client


@pytest.fixture
def image_builder() -> Iterator[AwsImageBuilderSimulator]:
    """An Image Builder whose every answer is held against our document."""
    with AwsImageBuilderSimulator(spec=SPECS / "aws_image_builder" / "openapi.yaml") as simulator:
        yield simulator


@pytest.fixture
def aws(image_builder: AwsImageBuilderSimulator) -> Iterator[AwsCalls]:
    """Signed calls to it."""
    with AwsCalls(image_builder) as calls:
        yield calls


@pytest.fixture(params=SIGNERS)
def sign(request: pytest.FixtureRequest) -> Sign:
    """Signs requests as AWS's own client does, and as ours does."""
    return SIGNERS[request.param]


@pytest.fixture
def http(image_builder: AwsImageBuilderSimulator) -> Iterator[httpx.Client]:
    """A bare HTTP client of the simulated Image Builder."""
    with httpx.Client(verify=False, base_url=image_builder.url) as client:
        yield client


@pytest.fixture
def adobe() -> Iterator[AdobeCloudManagerSimulator]:
    """A Cloud Manager whose every answer is held against our document."""
    with AdobeCloudManagerSimulator(spec=SPECS / "adobe_cloud_manager" / "openapi.yaml") as simulator:
        yield simulator


@pytest.fixture
def adobe_api(adobe: AdobeCloudManagerSimulator) -> Iterator[httpx.Client]:
    """A bare HTTP client of it, with the three headers."""
    with httpx.Client(verify=False, base_url=adobe.url, headers=headers_of(adobe)) as client:
        yield client


@pytest.fixture
def clock() -> VirtualClock:
    """The simulated Orchestrator's clock."""
    return VirtualClock()


@pytest.fixture
def aspera(clock: VirtualClock) -> Iterator[AsperaOrchestratorSimulator]:
    """An Orchestrator whose every answer is held against our document."""
    with AsperaOrchestratorSimulator(spec=SPECS / "aspera_orchestrator" / "openapi.yaml", clock=clock) as simulator:
        yield simulator


@pytest.fixture
def aspera_api(aspera: AsperaOrchestratorSimulator) -> Iterator[httpx.Client]:
    """An operator's bare HTTP client of it."""
    known = aspera.credentials
    with client_of(aspera, auth=(known.username, known.password)) as client:
        yield client


@pytest.fixture
def vmware() -> Iterator[VmwareCodeStreamSimulator]:
    """A Code Stream server whose every answer is held against our document."""
    with VmwareCodeStreamSimulator(spec=SPECS / "vmware_code_stream" / "openapi.yaml") as simulator:
        yield simulator


@pytest.fixture
def vmware_api(vmware: VmwareCodeStreamSimulator) -> Iterator[httpx.Client]:
    """An administrator's bare HTTP client of it."""
    with log_in(vmware) as client:
        yield client


@pytest.fixture
def vmware_http(vmware: VmwareCodeStreamSimulator) -> Iterator[httpx.Client]:
    """Nobody's."""
    with httpx.Client(verify=False, base_url=vmware.url) as client:
        yield client
