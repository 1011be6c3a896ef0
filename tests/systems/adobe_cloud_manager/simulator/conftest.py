"""The simulator whose every answer is held against our document, and bare clients of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from orchestrator_clients.testing import (
    AdobeCloudManagerSimulator,
)
from tests.systems.adobe_cloud_manager.simulator.calls import headers_of

SPEC = Path(__file__).parents[4] / "specs" / "adobe_cloud_manager" / "openapi.yaml"


@pytest.fixture
def adobe() -> Iterator[AdobeCloudManagerSimulator]:
    """A Cloud Manager whose every answer is held against our document."""
    with AdobeCloudManagerSimulator(spec=SPEC) as simulator:
        yield simulator


@pytest.fixture
def adobe_api(adobe: AdobeCloudManagerSimulator) -> Iterator[httpx.Client]:
    """A bare HTTP client of it, with the three headers."""
    with httpx.Client(verify=False, base_url=adobe.url, headers=headers_of(adobe)) as client:
        yield client
