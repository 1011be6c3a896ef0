"""What the simulator itself knows of its runs, read beside the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orchestrator_clients import State


class Truth:
    """The runs there are, and what people do to them."""

    runs = staticmethod(lambda simulator: simulator.executions)
    words: Mapping[str, State] = {
        "terminated": State.SUCCEEDED,
        "failed": State.FAILED,
        "cancelled": State.CANCELLED,
        "cancelling": State.CANCELLING,
        "started": State.RUNNING,
        "pending": State.RUNNING,
    }

    def found(self, simulator: Any, run: str) -> Any:
        return simulator.executions[run]

    def states(self, one: Any, now: float) -> set[State]:
        return {State.UNKNOWN} if one.odd_word(now) else {self.words[one.status]}

    def end(self, one: Any, now: float) -> float:
        return float(one.ended_at)

    def do(self, simulator: Any, one: Any, what: str, now: float) -> None:
        if one.status in ("pending", "started", "queued"):
            simulator._manager.act(one, "cancel", now)

    def answer(self, simulator: Any, one: Any, good: bool, now: float) -> None:
        raise NotImplementedError
