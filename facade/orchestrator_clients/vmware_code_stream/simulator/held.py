"""The executions of a simulated server, as a person acts on them in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.model import State
from ..._simulation.runs import HeldRuns
from ..tables import STATES
from .execution import CodeStreamRecord
from .runs import Runs

if TYPE_CHECKING:
    from ..._simulation.runs import Holder


class HeldExecutions(HeldRuns[CodeStreamRecord]):
    """Executions can be cancelled, paused and resumed, and approvals decided."""

    def __init__(self, holder: Holder, runs: Runs) -> None:
        super().__init__(holder)
        self._runs = runs

    def _all(self) -> dict[str, CodeStreamRecord]:
        self._runs.catch_up(self._holder.clock.time())
        return self._runs.executions

    def _states(self, one: CodeStreamRecord, now: float) -> frozenset[State]:
        return frozenset({STATES.get(one.status_at(now), State.UNKNOWN)})

    def _end(self, one: CodeStreamRecord, now: float) -> float | None:
        return one.ended_at(now)

    def _cancel(self, one: CodeStreamRecord, now: float) -> None:
        self._runs.act(one, "cancel", {}, now)

    def _pause(self, one: CodeStreamRecord, now: float) -> None:
        self._runs.act(one, "pause", {}, now)

    def _unpause(self, one: CodeStreamRecord, now: float) -> None:
        self._runs.act(one, "resume", {}, now)

    def _decide(self, one: CodeStreamRecord, now: float, *, approved: bool) -> None:
        self._runs.decide(one, "succeeded" if approved else "failed", now)
