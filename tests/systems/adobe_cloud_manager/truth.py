"""What the simulator itself knows of its runs, read beside the API."""

from __future__ import annotations

from typing import Any

from orchestrator_clients import State
from tests.contract.truths import ENDS, UNDER_WAY


class Truth:
    """The runs there are, and what people do to them."""

    runs = staticmethod(lambda simulator: simulator.executions)

    def found(self, simulator: Any, run: str) -> Any:
        return simulator.executions[run]

    def states(self, one: Any, now: float) -> set[State]:
        picture = one.play.at(now)
        if one.over(now):
            return {ENDS[picture.state]}
        told = {"finished": {State.RUNNING}, "paused": {State.RUNNING}, **UNDER_WAY}
        by_word = {State.UNKNOWN} if picture.word else told["finished" if picture.finished else picture.state]
        gate = {State.WAITING} if picture.waiting and by_word <= {State.UNKNOWN, State.RUNNING} else None
        return gate or by_word

    def end(self, one: Any, now: float) -> float:
        return float(one.finished_at(now))

    def do(self, simulator: Any, one: Any, what: str, now: float) -> None:
        if not one.play.at(now).finished:
            one.play.cancel(now)

    def answer(self, simulator: Any, one: Any, good: bool, now: float) -> None:
        picture = one.play.at(now)
        if picture.waiting and not picture.finished:
            one.play.act(now, "succeeded" if good else "cancelled")
