"""Helpers for contenders."""

from __future__ import annotations

from collections.abc import Callable

Run = Callable[[int], object]
HEADERS = {"Tenant": "default_tenant", "Authorization": "Basic eDp5"}


def repeated(one: Callable[[], object]) -> Run:
    """Return a function that makes so many calls and drops each result."""

    def run(count: int) -> None:
        for _ in range(count):
            one()

    return run
