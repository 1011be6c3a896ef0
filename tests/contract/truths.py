"""What the simulators themselves know of their runs, read beside the API: what states can be told now, and the true end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from orchestrator_clients import State

ENDS = {"succeeded": State.SUCCEEDED, "failed": State.FAILED, "cancelled": State.CANCELLED}
UNDER_WAY = {
    "queued": {State.QUEUED},
    "running": {State.RUNNING},
    "waiting": {State.WAITING},
    "paused": {State.PAUSED},
    "cancelling": {State.CANCELLING},
}


class Runs(Protocol):
    """What a system's case knows of the runs of its simulator."""

    def runs(self, simulator: Any) -> Iterable[Any]: ...

    def found(self, simulator: Any, run: str) -> Any: ...

    def states(self, one: Any, now: float) -> set[State]: ...

    def end(self, one: Any, now: float) -> float: ...

    def do(self, simulator: Any, one: Any, what: str, now: float) -> None: ...

    def answer(self, simulator: Any, one: Any, good: bool, now: float) -> None: ...


class Truth:
    """The runs of one simulator. Times are those of its clock, in seconds since 1970."""

    def __init__(self, case: Any, simulator: Any) -> None:
        self.simulator = simulator
        self.kind: Runs = case.truth

    def ids(self) -> set[str]:
        """Return the ids of all runs there are."""
        with self.simulator.lock:
            return {str(one) for one in self.kind.runs(self.simulator)}

    def states(self, run: str) -> set[State]:
        """Return the states that an honest look can see now: one, or two where the system tells them by two calls."""
        with self.simulator.lock:
            return self.kind.states(self.kind.found(self.simulator, run), self.simulator.clock.time())

    def end(self, run: str) -> float | None:
        """Return when the run ended, None if it has not."""
        with self.simulator.lock:
            now = self.simulator.clock.time()
            one = self.kind.found(self.simulator, run)
            return self.kind.end(one, now) if self.kind.states(one, now) & {*ENDS.values()} else None

    def do(self, run: str, what: str) -> None:
        """Let a person do it, if it makes sense now."""
        with self.simulator.lock:
            now = self.simulator.clock.time()
            one = self.kind.found(self.simulator, run)
            if not self.kind.states(one, now) & {*ENDS.values()}:
                self.kind.do(self.simulator, one, what, now)

    def answer(self, run: str, *, good: bool) -> None:
        """Let a person decide at the gate that waits, if one does."""
        with self.simulator.lock:
            self.kind.answer(self.simulator, self.kind.found(self.simulator, run), good, self.simulator.clock.time())
