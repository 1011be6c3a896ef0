"""What the simulator itself knows of its runs, read beside the API."""

from __future__ import annotations

from typing import Any

from orchestrator_clients import State
from tests.contract.truths import ENDS


class Truth:
    """The runs there are, and what people do to them."""

    runs = staticmethod(lambda simulator: simulator.builds)

    def found(self, simulator: Any, run: str) -> Any:
        return simulator.builds[run]

    def states(self, one: Any, now: float) -> set[State]:
        outcome = one.outcome(now)
        if outcome is not None:
            return {ENDS[outcome]}
        word = one.status(now)
        by_word = {State.UNKNOWN if word.isalpha() and word.upper() == "HIBERNATING" else State.RUNNING}
        if word == "PENDING":
            return {State.QUEUED}
        # Another call tells what waits, and what it told holds for a second.
        return by_word | ({State.WAITING} if any(s.picture.step.waits_for_person for s in one.steps(now)) else set())

    def end(self, one: Any, now: float) -> float:
        return float(max(workflow.over_at() for workflow in one.every() if workflow.play))

    def do(self, simulator: Any, one: Any, what: str, now: float) -> None:
        one.cancel(now)

    def answer(self, simulator: Any, one: Any, good: bool, now: float) -> None:
        shown = next((shown for shown in one.steps(now) if shown.picture.state == "waiting"), None)
        if shown is not None and one.outcome(now) is None:
            shown.workflow.act(shown.index, now, "RESUME" if good else "STOP", None)
