"""The workflows of a simulated server, as somebody handles them in its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..._core.model import State
from ..._simulation.runs import ENDS, UNDER_WAY, HeldRuns
from ..tables import STATES
from .workflow import SimulatedWorkflow

if TYPE_CHECKING:
    from ..._simulation.runs import Holder


class HeldWorkflows(HeldRuns[SimulatedWorkflow]):
    """Workflows can be stopped and held."""

    def __init__(self, holder: Holder, workflows: Callable[[], dict[str, SimulatedWorkflow]]) -> None:
        super().__init__(holder)
        self._workflows = workflows

    def _all(self) -> dict[str, SimulatedWorkflow]:
        return self._workflows()

    def _states(self, one: SimulatedWorkflow, now: float) -> frozenset[State]:
        picture = one.play.at(now)
        if picture.finished:
            return frozenset({ENDS[picture.state]})
        if picture.word is not None and picture.word not in STATES:
            return frozenset({State.UNKNOWN})
        return frozenset({State.CANCELLING if one.stopped else UNDER_WAY[picture.state]})

    def _end(self, one: SimulatedWorkflow, now: float) -> float | None:
        return one.play.at(now).ended

    def _cancel(self, one: SimulatedWorkflow, now: float) -> None:
        one.stop(now)

    def _pause(self, one: SimulatedWorkflow, now: float) -> None:
        one.play.pause(now)

    def _unpause(self, one: SimulatedWorkflow, now: float) -> None:
        one.play.unpause(now)
