"""The pipeline executions of a simulated Cloud Manager, as a person acts on them in its web interface."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..._core.model import State
from ..._simulation.runs import ENDS, UNDER_WAY, HeldRuns
from ..tables import STATES
from .record import AdobeRecord

if TYPE_CHECKING:
    from ..._simulation.runs import Holder


class HeldExecutions(HeldRuns[AdobeRecord]):
    """Executions are cancelled, and gates decided; an execution at a gate says that it runs, and its step that it waits."""

    def __init__(self, holder: Holder, executions: Callable[[], dict[str, AdobeRecord]]) -> None:
        super().__init__(holder)
        self._executions = executions

    def _all(self) -> dict[str, AdobeRecord]:
        return self._executions()

    def _states(self, one: AdobeRecord, now: float) -> frozenset[State]:
        picture = one.play.at(now)
        if one.over(now):
            return frozenset({ENDS[picture.state]})
        under_way = State.RUNNING if picture.finished or picture.state == "paused" else UNDER_WAY[picture.state]
        told = under_way if picture.word is None else STATES.get(picture.word, State.UNKNOWN)
        if picture.waiting and told in (State.UNKNOWN, State.RUNNING, State.WAITING):
            return frozenset({State.WAITING})
        return frozenset({told})

    def _end(self, one: AdobeRecord, now: float) -> float | None:
        return one.finished_at(now)

    def _cancel(self, one: AdobeRecord, now: float) -> None:
        one.play.cancel(now)

    def _decide(self, one: AdobeRecord, now: float, *, approved: bool) -> None:
        one.play.act(now, "succeeded" if approved else "cancelled")
