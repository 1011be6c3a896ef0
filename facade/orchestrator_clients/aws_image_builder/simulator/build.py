"""One image build of the simulated Image Builder: its phases one after the other, its end, and its retries."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from ..._simulation.script import Ending, Spell
from ..._simulation.words import said
from .script import PHASES, Phase
from .workflow import Shown, Workflow


@dataclass(kw_only=True)
class Build:
    """One image build version.

    Set `later` to the status that follows once it is available, such as `DEPRECATED`, and `forgotten` when the records of
    its workflows are to be gone.
    """

    arn: str
    pipeline_arn: str
    created: float
    plans: Sequence[Phase]
    queued: float = 0.0
    spells: tuple[Spell, ...] = ()
    tags: dict[str, str]
    later: str | None = None
    forgotten: bool = False

    def __post_init__(self) -> None:
        self._past: list[Workflow] = []
        self._tries, self._current, self._cancelled = 0, 0, False
        self._phases: list[list[Workflow]] = []
        self._play_on(self.created, self.plans)

    @property
    def region(self) -> str:
        """The region of its ARN."""
        return self.arn.split(":")[3]

    def outcome(self, now: float) -> Ending | None:
        """Return how the build ended, None as long as it goes on or is rolled back."""
        results = self._advance(now)
        if None in results:
            return None
        if self._cancelled:
            return "cancelled"
        counted = [result for workflow, result in zip(self._phase, results, strict=True) if not _good(workflow, result)]
        return "failed" if "failed" in counted else "cancelled" if "cancelled" in counted else "succeeded"

    def status(self, now: float) -> str:
        """Return the status of the image."""
        outcome = self.outcome(now)
        if outcome is not None:
            return self.later or "AVAILABLE" if outcome == "succeeded" else outcome.upper()
        since = now - self._began - self.queued
        if since < 0:
            return "PENDING"
        words = (spell.word for spell in self.spells if 0 <= since - spell.after < spell.seconds)
        return next(map(said, words), PHASES[self._phase[0].plan.kind])

    def every(self) -> Iterator[Workflow]:
        """Return its workflow executions, also those that have not begun and those that a retry superseded."""
        yield from self._past
        for phase in self._phases:
            yield from phase

    def workflows(self, now: float) -> list[Workflow]:
        """Return its workflow executions that have begun, in that order, those that a retry superseded too."""
        self._advance(now)
        begun = [
            (play.begun, workflow) for workflow in self.every() if (play := workflow.play) and workflow.started(now)
        ]
        return [workflow for _, workflow in sorted(begun, key=itemgetter(0))]

    def steps(self, now: float) -> list[Shown]:
        """Return all steps that have started, of all workflows."""
        return [s for workflow in self.workflows(now) for s in workflow.steps(now) if s.picture.started is not None]

    def culprit(self, now: float) -> Workflow | None:
        """Return the workflow that failed the build, None if it has not failed."""
        if self.outcome(now) != "failed":
            return None
        return next(w for w in self._phase if w.result(now) == "failed" and not w.plan.optional)

    def next_change(self, now: float) -> float:
        """Return when it next changes by itself: infinity if it waits for a person."""
        self._advance(now)
        playing = [(workflow, workflow.play) for workflow in self._phase if workflow.play]
        times = [at for workflow, play in playing for at in (play.next_change(now), workflow.over_at())]
        start = self._began + self.queued
        times += [start, *(start + at for spell in self.spells for at in (spell.after, spell.after + spell.seconds))]
        return min((at for at in times if at > now), default=math.inf)

    def is_made(self, now: float) -> bool:
        """Whether its AMI is there: a failure or cancellation later on does not remove it."""
        if self.outcome(now) == "succeeded":
            return True
        built = [workflow for workflow in self.every() if workflow.plan.kind == "BUILD" and not workflow.retried]
        return bool(built) and all(_good(workflow, workflow.result(now)) for workflow in built)

    def cancel(self, now: float) -> None:
        """Cancel it. Raises ValueError if it has ended or is being rolled back."""
        self._advance(now)
        playing = [workflow.play for workflow in self._phase if workflow.play and not workflow.play.at(now).finished]
        if not playing:
            raise ValueError("nothing is left to cancel")
        for play in playing:
            play.cancel(now)
        self._cancelled = True

    def retry(
        self, now: float, rest: Sequence[Phase] = (), *, queued: float = 0.0, spells: tuple[Spell, ...] = ()
    ) -> None:
        """Run the phase that failed or was cancelled again, in new workflow executions, and then what comes after it.

        rest: the phases from that one on. Without them it goes well this time, and those after it go as planned at first.
        queued, spells: as of a new build. Raises ValueError if `rest` begins with a phase of another type.
        """
        failed = self._phase[0].plan.kind
        if rest and rest[0][0].kind != failed:
            raise ValueError(f"a retry begins with the phase that failed ({failed})")
        later = [tuple(workflow.plan for workflow in phase) for phase in self._phases[self._current + 1 :]]
        again = [tuple(workflow.plan.again() for workflow in self._phase), *later]
        for old in self._phase:
            old.retried = True
        self._past += [old for old in self._phase if old.play]
        self._tries += 1
        self._cancelled, self.queued, self.spells = False, queued, spells
        self._play_on(now, rest or again)

    @property
    def _phase(self) -> list[Workflow]:
        return self._phases[self._current]

    def _play_on(self, at: float, plans: Sequence[Phase]) -> None:
        """Begin these phases, in the place of the present one and those after it."""
        self._phases[self._current :] = [
            [Workflow(plan, f"{self.arn}/{self._tries}/{self._current + n}/{plan.name}") for plan in phase]
            for n, phase in enumerate(plans)
        ]
        self._began = at
        self._begin(at)

    def _begin(self, at: float) -> None:
        for workflow in self._phase:
            workflow.begin(at)

    def _advance(self, now: float) -> list[Ending | None]:
        """Begin every phase whose time has come; return how the workflows of the present one ended."""
        while True:
            results: list[Ending | None] = [workflow.result(now) for workflow in self._phase]
            good = all(_good(workflow, result) for workflow, result in zip(self._phase, results, strict=True))
            if not good or self._cancelled or self._current == len(self._phases) - 1:
                return results
            ends = max(workflow.over_at() for workflow in self._phase)
            self._current += 1
            self._begin(ends)


def _good(workflow: Workflow, result: Ending | None) -> bool:
    """Whether the build goes on after it."""
    return result == "succeeded" or (result == "failed" and workflow.plan.optional)
