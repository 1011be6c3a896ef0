"""What the simulators know of their runs, read without the API: which states a client may see now, and the true end."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from ..._core.model import State
from ..._simulation.runs import NotPossible


class Truth:
    """The runs of one simulator. Times are those of its clock, in seconds since 1970."""

    def __init__(self, simulator: Any) -> None:
        self.simulator: Any = simulator

    def ids(self) -> set[str]:
        """Return the ids of all runs there are."""
        return set(self.simulator.runs)

    def states(self, run: str) -> frozenset[State]:
        """Return the states that a correct poll can see now: one, or two where the system needs two calls to show the state."""
        seen: frozenset[State] = self.simulator.runs.seen(run)
        return seen

    def end(self, run: str) -> float | None:
        """Return when the run ended, None if it has not."""
        end: float | None = self.simulator.runs.ended(run)
        return end

    def do(self, run: str, what: str) -> None:
        """Act as a person, if the action is possible now."""
        with suppress(NotPossible):
            getattr(self.simulator.runs, what)(run)

    def answer(self, run: str, *, good: bool) -> None:
        """Decide as a person at the gate that waits, if one does."""
        with suppress(NotPossible):
            self.simulator.runs.decide(run, approved=good)
