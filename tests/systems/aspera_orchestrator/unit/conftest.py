"""A server for the tests of the client, a client of it, and limits that a test may change."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from orchestrator_clients import AsperaOrchestrator, AsyncAsperaOrchestrator
from orchestrator_clients.testing import VirtualClock
from tests.systems.aspera_orchestrator.unit.desk import AUTH, Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A loopback Orchestrator."""
    one = Desk()
    yield one
    one.close()


@pytest.fixture(params=[AsperaOrchestrator, AsyncAsperaOrchestrator], ids=["sync", "async"])
def make(request: pytest.FixtureRequest, desk: Desk) -> Any:
    """Return a function that makes a client of the desk, of either world."""

    def client(**options: Any) -> Any:
        chosen = options if options.keys() & {"auth", "token", "api_key"} else {"auth": AUTH, **options}
        return request.param(desk.url, clock=VirtualClock(grace=0), chance=lambda: 0.5, **chosen)

    return client


@pytest.fixture
def limit_digits() -> Iterator[Callable[[int], None]]:
    """Sets how many digits of a whole number this Python reads, for one test; 0: any number."""
    before = sys.get_int_max_str_digits()
    yield sys.set_int_max_str_digits
    sys.set_int_max_str_digits(before)
