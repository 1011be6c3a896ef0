"""A pytest plugin with one fixture per simulated system; synchronous and asynchronous tests use the same ones.

Each, such as `cloudify_simulator`, is a simulator that has just started and is stopped after the test; the test fails if
anything went wrong inside it. Its `client()` and `async_client()` are connected to it. All that one test uses share the virtual
clock `simulators_clock`. Nothing is imported before a fixture is used: without the extra, the package then says how to install
it.

`orchestrator_conversation` replays what `--record-conversations` recorded of a test; it needs no extra.
`--contract-ledger` fails a run in which no test calls a public method of a system that has `contract.ContractTests`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from .._registry import Registered, registered

if TYPE_CHECKING:
    from .._simulation.clock import VirtualClock
    from .recording import Conversation

pytest.register_assert_rewrite(f"{__package__}.contract")


@pytest.fixture
def simulators_clock() -> VirtualClock:
    """Give the virtual clock that all simulators of a test share, so that one wait can be for runs of several systems."""
    from .._simulation.clock import VirtualClock

    return VirtualClock()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options `--record-conversations` and `--contract-ledger`."""
    group = parser.getgroup("orchestrator-clients")
    group.addoption(
        "--record-conversations",
        action="store_true",
        help="send the requests of tests with the fixture orchestrator_conversation, and record them, instead of replaying",
    )
    group.addoption(
        "--contract-ledger",
        action="store_true",
        help="fail if no test calls a public method of a system whose ContractTests run",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Keep the ledger if it is asked for."""
    if config.getoption("--contract-ledger"):
        from .contract.ledger import Ledger

        config.pluginmanager.register(Ledger(config), Ledger.name)


@pytest.fixture
def orchestrator_conversation(request: pytest.FixtureRequest) -> Iterator[Conversation]:
    """Replay the conversation of this test, or record it with `--record-conversations`.

    It is in the folder `conversations` beside the test's file, in a file called after that and the test.
    """
    from .recording import record, replay

    name = re.sub(r"[^\w.-]+", "-", f"{request.path.stem}.{request.node.name}").strip("-")
    place = request.path.parent / "conversations" / f"{name}.jsonl"
    with (record if request.config.getoption("--record-conversations") else replay)(place) as conversation:
        yield conversation


def simulator_fixture(system: Registered) -> Any:
    """Return the fixture of a system, called after its key."""

    def simulated(simulators_clock: VirtualClock) -> Iterator[Any]:
        with system.simulator()(clock=simulators_clock) as simulator:
            yield simulator

    simulated.__doc__ = f"Give the simulator of {system.key}: its `client()` and `async_client()` are connected to it."
    return pytest.fixture(name=f"{system.key}_simulator")(simulated)


globals().update({f"{key}_simulator": simulator_fixture(system) for key, system in registered().items()})
