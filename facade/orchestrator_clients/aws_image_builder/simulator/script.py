"""From the script of a run to the workflows of an image build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, Literal, TypeAlias

from ..._simulation.script import Run, ScriptedStep

Kind = Literal["BUILD", "TEST", "DISTRIBUTION"]

PHASES: Final[Mapping[Kind, str]] = {"BUILD": "BUILDING", "TEST": "TESTING", "DISTRIBUTION": "DISTRIBUTING"}
"""Status of the image while a workflow of this type runs."""

_USUAL: Final[Mapping[Kind, str]] = {"BUILD": "build-image", "TEST": "test-image", "DISTRIBUTION": "distribute-image"}


def kind_of(name: str) -> Kind:
    """Return the type of workflow that a step or workflow of this name belongs to."""
    lowered = name.lower()
    return "TEST" if lowered.startswith("test") else "DISTRIBUTION" if lowered.startswith("distribut") else "BUILD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What the workflow documents say besides their steps, by name; see `AwsImageBuilderSimulator`."""

    tolerated: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    parallel: Mapping[str, str] = field(default_factory=dict[str, str])
    rollback: float = 0.0
    rollback_failures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A workflow before it runs, with the script of its steps. Steps are named by their places in it."""

    name: str
    kind: Kind
    group: str | None
    script: Run
    lenient: frozenset[int]
    """Steps whose `onFailure` is Continue."""
    failing: frozenset[int]
    """Those of them that fail; in the script they succeed, for the workflow goes on."""
    optional: bool
    """The build goes on after a failure of the workflow (its own `onFailure` is CONTINUE)."""
    rollback: float
    """Seconds for which it is rolled back after a failure."""
    stuck: frozenset[int]
    """Steps whose rollback fails."""

    def again(self) -> Plan:
        """Return the same workflow for a retry: what was to fail or to be cancelled succeeds."""
        return replace(self, script=replace(self.script.rest(0), queued=0.0), failing=frozenset())


Phase: TypeAlias = tuple[Plan, ...]
"""Workflows that run side by side; all but a parallel group are alone."""


def phases_of(script: Run, habits: Habits) -> tuple[Phase, ...]:
    """Return the workflows of a build in the order in which they run, those that run side by side together."""
    placed = [_placed(step) for step in script.steps]
    plans = [
        _plan(name, [step for _, step in pairs], script, habits)
        for name, pairs in groupby(placed, key=lambda pair: pair[0])
    ] or [_plan(_USUAL["BUILD"], [], script, habits)]
    phases = [
        tuple(plan for _, plan in numbered)
        for _, numbered in groupby(enumerate(plans), key=lambda pair: pair[1].group or pair[0])
    ]
    last = len(phases) - 1
    return tuple(_timed(phase, script, first=n == 0, last=n == last) for n, phase in enumerate(phases))


def _placed(step: ScriptedStep) -> tuple[str, ScriptedStep]:
    """Split `test-smoke/Run` into workflow and step; a plain name belongs to the usual workflow of its type."""
    workflow, slash, name = step.name.partition("/")
    return (workflow, replace(step, name=name)) if slash else (_USUAL[kind_of(step.name)], step)


def _plan(name: str, steps: Sequence[ScriptedStep], script: Run, habits: Habits) -> Plan:
    lenient = frozenset(index for index, step in enumerate(steps) if step.name in habits.tolerated)
    # What becomes of a waiting step is for a person to say, and a skipped or cancelled one has not failed.
    failing = frozenset(
        n for n in lenient if not steps[n].waits_for_person and steps[n].ends in ("succeeded", "failed")
    )
    played = tuple(replace(step, ends="succeeded") if index in failing else step for index, step in enumerate(steps))
    kind = kind_of(name)
    return Plan(
        name=name,
        kind=kind,
        group=habits.parallel.get(name) if kind == "TEST" else None,
        script=replace(script, steps=played, ends=None, queued=0.0, status_sequence=()),
        lenient=lenient,
        failing=failing,
        optional=name in habits.optional,
        rollback=habits.rollback,
        stuck=frozenset(index for index, step in enumerate(steps) if step.name in habits.rollback_failures),
    )


def _timed(phase: Phase, script: Run, *, first: bool, last: bool) -> Phase:
    """Return the phase with what the script of the whole run says about its beginning and its end.

    Of a parallel group in the last place the last workflow ends as the run does.
    """
    queued = script.queued if first else 0.0
    ends = [None] * (len(phase) - 1) + [script.ends if last else None]
    return tuple(
        replace(plan, script=replace(plan.script, queued=queued, ends=end))
        for plan, end in zip(phase, ends, strict=True)
    )
