"""What the tables over all systems share."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from orchestrator_clients._core import body


@pytest.fixture(scope="module", params=["httpx", "fast"])
def transport(request: pytest.FixtureRequest) -> Iterator[str]:
    """Choose the transport, which a process otherwise does once."""
    if request.param == "fast" and find_spec("pyreqwest") is None:
        pytest.skip("the extra `fast` is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(body.TRANSPORT_VARIABLE, request.param)
        _choose_anew()
        yield request.param
    _choose_anew()


def _choose_anew() -> None:
    body.fast_reader.cache_clear()
