"""The executions of a simulated server, as somebody handles them in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.model import State
from ..._simulation.runs import HeldRuns
from ..tables import STATES
from .execution import CodeStreamRecord
from .runs import Runs

if TYPE_CHECKING:
    from ..._simulation.runs import Place


class HeldExecutions(HeldRuns[CodeStreamRecord]):
    """Executions are cancelled, held and let go on, and approvals decided."""

    def __init__(self, place: Place, runs: Runs) -> None:
        super().__init__(place)
        self._runs = runs

    def _all(self) -> dict[str, CodeStreamRecord]:
        self._runs.catch_up(self._place.clock.time())
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
