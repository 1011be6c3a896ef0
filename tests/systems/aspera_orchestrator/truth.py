"""What the simulator itself knows of its runs, read beside the API."""

from __future__ import annotations

from typing import Any

from orchestrator_clients import State
from tests.contract.truths import ENDS, UNDER_WAY


class Truth:
    """The runs there are, and what people do to them."""

    runs = staticmethod(lambda simulator: simulator.work_orders)

    def found(self, simulator: Any, run: str) -> Any:
        return simulator.work_orders[int(run)]

    def states(self, one: Any, now: float) -> set[State]:
        picture = one.play.at(now)
        if picture.finished:
            return {ENDS[picture.state]}
        return {State.UNKNOWN} if picture.word else UNDER_WAY[picture.state]

    def end(self, one: Any, now: float) -> float:
        return float(one.play.at(now).ended)

    def do(self, simulator: Any, one: Any, what: str, now: float) -> None:
        {"cancel": one.cancel, "pause": one.play.pause, "unpause": one.play.unpause}[what](now)

    def answer(self, simulator: Any, one: Any, good: bool, now: float) -> None:
        raise NotImplementedError
