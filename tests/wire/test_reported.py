"""Whole programs that once went wrong, each in a process of its own, over every wire and in both worlds."""

from __future__ import annotations

import pytest

from tests.wire.children import run

pytestmark = pytest.mark.usefixtures("transport")

NAMES = (
    "a_pool_of_processes",
    "a_proxy_without_a_scheme",
    "a_pickled_failure",
    "runs_of_another_tenant",
    "a_log_of_two_members",
    "threads_that_end",
)


@pytest.mark.patience(60)
@pytest.mark.parametrize("name", NAMES)
def test_a_program(name: str, world: str) -> None:
    run("reported", world, "-", name, seconds=50)


@pytest.mark.patience(60)
def test_calls_that_are_cancelled() -> None:
    run("reported", "async", "-", "cancelled_calls", seconds=50)
