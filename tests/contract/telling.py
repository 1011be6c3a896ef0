"""Notes when each of many waits ends: at that moment, because a thread that reads the result later sees a later time."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients._core._async import desk as _async
from orchestrator_clients._core._sync import desk as _sync


def noted(patch: pytest.MonkeyPatch) -> dict[str, float]:
    """Return a dict that fills with the time, by its client's clock, at which the wait for each run ended, by the run's id."""
    times: dict[str, float] = {}

    def listening(kind: type[Any]) -> Any:
        def make(run: Any, error: Any = None) -> Any:
            times[run.id] = run.client.run_clock.time()
            return kind(run, error)

        return make

    patch.setattr(_sync, "Waited", listening(_sync.Waited))
    patch.setattr(_async, "AsyncWaited", listening(_async.AsyncWaited))
    return times
