"""Gates that were decided lately: a wait ignores them until the system shows the result. Without any I/O."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..clock import Clock
from ..model import Snapshot, Step

GRACE = 60.0
"""Seconds after a decision from which a gate that still waits is reported again: it may have come to nothing.

Adobe answers 202 before the step changes; its console shows the change within seconds.
"""

MOST = 1000
"""Decisions that are remembered."""


class Decided(NamedTuple):
    """A decision about a step, or about the run as a whole, of the status it had; the moment in seconds since 1970."""

    step: str | None
    raw_status: str | None
    moment: float


class Decisions:
    """What was decided lately through one client."""

    def __init__(self, clock: Clock) -> None:
        self.clock: Clock = clock
        self._made: dict[tuple[str, str | None], tuple[float, str | None]] = {}

    def note(self, run_id: str, step: str | None = None, raw_status: str | None = None) -> None:
        """Remember a decision about a step (by its id, or its name where it has none), or about a run as a whole."""
        self._keep((run_id, step), self.clock.monotonic(), raw_status)

    def _keep(self, which: tuple[str, str | None], moment: float, raw_status: str | None) -> None:
        if len(self._made) >= MOST:
            self._made.pop(next(iter(self._made)), None)
        self._made[which] = moment, raw_status

    def about(self, run_id: str) -> list[Decided]:
        """Return what was decided about a run and still counts."""
        now, wall = self.clock.monotonic(), self.clock.time()
        made = [(step, *how) for (run, step), how in list(self._made.items()) if run == run_id]
        return [Decided(step, status, wall - (now - at)) for step, at, status in made if now - at < GRACE]

    def recall(self, run_id: str, decided: Iterable[Decided]) -> None:
        """Remember what was decided through another client, or before a restart."""
        now, wall = self.clock.monotonic(), self.clock.time()
        for step, status, moment in decided:
            at = now - max(0.0, wall - moment)
            if at > self._made.get((run_id, step), (float("-inf"), None))[0]:
                self._keep((run_id, step), at, status)

    def pending(self, run: Snapshot) -> bool:
        """Return whether all that the run waits for was decided just now, and stands where it stood then."""
        if not self._made:
            return False
        steps = [step for step in run.steps if step.state.needs_person]
        if not steps:
            return self.recent(run.id, None, run.raw_status)
        return all(self._of(run, step) for step in steps)

    def _of(self, run: Snapshot, step: Step) -> bool:
        names = {step.id or step.name, None}
        return any(self.recent(run.id, name, step.raw_status if name else run.raw_status) for name in names)

    def recent(self, run_id: str, step: str | None, raw_status: str | None = None) -> bool:
        """Return whether a step, or a run as a whole, was decided just now and stands where it stood then."""
        moment, before = self._made.get((run_id, step), (float("-inf"), None))
        return self.clock.monotonic() - moment < GRACE and (None in (before, raw_status) or before == raw_status)
