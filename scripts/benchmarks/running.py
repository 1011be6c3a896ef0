"""What contenders are made of."""

from __future__ import annotations

from collections.abc import Callable

Run = Callable[[int], object]
HEADERS = {"Tenant": "default_tenant", "Authorization": "Basic eDp5"}


def repeated(one: Callable[[], object]) -> Run:
    """Return what makes so many calls and keeps no answer longer than it takes to make the next."""

    def run(count: int) -> None:
        for _ in range(count):
            one()

    return run
