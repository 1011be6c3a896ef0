from __future__ import annotations

import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step, VirtualClock

SPEC = Path(__file__).parents[2] / "specs" / "aws_image_builder" / "openapi.yaml"
WAITING = Run(steps=(Step("Launch", 0.0), Step("Ask", 0.0, waits_for_person=True), Step("TestIt", 0.0)))


@pytest.fixture
def server() -> Iterator[AwsImageBuilderSimulator]:
    """An Image Builder whose builds wait for somebody. Its clock begins at the present: boto3 signs by the system's."""
    with AwsImageBuilderSimulator(clock=VirtualClock(time.time()), script=WAITING, spec=SPEC) as simulator:
        yield simulator


@pytest.fixture
def theirs(server: AwsImageBuilderSimulator) -> Any:
    """AWS's own client of it."""
    boto3 = pytest.importorskip("boto3", reason="the group `peers` is not installed")
    known = server.credentials
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return boto3.client(
            "imagebuilder",
            region_name=server.region,
            endpoint_url=server.url,
            aws_access_key_id=known.access_key,
            aws_secret_access_key=known.secret_key,
            aws_session_token=known.token,
        )
