"""A system on which a plot is played: its simulator on virtual time, people who act, what goes wrong, and a client to wait by."""

from __future__ import annotations

import contextlib
import io
import logging
import random
from collections.abc import AsyncIterator
from typing import Any

from orchestrator_clients import OrchestratorError, State
from orchestrator_clients.testing import Simulator, VirtualClock
from tests.contract.any_run import SLOW, Plot
from tests.contract.both import close, settle
from tests.contract.cases import CASES, client_of
from tests.contract.truths import Truth

PATIENT, HASTY = 20.0, 0.75
"""Timeouts in real seconds: such as no busy machine lets run out, and one that a hanging server is to let run out."""
REPEATS = 30.0
"""Seconds that one call can lose by its own repeats, at most."""


class Stage:
    """One simulator and a client of it."""

    def __init__(self, system: str, world: str, plot: Plot, clock: VirtualClock | None = None) -> None:
        self.case, self.world, self.plot = CASES[system], world, plot
        self.simulator: Any = self.case.make() if clock is None else _of(self.case, clock)
        self.truth = Truth(self.simulator)
        self.clock = self.simulator.clock
        self.told: list[set[State]] = []
        self.rules: list[Any] = []
        self.run_id: str | None = None
        self.runs: list[Any] = []
        self._listen()

    def client(self) -> Any:
        slow = any(one.name in SLOW for one in self.plot.troubles)
        options: dict[str, Any] = {"timeout": HASTY if slow else PATIENT, "max_response_bytes": 1_000_000}
        return client_of(self.simulator, self.world, chance=random.Random(self.plot.seed).random, **options)

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
        """Start runs; only then things go wrong as the first plot says."""
        for plot in plots:
            self.simulator.script = plot.script
            run = await settle(self.case.start(client, self.simulator))
            self.plot = plot
            self._people(run.id)
            self.runs.append(run)
        self.plot = plots[0]
        self._spoil()

    def mend(self) -> None:
        """Let nothing more go wrong."""
        for rule in self.rules:
            rule.remove()
        self.simulator.restore()

    @property
    def hits(self) -> int:
        return sum(rule.hits for rule in self.rules)

    def lateness(self, longest: float) -> float:
        """Return by how many seconds after its end a run is seen to have ended, at the latest."""
        refused = 3.0 * sum(one.name == "refused" for one in self.plot.troubles)
        return longest * 1.2 + self.hits * (longest * 1.2 + REPEATS) + refused * 10 + 0.01

    def _spoil(self) -> None:
        self.rules = [one.put(self.simulator) for one in self.plot.troubles]

    def _people(self, run: str) -> None:
        for deed in self.plot.deeds:
            self.clock.call_later(deed.after, lambda what=deed.what: self.truth.do(run, what))
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
        answer = self.simulator._answer

        def noted(*args: Any) -> Any:
            answered = answer(*args)
            if self.run_id is not None:
                self.told.append(self.truth.states(self.run_id))
            return answered

        self.simulator._answer = noted


def _of(case: Any, clock: VirtualClock) -> Simulator:
    made: Simulator = case.registered.simulator()(clock=clock)
    return made


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
async def staged(system: str, world: str, plot: Plot) -> AsyncIterator[tuple[Stage, Any]]:
    """Yield a stage, and the run that was started on it or None."""
    stage = Stage(system, world, plot)
    with overheard(stage), stage.simulator:
        client = stage.client()
        try:
            yield stage, await stage.started(client)
        finally:
            await close(client)


@contextlib.asynccontextmanager
async def staged_many(system: str, world: str, plots: list[Plot], clock: VirtualClock) -> AsyncIterator[Stage]:
    """Yield a stage on which several runs were started."""
    stage = Stage(system, world, plots[0], clock)
    with overheard(stage), stage.simulator:
        client = stage.client()
        try:
            await stage.many(client, plots)
            yield stage
        finally:
            await close(client)
