"""What the simulator itself knows of its runs, read beside the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orchestrator_clients import State


class Truth:
    """The runs there are, and what people do to them."""

    runs = staticmethod(lambda simulator: simulator.executions)
    words: Mapping[str, State] = {
        **dict.fromkeys(("NOT_STARTED", "QUEUED"), State.QUEUED),
        **dict.fromkeys(("RUNNING", "PAUSING", "RESUMING"), State.RUNNING),
        **{word: State(word.lower()) for word in ("WAITING", "PAUSED", "FAILED")},
        "CANCELING": State.CANCELLING,
        "CANCELED": State.CANCELLED,
        "COMPLETED": State.SUCCEEDED,
    }

    def found(self, simulator: Any, run: str) -> Any:
        return simulator.executions[run]

    def states(self, one: Any, now: float) -> set[State]:
        return {State.UNKNOWN} if one.odd(now) else {self.words[one.status_at(now)]}

    def end(self, one: Any, now: float) -> float:
        return float(one.ended_at(now))

    def do(self, simulator: Any, one: Any, what: str, now: float) -> None:
        picture = one.picture(now)  # its status may be a word that hides what it is
        wanted = {"cancel": None, "pause": ("running", "waiting", "queued"), "unpause": ("paused",)}[what]
        if wanted is None or (picture is not None and picture.state in wanted):
            simulator._runs.act(one, {"unpause": "resume"}.get(what, what), {}, now)

    def answer(self, simulator: Any, one: Any, good: bool, now: float) -> None:
        picture = one.picture(now)
        if picture is not None and picture.state == "waiting":
            simulator.decide(one.id, approved=good)
