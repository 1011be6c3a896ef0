"""The simulator whose every answer is held against our document, and bare clients of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from orchestrator_clients.testing import (
    AsperaOrchestratorSimulator,
    VirtualClock,
)
from tests.systems.aspera_orchestrator.simulator.calls import client_of

SPEC = Path(__file__).parents[4] / "specs" / "aspera_orchestrator" / "openapi.yaml"


@pytest.fixture
def clock() -> VirtualClock:
    """The simulated Orchestrator's clock."""
    return VirtualClock()


@pytest.fixture
def aspera(clock: VirtualClock) -> Iterator[AsperaOrchestratorSimulator]:
    """An Orchestrator whose every answer is held against our document."""
    with AsperaOrchestratorSimulator(spec=SPEC, clock=clock) as simulator:
        yield simulator


@pytest.fixture
def aspera_api(aspera: AsperaOrchestratorSimulator) -> Iterator[httpx.Client]:
    """An operator's bare HTTP client of it."""
    known = aspera.credentials
    with client_of(aspera, auth=(known.username, known.password)) as client:
        yield client
