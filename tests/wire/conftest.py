"""Every test here runs over every transport, sync and async where there are both, and none may hang."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from tests.contract.both import WORLDS

LIMIT = 15
"""Seconds that any test may take, but for those that say otherwise by the mark `patience`."""


@pytest.fixture(params=WORLDS)
def world(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(autouse=True)
def limit(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that hangs. Tests run in the main thread, where a signal comes through."""
    marker = request.node.get_closest_marker("patience")
    seconds = marker.args[0] if marker else LIMIT

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"the test took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
