"""The builds of a simulated account, as somebody handles them in the console of AWS."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..._core.model import State
from ..._simulation.runs import ENDS, HeldRuns, NotPossible
from ..tables import STATES
from .build import Build

if TYPE_CHECKING:
    from ..._simulation.runs import Holder


class HeldBuilds(HeldRuns[Build]):
    """Builds are cancelled, and steps that wait are resumed or stopped. Which steps wait has a call of its own."""

    def __init__(self, holder: Holder, builds: Callable[[], dict[str, Build]]) -> None:
        super().__init__(holder)
        self._builds = builds

    def _all(self) -> dict[str, Build]:
        return self._builds()

    def _states(self, one: Build, now: float) -> frozenset[State]:
        outcome = one.outcome(now)
        if outcome is not None:
            return frozenset({ENDS[outcome]})
        told = STATES.get(one.status(now), State.UNKNOWN)
        # What was told of waiting steps holds for a second: also a step that does not wait yet or any more may count.
        gates = told is not State.QUEUED and any(shown.picture.step.waits_for_person for shown in one.steps(now))
        return frozenset({told, State.WAITING} if gates else {told})

    def state(self, run: str) -> State:
        """Return how the run stands now."""
        with self._holder.lock:
            one, now = self._all()[run], self._holder.clock.time()
            waits = one.outcome(now) is None and any(shown.picture.state == "waiting" for shown in one.steps(now))
            return State.WAITING if waits else next(iter(self._states(one, now) - {State.WAITING}))

    def _end(self, one: Build, now: float) -> float | None:
        if one.outcome(now) is None:
            return None
        return max(workflow.over_at() for workflow in one.every() if workflow.play)

    def _cancel(self, one: Build, now: float) -> None:
        one.cancel(now)

    def _decide(self, one: Build, now: float, *, approved: bool) -> None:
        shown = next((shown for shown in one.steps(now) if shown.picture.state == "waiting"), None)
        if shown is None:
            raise NotPossible(f"no step of {one.arn} waits for a person")
        shown.workflow.act(shown.index, now, "RESUME" if approved else "STOP", None)
