"""Where a random case is played: a simulator on virtual time, people who act, faults, and a client that waits."""

from __future__ import annotations

import contextlib
import io
import logging
import random
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

from ..._core.errors import OrchestratorError
from ..._core.model import State
from ..._simulation.clock import VirtualClock
from ._plots import SLOW, Plot
from ._truths import Truth
from ._worlds import client_of, close, settle
from .case import Case

PATIENT, HASTY = 20.0, 0.75
"""Timeouts in real seconds: one that is never reached, even on a busy machine, and one for servers that hang."""
REPEATS = 30.0
"""Seconds that one call can lose by its own repeats, at most."""


class Stage:
    """One simulator and a client of it."""

    def __init__(self, case: Case, world: str, plot: Plot, clock: VirtualClock | None = None) -> None:
        self.case: Case = case
        self.world: str = world
        self.plot: Plot = plot
        self.simulator: Any = _simulator(case, clock)
        self.truth: Truth = Truth(self.simulator)
        self.clock: VirtualClock = self.simulator.clock
        self.told: list[frozenset[State]] = []
        self.rules: list[Any] = []
        self.run_id: str | None = None
        self.runs: list[Any] = []
        self._listen()

    def client(self) -> Any:
        """Return a client, with the timeout that the case asks for."""
        slow = any(one.name in SLOW for one in self.plot.troubles)
        chance = random.Random(self.plot.seed).random  # noqa: S311 - to be the same each time
        options: dict[str, Any] = {"timeout": HASTY if slow else PATIENT, "max_response_bytes": 1_000_000}
        return client_of(self.simulator, self.world, chance=chance, **options)

    async def started(self, client: Any) -> Any:
        """Start the run, once; return None if that failed (by a typed error), and check that nothing was started twice."""
        self.simulator.script = self.plot.script
        before = self.truth.ids()
        if self.plot.starts_in_trouble:
            self._spoil()
        run = None
        with contextlib.suppress(OrchestratorError):
            run = await settle(self.case.start(client, self.simulator))
        made = self.truth.ids() - before
        assert len(made) <= 1
        if run is None:
            assert self.rules
            return None
        assert made == {run.id}
        self.run_id = run.id
        self._people(run.id)
        if not self.plot.starts_in_trouble:
            self._spoil()
        return run

    async def many(self, client: Any, plots: list[Plot]) -> None:
        """Start runs; the faults of the first case are set after that."""
        for plot in plots:
            self.simulator.script = plot.script
            run = await settle(self.case.start(client, self.simulator))
            self.plot = plot
            self._people(run.id)
            self.runs.append(run)
        self.plot = plots[0]
        self._spoil()

    def mend(self) -> None:
        """Remove all faults."""
        for rule in self.rules:
            rule.remove()
        self.simulator.restore()

    @property
    def hits(self) -> int:
        """How often a fault acted."""
        return sum(rule.hits for rule in self.rules)

    def lateness(self, longest: float) -> float:
        """Return by how many seconds after its end a run is seen to have ended, at the latest."""
        refused = 3.0 * sum(one.name == "refused" for one in self.plot.troubles)
        return longest * 1.2 + self.hits * (longest * 1.2 + REPEATS) + refused * 10 + 0.01

    def _spoil(self) -> None:
        self.rules = [one.put(self.simulator) for one in self.plot.troubles]

    def _people(self, run: str) -> None:
        for deed in self.plot.deeds:
            self.clock.call_later(deed.after, partial(self.truth.do, run, deed.what))
        if any(step.waits_for_person for step in self.plot.script.steps):
            self._look_after(run)

    def _look_after(self, run: str) -> None:
        every, good = self.plot.answers

        def look() -> None:
            if self.truth.end(run) is None:
                self.truth.answer(run, good=good)
                self.clock.call_later(every, look)

        self.clock.call_later(every, look)

    def _listen(self) -> None:
        """Note what the run's true states were at each call that was answered."""
        finish = self.simulator.finish

        def noted(*args: Any) -> Any:
            finished = finish(*args)
            if self.run_id is not None:
                self.told.append(self.truth.states(self.run_id))
            return finished

        self.simulator.finish = noted


def _simulator(case: Case, clock: VirtualClock | None) -> Any:
    return case.make() if clock is None else case.registered.simulator()(clock=clock)


@contextlib.contextmanager
def overheard(stage: Stage) -> Any:
    """Check that nothing was printed, and no secret logged."""
    out, logged = io.StringIO(), io.StringIO()
    handler, root = logging.StreamHandler(logged), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            yield
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
    assert out.getvalue() == ""
    for secret in (*stage.case.secrets(stage.simulator), "signed-secret"):
        assert secret not in logged.getvalue()


@contextlib.asynccontextmanager
async def staged(case: Case, world: str, plot: Plot) -> AsyncIterator[tuple[Stage, Any]]:
    """Yield a stage, and the run that was started on it or None."""
    stage = Stage(case, world, plot)
    with overheard(stage), stage.simulator:
        client = stage.client()
        try:
            yield stage, await stage.started(client)
        finally:
            await close(client)


@contextlib.asynccontextmanager
async def staged_many(case: Case, world: str, plots: list[Plot], clock: VirtualClock) -> AsyncIterator[Stage]:
    """Yield a stage on which several runs were started."""
    stage = Stage(case, world, plots[0], clock)
    with overheard(stage), stage.simulator:
        client = stage.client()
        try:
            await stage.many(client, plots)
            yield stage
        finally:
            await close(client)
