"""A pytest plugin with one fixture per simulated system; synchronous and asynchronous tests use the same ones.

Each, such as `cloudify_simulator`, is a simulator that has just started, on a virtual clock of its own, and is stopped after
the test; the test fails if anything went wrong inside it. Its `url` and `credentials` are what a client needs. Nothing is
imported before a fixture is used: without the extra, the package then says how to install it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .._registry import Registered, registered


def simulator_fixture(system: Registered) -> Any:
    """Return the fixture of a system, called after its key."""

    def simulated() -> Iterator[Any]:
        with simulator_of(system)() as simulator:
            yield simulator

    simulated.__doc__ = f"Give the simulator of {system.key}; its `url` and `credentials` are what a client needs."
    return pytest.fixture(name=f"{system.key}_simulator")(simulated)


def simulator_of(system: Registered) -> type[Any]:
    """Return the class of a system's simulator; ModuleNotFoundError says how to install what it needs."""
    from orchestrator_clients import testing

    found: type[Any] = getattr(testing, f"{system.client}Simulator", None) or system.simulator()
    return found


globals().update({f"{key}_simulator": simulator_fixture(system) for key, system in registered().items()})
