"""Noticing that nothing can happen any more: a wait without a limit would spin through virtual time for ever."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping

Changes = Callable[[float], Mapping[str, float]]
"""A simulator's function: for a time of its clock the runs that have not ended, and when each changes by itself (inf: never)."""

EVERY = 16
"""One sleep without a limit in so many is checked, because a check reads all runs."""

CHECKS = 3
"""After so many checks in a row by which nothing can happen `Standstill` is raised."""


class Standstill(RuntimeError):
    """Nothing can happen any more on a `VirtualClock`, and a wait on it has no limit."""


class Stillness:
    """Counts the sleeps during which nothing could happen. Another thread may still act: it gets some real time for that."""

    def __init__(self, patience: float) -> None:
        """`patience` is in seconds of real time."""
        self._patience = patience
        self._since = math.inf
        self._checks = self._sleeps = 0

    def over(self) -> None:
        """Note that something can happen."""
        self._since, self._checks = math.inf, 0

    def is_to_be_checked(self) -> bool:
        """Count a sleep without a limit, and return whether to check now that anything can still happen."""
        self._sleeps += 1
        return self._sleeps % EVERY == 0

    def lasts(self) -> bool:
        """Note that nothing can happen, and return whether that has lasted."""
        self._since = min(self._since, time.monotonic())
        self._checks += 1
        return self._checks >= CHECKS and time.monotonic() - self._since >= self._patience


def stuck(changes: list[Mapping[str, float]]) -> list[str]:
    """Return the runs that have not ended, if none of them changes by itself any more; nothing otherwise."""
    runs = {name: at for one in changes for name, at in one.items()}
    return list(runs) if all(at == math.inf for at in runs.values()) else []


def standstill(aims: list[str], runs: list[str]) -> Standstill:
    """Return the error, which names who waits for what."""
    return Standstill(
        f"nothing can happen any more, and this is waited for without a limit: {_some(aims)}. Simulated runs that need somebody:"
        f" {_some(runs)}. Let somebody act, such as by clock.call_later(60, ...) or another task, or limit the wait: timeout="
    )


def _some(texts: list[str]) -> str:
    return ", ".join(texts[:3]) + (f" and {len(texts) - 3} more" if len(texts) > 3 else "")
