"""The simulator whose every answer is held against our document, and bare clients of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from orchestrator_clients.testing import (
    CloudifySimulator,
)

SPEC = Path(__file__).parents[4] / "specs" / "cloudify" / "openapi.yaml"


@pytest.fixture
def manager() -> Iterator[CloudifySimulator]:
    """A Cloudify Manager whose every answer is held against our document."""
    with CloudifySimulator(spec=SPEC) as simulator:
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
