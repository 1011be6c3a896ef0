"""A pytest plugin with one fixture per simulated system; synchronous and asynchronous tests use the same ones.

Each is a simulator that has just started, on a virtual clock of its own, and is stopped after the test; the test fails if
anything went wrong inside it. Nothing is imported before a fixture is used: without the
extra, the package then says how to install it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ..adobe_cloud_manager.simulator import AdobeCloudManagerSimulator
    from ..aspera_orchestrator.simulator import AsperaOrchestratorSimulator
    from ..aws_image_builder.simulator import AwsImageBuilderSimulator
    from ..cloudify.simulator import CloudifySimulator
    from ..vmware_code_stream.simulator import VmwareCodeStreamSimulator


@pytest.fixture
def adobe_cloud_manager_simulator() -> Iterator[AdobeCloudManagerSimulator]:
    """Give an Adobe Cloud Manager program; its `url` and `credentials` are what a client needs."""
    from . import AdobeCloudManagerSimulator

    with AdobeCloudManagerSimulator() as simulator:
        yield simulator


@pytest.fixture
def aspera_orchestrator_simulator() -> Iterator[AsperaOrchestratorSimulator]:
    """Give an Aspera Orchestrator; its `base_url` and `credentials` are what a client needs."""
    from . import AsperaOrchestratorSimulator

    with AsperaOrchestratorSimulator() as simulator:
        yield simulator


@pytest.fixture
def aws_image_builder_simulator() -> Iterator[AwsImageBuilderSimulator]:
    """Give a region of EC2 Image Builder; its `url`, `region` and `credentials` are what a client needs."""
    from . import AwsImageBuilderSimulator

    with AwsImageBuilderSimulator() as simulator:
        yield simulator


@pytest.fixture
def cloudify_simulator() -> Iterator[CloudifySimulator]:
    """Give a Cloudify Manager; `cloudify_simulator.url` and `.credentials` are what a client needs."""
    from . import CloudifySimulator

    with CloudifySimulator() as simulator:
        yield simulator


@pytest.fixture
def vmware_code_stream_simulator() -> Iterator[VmwareCodeStreamSimulator]:
    """Give a Code Stream server; its `url` and `credentials` are what a client needs."""
    from . import VmwareCodeStreamSimulator

    with VmwareCodeStreamSimulator() as simulator:
        yield simulator
