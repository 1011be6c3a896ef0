"""The work orders of a simulated Orchestrator, as a person acts on them in its console."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..._core.model import State
from ..._simulation.runs import ENDS, UNDER_WAY, HeldRuns
from ..tables import STATES
from .orders import WorkOrder

if TYPE_CHECKING:
    from ..._simulation.runs import Holder


class HeldOrders(HeldRuns[WorkOrder]):
    """Work orders can be cancelled and paused; the API shows one whose step waits for a person as running."""

    def __init__(self, holder: Holder, work_orders: Callable[[], dict[int, WorkOrder]]) -> None:
        super().__init__(holder)
        self._work_orders = work_orders

    def _all(self) -> dict[str, WorkOrder]:
        return {str(number): order for number, order in self._work_orders().items()}

    def _states(self, one: WorkOrder, now: float) -> frozenset[State]:
        picture = one.play.at(now)
        if picture.finished:
            return frozenset({ENDS[picture.state]})
        under_way = State.RUNNING if picture.state == "waiting" else UNDER_WAY[picture.state]
        return frozenset({under_way if picture.word is None else STATES.get(picture.word.lower(), State.UNKNOWN)})

    def state(self, run: str) -> State:
        """Return the state of the run; WAITING is seen in the console only, not in the API."""
        with self._holder.lock:
            picture = self._all()[run].play.at(self._holder.clock.time())
            return State.WAITING if picture.state == "waiting" else super().state(run)

    def _end(self, one: WorkOrder, now: float) -> float | None:
        return one.play.at(now).ended

    def _cancel(self, one: WorkOrder, now: float) -> None:
        one.cancel(now)

    def _pause(self, one: WorkOrder, now: float) -> None:
        one.play.pause(now)

    def _unpause(self, one: WorkOrder, now: float) -> None:
        one.play.unpause(now)

    def _decide(self, one: WorkOrder, now: float, *, approved: bool) -> None:
        one.play.act(now, "succeeded" if approved else "failed")

    def forget(self, run: str) -> None:
        """Remove it, as if somebody had deleted it."""
        with self._holder.lock:
            del self._work_orders()[int(run)]
