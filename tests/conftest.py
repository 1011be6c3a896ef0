"""Shared by all tests."""

import pytest
from hypothesis import HealthCheck, settings

from tests.contract.ledger import Ledger

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("default")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Ledger(config), "ledger")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
