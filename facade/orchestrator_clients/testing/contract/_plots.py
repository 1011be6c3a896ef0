"""Random runs: the script, what people do and when, and which faults occur meanwhile (each ends after some calls)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from ..._simulation import faults
from ..._simulation.script import Run, Spell, Step
from ..._simulation.simulator import Simulator
from .case import Case

WORDS = ("HIBERNATING", "hibernating")
"""Status words that no client knows."""
ELSEWHERE = "http://127.0.0.1:9/?token=signed-secret"
"""Where redirects lead; no client may follow them."""
FAULTS = {**faults.catalogue(elsewhere=ELSEWHERE), "drip": faults.drip(512)}
SLOW = ("hang", "drip")
"""Faults that take real time."""

times = st.one_of(st.sampled_from([0.0, 0.3, 1.0, 5.0, 60.0]), st.integers(0, 120_000).map(lambda n: n / 1000))


@dataclass(frozen=True)
class Deed:
    """An action of a person, so many seconds after the start, if it is possible then: cancel, pause or unpause."""

    after: float
    what: str


@dataclass(frozen=True)
class Trouble:
    """A fault and the calls that it acts on: at most `most`, from the `first` on, each with the probability `rate`."""

    name: str
    on: str | None
    first: int
    most: int
    rate: float
    seed: int
    after: bool

    def put(self, simulator: Simulator) -> Any:
        """Set the fault in the simulator, and return the rule."""
        calls = range(self.first, self.first + (min(self.most, 2) if self.name in SLOW else self.most))
        return simulator.fault(
            FAULTS[self.name], on=self.on, calls=calls, rate=self.rate, seed=self.seed, after=self.after
        )


@dataclass(frozen=True)
class Plot:
    """One random case. `answers`: how often a person checks for a waiting gate, and how they decide."""

    script: Run
    deeds: tuple[Deed, ...] = ()
    answers: tuple[float, bool] = (10.0, True)
    troubles: tuple[Trouble, ...] = ()
    starts_in_trouble: bool = False
    seed: int = 0


def steps(case: Case) -> st.SearchStrategy[Step]:
    """Give steps that runs of the system can have."""
    return st.builds(
        Step,
        name=st.sampled_from(case.step_names),
        seconds=times,
        ends=st.sampled_from(["succeeded"] * 6 + ["skipped", "failed", "cancelled"]),
        waits_for_person=st.booleans() if case.gates else st.just(False),
        attempts=st.sampled_from([1, 1, 1, 2, 3]),
        message=st.none() | st.just("no space left"),
    )


def scripts(case: Case) -> st.SearchStrategy[Run]:
    """Give scripts of runs."""
    return st.builds(
        Run,
        steps=st.lists(steps(case), min_size=1, max_size=6).map(tuple),
        ends=st.sampled_from([None, None, None, "succeeded", "failed", "cancelled"]),
        queued=st.just(0.0) | times,
        stopping=st.sampled_from([0.0, 0.0, None, 2.0, 90.0]),
        status_sequence=st.lists(st.builds(Spell, st.sampled_from(WORDS), times, times), max_size=2).map(tuple),
        error=st.none() | st.just("it broke"),
    )


def deeds(case: Case) -> st.SearchStrategy[tuple[Deed, ...]]:
    """Give actions of people: the run is cancelled or not, and paused as often as the system allows."""
    cancel = st.lists(st.builds(Deed, times, st.just("cancel")), max_size=1)
    if not case.pauses:
        return cancel.map(tuple)
    pauses = st.lists(
        st.tuples(times, times).map(lambda pair: [Deed(pair[0], "pause"), Deed(sum(pair), "unpause")]), max_size=2
    )
    return st.tuples(cancel, pauses).map(lambda both: (*both[0], *(one for two in both[1] for one in two)))


def troubles(case: Case) -> st.SearchStrategy[tuple[Trouble, ...]]:
    """Give faults."""
    one = st.builds(
        Trouble,
        name=st.sampled_from(sorted(FAULTS)),
        on=st.none() | st.sampled_from(case.looks),
        first=st.integers(1, 12),
        most=st.integers(1, 6),
        rate=st.sampled_from([1.0, 1.0, 0.5]),
        seed=st.integers(0, 9),
        after=st.booleans(),
    )
    return st.lists(one, max_size=4).map(tuple)


def plots(case: Case) -> st.SearchStrategy[Plot]:
    """Give random cases of a system."""
    return st.builds(
        Plot,
        script=scripts(case),
        deeds=deeds(case),
        answers=st.tuples(st.sampled_from([2.0, 7.0, 45.0, 200.0]), st.sampled_from([True, True, True, False])),
        troubles=troubles(case),
        starts_in_trouble=st.sampled_from([False, False, False, True]),
        seed=st.integers(0, 99),
    )
