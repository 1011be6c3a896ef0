"""The simulator whose every answer is held against our document, and bare clients of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from orchestrator_clients.testing import (
    AwsImageBuilderSimulator,
)
from tests.systems.aws_image_builder.simulator.calls import AwsCalls
from tests.systems.aws_image_builder.simulator.signers import SIGNERS, Sign

SPEC = Path(__file__).parents[4] / "specs" / "aws_image_builder" / "openapi.yaml"


@pytest.fixture
def image_builder() -> Iterator[AwsImageBuilderSimulator]:
    """An Image Builder whose every answer is held against our document."""
    with AwsImageBuilderSimulator(spec=SPEC) as simulator:
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
