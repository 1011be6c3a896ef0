"""The executions of a simulated manager, as a person acts on them at its console."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.model import State
from ..._simulation.runs import HeldRuns
from ..tables import STATES
from .manager import Manager
from .records import CloudifyRecord

if TYPE_CHECKING:
    from ..._simulation.runs import Holder
    from .table import Executions


class HeldExecutions(HeldRuns[CloudifyRecord]):
    """Executions can be cancelled; the manager has no pauses and no gates."""

    def __init__(self, holder: Holder, manager: Manager) -> None:
        super().__init__(holder)
        self._manager = manager

    def _all(self) -> Executions:
        self._manager.catch_up(self._holder.clock.time())
        return self._manager.executions

    def _states(self, one: CloudifyRecord, now: float) -> frozenset[State]:
        return frozenset({STATES.get(one.odd_word(now) or str(one.status), State.UNKNOWN)})

    def _end(self, one: CloudifyRecord, now: float) -> float | None:
        return one.ended_at

    def _cancel(self, one: CloudifyRecord, now: float) -> None:
        self._manager.act(one, "cancel", now)
