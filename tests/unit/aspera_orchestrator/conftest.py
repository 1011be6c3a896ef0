"""A server for the tests of the client."""

from collections.abc import Iterator

import pytest

from tests.unit.aspera_orchestrator.desk import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A loopback Orchestrator."""
    one = Desk()
    yield one
    one.close()
