"""Shared by all tests."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, settings

from orchestrator_clients._core import body, extras
from tests.contract.ledger import Ledger

collect_ignore = ["data"]
"""Tests of a distribution that tests install."""

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("default")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Ledger(config), "ledger")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", params=["httpx", "fast"])
def transport(request: pytest.FixtureRequest) -> Iterator[str]:
    """Choose the transport, which a process otherwise does once."""
    if request.param == "fast" and not (find_spec("aiohttp") and find_spec("urllib3")):
        pytest.skip("the extra `fast` is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(extras.TRANSPORT_VARIABLE, request.param)
        _choose_anew()
        yield request.param
    _choose_anew()


def _choose_anew() -> None:
    body.fast_reader.cache_clear()
