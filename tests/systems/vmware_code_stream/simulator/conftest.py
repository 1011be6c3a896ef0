"""The simulator whose every answer is held against our document, and bare clients of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from orchestrator_clients.testing import (
    VmwareCodeStreamSimulator,
)
from tests.systems.vmware_code_stream.simulator.calls import log_in

SPEC = Path(__file__).parents[4] / "specs" / "vmware_code_stream" / "openapi.yaml"


@pytest.fixture
def vmware() -> Iterator[VmwareCodeStreamSimulator]:
    """A Code Stream server whose every answer is held against our document."""
    with VmwareCodeStreamSimulator(spec=SPEC) as simulator:
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
