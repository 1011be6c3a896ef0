"""A pytest plugin with one fixture per simulated system; synchronous and asynchronous tests use the same ones.

Each, such as `cloudify_simulator`, is a simulator that has just started and is stopped after the test; the test fails if
anything went wrong inside it. Its `client()` and `async_client()` are connected to it. All that one test uses share the virtual
clock `simulators_clock`. Nothing is imported before a fixture is used: without the extra, the package then says how to install
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from .._registry import Registered, registered

if TYPE_CHECKING:
    from .._simulation.clock import VirtualClock


@pytest.fixture
def simulators_clock() -> VirtualClock:
    """Give the virtual clock that all simulators of a test share, so that one wait can be for runs of several systems."""
    from .._simulation.clock import VirtualClock

    return VirtualClock()


def simulator_fixture(system: Registered) -> Any:
    """Return the fixture of a system, called after its key."""

    def simulated(simulators_clock: VirtualClock) -> Iterator[Any]:
        with system.simulator()(clock=simulators_clock) as simulator:
            yield simulator

    simulated.__doc__ = f"Give the simulator of {system.key}: its `client()` and `async_client()` are connected to it."
    return pytest.fixture(name=f"{system.key}_simulator")(simulated)


globals().update({f"{key}_simulator": simulator_fixture(system) for key, system in registered().items()})
