"""The decisions of a wait: when it is over, how long until the next look, which faults end it. Pure; the loop is in `_async`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ..errors import OrchestratorError, UsageError
from ..inputs import is_real, shown
from ..model import Snapshot, State, Step
from ..outcomes import ExecutionCancelled, ExecutionFailed, NeedsAttention, WaitError, WaitTimeout
from .decisions import Decisions
from .patience import Faults

QUIET_PART = 0.1
"""The interval grows to this part of the time since the last change: the end of a run of an hour is noticed within minutes at
the latest, that of a run of ten seconds within one second."""


Redact: TypeAlias = Callable[[str], str]
"""Hides what is secret in a text of the system."""


class Poll(NamedTuple):
    """How often to look: `first` seconds at least, `longest` at most."""

    first: float
    longest: float

    @classmethod
    def of(cls, poll: float | tuple[float, float] | None, default: Poll) -> Poll:
        """Return what the caller's `poll` means; raises `UsageError` for what is no number above 0."""
        if poll is None:
            return default
        numbers = poll if isinstance(poll, tuple) else (poll,)
        fit = all(is_real(n) and 0 < n < float("inf") for n in numbers)
        pair = numbers if isinstance(poll, tuple) or not fit else (poll, max(poll, default.longest))
        if not fit or len(pair) != 2 or pair[0] > pair[1]:
            raise UsageError(f"poll={shown(poll)}: give seconds above 0, or (first, longest)")
        return _same(*map(float, pair))

    def interval(self, quiet: float, chance: float) -> float:
        """Return the seconds until the next look, `quiet` seconds after the last change, jittered by a fifth."""
        return min(self.longest, max(self.first, quiet * QUIET_PART)) * (0.8 + 0.4 * chance)


_same = lru_cache(maxsize=64)(Poll)
"""Intervals that many waits have in common are one object: there may be ten thousand waits."""


_NOWHERE: frozenset[State] = frozenset()
"""One for all waits, for Python makes a new one of 216 bytes each time."""


def stops(until: State | Collection[State] | None) -> frozenset[State]:
    """Return the states a wait stops at besides the ends."""
    if until is None:
        return _NOWHERE
    states = [until] if isinstance(until, str) else list(until) if isinstance(until, Iterable) else [until]
    unknown = [state for state in states if not isinstance(state, State)]
    if unknown:
        raise UsageError(f"until={unknown[0]!r} is no State")
    return frozenset(states)


@dataclass(slots=True)
class Watch:
    """What a wait remembers between two looks; times are monotonic seconds.

    `stood` is how the run stood before a restart, as `memory.stands` says it.
    """

    poll: Poll
    deadline: float
    stop_at: frozenset[State]
    changed_at: float
    decisions: Decisions | None = None
    last: Snapshot | None = None
    trouble: OrchestratorError | None = None
    faults: Faults = field(default_factory=Faults)
    stood: str | None = None

    def seen(self, run: Snapshot, now: float) -> bool:
        """Note what a look saw and return whether it is news."""
        self.trouble = None
        self.faults.clear()
        before, self.last = self.last, run
        if before is None:
            if self.stood is None or self.stood != stands(run):
                self.changed_at = now
            return True
        if standing(run) != standing(before):
            self.changed_at = now
            return True
        return run.progress != before.progress

    def failed(self, error: OrchestratorError, now: float) -> bool:
        """Note a look that failed and return whether the wait must end with that error."""
        self.trouble = error
        return self.faults.too_much(error, now)

    def over(self, run: Snapshot) -> bool:
        """Return whether the run is where the wait was to stop. A gate that was decided just now does not count."""
        if run.state.ended or run.state not in self.stop_at:
            return run.state.ended
        return self.decisions is None or not self.decisions.pending(run)

    def pause(self, now: float, chance: float, quiet: float = 0.0, crowd: float = 0.0) -> float | None:
        """Return the seconds to the next look, cut at the deadline, or None if that has come.

        `quiet` is for how many seconds the server wants not to be asked (`Retry-After`); after that, waits do not all poll at
        once. `crowd` is how many seconds it takes to poll all others, which counts up to the longest interval.
        """
        remaining = self.deadline - now
        if remaining <= 0:
            return None
        wanted = max(self.poll.interval(now - self.changed_at, chance), min(crowd, self.poll.longest))
        if quiet > 0:
            wanted = max(wanted, quiet + chance * self.poll.first)
        return min(wanted, remaining)


def standing(run: Snapshot) -> tuple[object, ...]:
    """Return what a person would call a change of a run if it differs. Progress alone is reported, but does not count as one."""
    steps = tuple((step.name, step.state, step.raw_status) for step in run.steps)
    return run.state, run.raw_status, steps, run.attention


def stands(run: Snapshot) -> str:
    """Return a short text that differs when a run stands differently."""
    import hashlib  # late, for it takes long to import

    return hashlib.sha256(repr(standing(run)).encode()).hexdigest()[:16]


def outcome(run: Snapshot, redact: Redact, ours: Redact | None = None) -> WaitError | None:
    """Return the error of a wait that ended with this run, None for a success (or a state the caller asked to stop at).

    `redact` is for what the system says, `ours` for texts of ours that may hold some of it.
    """
    if run.state is State.FAILED:
        return ExecutionFailed.of(run, f"{run}{_because(run, redact)}")
    if run.state is State.CANCELLED:
        return ExecutionCancelled.of(run, f"{run}{_because(run, redact)}")
    if run.state.needs_person:
        return NeedsAttention.of(run, f"{run}: {_needed(run, redact, ours) or 'a person must act'}")
    return None


def timed_out(
    run: Snapshot,
    timeout: float | None,
    error: OrchestratorError | None,
    redact: Redact,
    ours: Redact | None = None,
) -> WaitTimeout:
    """Return the error of a wait whose time is up; `error` is what the last look met, if it failed."""
    limit = f"{timeout:g} s" if timeout is not None else "the deadline"
    if run.state.ended:  # what an earlier look or call saw; it may have been resumed since
        return WaitTimeout.of(run, f"{run} was not seen again within {limit}{_met(run, error)}")
    doing = _needed(run, redact, ours) or _under_way(run, redact)
    now = f" ({doing})" if doing else ""
    return WaitTimeout.of(run, f"{run} did not end within {limit}{now}{_met(run, error)}; it goes on")


def _met(run: Snapshot, error: OrchestratorError | None) -> str:
    return f"; the last poll failed: {str(error).removeprefix(f'{run.system} ')}" if error else ""


_AT_WORK = frozenset({State.RUNNING, State.WAITING, State.PAUSED, State.CANCELLING})


def _because(run: Snapshot, redact: Redact) -> str:
    """Return why a run ended as it did: the step that failed, or that was under way when it was cancelled, and the reason.

    What the system says is redacted, here and below, and our own words are not: to hide one would tell that it is a secret.
    """
    step = run.failed_step
    part = f"step {redact(_named(step))} failed" if step else None
    if step is None and run.state is State.CANCELLED:
        step = next(_those(run, _AT_WORK | {State.CANCELLED}), None)
        part = f"step {redact(_named(step))} was under way" if step else None
    reason = (step and step.message) or run.message
    if step and not reason and step is run.failed_step and run.unsaid:
        part = f"{part}; {run.unsaid}"
    text = ": ".join(part for part in (part, reason and redact(reason)) if part)
    return f": {text}" if text else ""


def _needed(run: Snapshot, redact: Redact, ours: Redact | None) -> str | None:
    """Return what a person must do, with the step that waits for it."""
    step = next(_those(run, {State.WAITING, State.PAUSED}), None)
    attention = told_attention(run, redact, ours or redact)
    if not run.attention or step is None or step.name in run.attention:
        return attention
    return f"step {redact(_named(step))} waits: {attention}"


def told_attention(run: Snapshot, redact: Redact, ours: Redact) -> str | None:
    """Return what a person must do: our words, and those of the system that are in it, which are redacted."""
    text = run.attention
    if not text:
        return None
    for said in {part for step in run.steps for part in (step.name, step.id, step.group) if part and part in text}:
        text = text.replace(said, redact(said))
    return ours(text)


def _under_way(run: Snapshot, redact: Redact) -> str | None:
    """Return the first step at work, and how many more there are."""
    steps = list(_those(run, _AT_WORK))
    if not steps:
        return None
    others = f", and {len(steps) - 1} more under way" if len(steps) > 1 else ""
    return f"step {redact(_named(steps[0]))} is {steps[0].state}{others}"


def _those(run: Snapshot, states: Collection[State]) -> Iterator[Step]:
    return (step for step in run.steps if step.state in states)


def _named(step: Step) -> str:
    return f"{step.name!r} of {step.group!r}" if step.group and step.group not in step.name else repr(step.name)
