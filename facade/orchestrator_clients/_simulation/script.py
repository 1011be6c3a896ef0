"""The script of a simulated run, and the state of the run at any instant."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from .words import said

Ending = Literal["succeeded", "failed", "cancelled"]
StepState = Literal["not_started", "running", "waiting", "succeeded", "failed", "cancelled", "skipped"]
RunState = Literal["queued", "running", "waiting", "paused", "cancelling", "succeeded", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class ScriptedStep:
    """One step of a run.

    seconds: how long each attempt takes.
    ends: what becomes of it; after `failed` and `cancelled` the run ends likewise and no further step starts.
    waits_for_person: after its seconds it waits until a person decides (`Playback.act`, `simulator.runs.decide`).
    attempts: how often it is tried; all but the last fail.
    message: what the system says about it, in particular why it failed.
    """

    name: str
    """What the system calls it; each has its own form for that."""
    seconds: float = 1.0
    ends: Literal["succeeded", "failed", "cancelled", "skipped"] = "succeeded"
    waits_for_person: bool = False
    attempts: int = 1
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Spell:
    """The system reports this status word for so many seconds, from `after` seconds after the start on."""

    word: str
    """The status, as the system would write it."""
    after: float
    seconds: float
    """How long."""


@dataclass(frozen=True, slots=True)
class Run:
    """The script of a run. Times are seconds of the simulator's clock.

    ends: how it ends when its steps have; None leaves that to them.
    queued: how long it waits before its first step.
    stopping: how long it takes to stop once cancelled; None: until the running step has ended.
    status_sequence: words that it reports for a while instead of its status, such as ones no client knows yet.
    error: the text of a failure; the failed step's message if left out.
    """

    steps: tuple[ScriptedStep, ...] = (ScriptedStep("work"),)
    """What it does, one after another."""
    ends: Ending | None = None
    queued: float = 0.0
    stopping: float | None = 0.0
    status_sequence: tuple[Spell, ...] = ()
    error: str | None = None

    def rest(self, done: int) -> Run:
        """Give the script of a run that goes on after `done` steps; a step that was to fail succeeds this time."""
        steps = tuple(
            replace(step, ends="skipped" if step.ends == "skipped" else "succeeded") for step in self.steps[done:]
        )
        return replace(self, steps=steps, ends=None, status_sequence=())


@dataclass(frozen=True, slots=True)
class StepPicture:
    """A step at one instant. Times are those of the clock; None is "not yet"."""

    step: ScriptedStep
    state: StepState
    attempt: int
    started: float | None
    ended: float | None


@dataclass(frozen=True, slots=True)
class RunPicture:
    """A run at one instant. `word` is the status that a `Spell` puts in the place of the state's own."""

    state: RunState
    word: str | None
    started: float | None
    ended: float | None
    steps: tuple[StepPicture, ...]
    error: str | None

    @property
    def finished(self) -> bool:
        """Whether it has ended."""
        return self.ended is not None

    @property
    def done(self) -> int:
        """The number of steps that have ended."""
        return sum(step.ended is not None for step in self.steps)

    @property
    def waiting(self) -> StepPicture | None:
        """The step at which a person must act; None if there is none."""
        return next((step for step in self.steps if step.state == "waiting"), None)


@dataclass(frozen=True, slots=True)
class _Span:
    """A step with its times, as far as they are known: a gate that was not decided yet ends at infinity."""

    step: ScriptedStep
    begins: float
    waits: float
    ends: float
    result: Literal["succeeded", "failed", "cancelled", "skipped"]


class Playback:
    """A script being played from an instant on. Nothing runs: each state is computed from the time and from what was done.

    All methods take the present time in seconds of the clock; give times that do not go back.
    """

    def __init__(self, script: Run, begun: float) -> None:
        self.script = script
        self.begun = begun
        self._acts: dict[int, tuple[float, Ending]] = {}
        self._pauses: list[tuple[float, float]] = []
        self._cancelled: float | None = None
        self._stopped = math.inf

    def at(self, now: float) -> RunPicture:
        """Return what can be seen of the run now."""
        spans = self._spans()
        steps = tuple(self._step_picture(span, now) for span in spans) + self._never_started(spans)
        ended, result = self._end(spans)
        begins = spans[0].begins if spans else self.begun + self.script.queued
        over = ended <= now
        return RunPicture(
            state=result if over else self._state(now, begins, steps),
            word=None if over else self._word(now, begins),
            started=begins if begins <= min(now, ended) else None,
            ended=ended if over else None,
            steps=steps,
            error=self._error(spans) if over and result == "failed" else None,
        )

    def act(self, now: float, ends: Ending = "succeeded") -> None:
        """Let a person decide at the gate that is waiting. Raises ValueError if none is."""
        steps = self.at(now).steps
        index = next((index for index, step in enumerate(steps) if step.state == "waiting"), None)
        if index is None:
            raise ValueError("no step waits for a person")
        self._acts[index] = (now, ends)

    def cancel(self, now: float, seconds: float | None = None) -> None:
        """Cancel the run, within `seconds` rather than its script's `stopping` if given; a second time, faster perhaps.

        Raises ValueError if it has ended.
        """
        picture = self.at(now)
        if picture.finished:
            raise ValueError(f"the run has {picture.state}")
        delay = self.script.stopping if seconds is None else seconds
        self._stopped = min(self._stopped, self._step_over(now) if delay is None else now + delay)
        self._cancelled = now if self._cancelled is None else self._cancelled

    def pause(self, now: float) -> None:
        """Stop all work until `unpause`. Does nothing if it is paused."""
        if not (self._pauses and self._pauses[-1][1] == math.inf):
            self._pauses.append((now, math.inf))

    def unpause(self, now: float) -> None:
        """Let work go on. Does nothing if it is not paused."""
        if self._pauses and self._pauses[-1][1] == math.inf:
            self._pauses[-1] = (self._pauses[-1][0], now)

    def ends_at(self) -> float:
        """Return when the run will have ended if nothing is done to it: infinity if it waits for a person."""
        return self._end(self._spans())[0]

    def next_change(self, now: float) -> float:
        """Return when it will next change by itself: infinity if it stays as it is until a person acts."""
        spans = self._spans()
        times = [at for span in spans for at in (span.begins, span.waits, span.ends)]
        times += [self._stopped, self._end(spans)[0]]
        begins = spans[0].begins if spans else self.begun + self.script.queued
        times += [
            begins + at for spell in self.script.status_sequence for at in (spell.after, spell.after + spell.seconds)
        ]
        return min((at for at in times if at > now), default=math.inf)

    def _spans(self) -> list[_Span]:
        """The steps that start, with their times, as if nobody had cancelled."""
        spans: list[_Span] = []
        at = self._later(self.begun, self.script.queued)
        for index, step in enumerate(self.script.steps):
            waits = self._later(at, 0 if step.ends == "skipped" else step.seconds * step.attempts)
            ends, result = (waits, step.ends)
            if step.waits_for_person:
                ends, result = self._acts.get(index, (math.inf, step.ends))
            spans.append(_Span(step, at, waits, ends, result))
            at = ends
            if result in ("failed", "cancelled") or ends == math.inf:
                break
        return spans

    def _step_over(self, now: float) -> float:
        """When the running step has done its work; now, if none is running or it has nothing to do but wait."""
        running = next((span for span in self._spans() if span.begins <= now < span.ends), None)
        if running is None:
            return now
        ends = running.ends if running.ends < math.inf else running.waits
        return max(now, ends) if ends < math.inf else now

    def _later(self, start: float, seconds: float) -> float:
        """When so many seconds of work, begun at `start`, are done."""
        end = start + seconds
        for paused, unpaused in self._pauses:
            if paused < end and unpaused > start:
                end += unpaused - max(paused, start)
        return end

    def _end(self, spans: list[_Span]) -> tuple[float, Ending]:
        last = spans[-1] if spans else None
        natural = last.ends if last else self._later(self.begun, self.script.queued)
        if self._cancelled is not None and self._cancelled < natural:
            return self._stopped, "cancelled"
        if last and last.result in ("failed", "cancelled"):
            return natural, last.result
        return natural, self.script.ends or "succeeded"

    def _state(self, now: float, begins: float, steps: tuple[StepPicture, ...]) -> RunState:
        if self._cancelled is not None and self._cancelled <= now:
            return "cancelling"
        if self._pauses and self._pauses[-1][0] <= now < self._pauses[-1][1]:
            return "paused"
        if now < begins:
            return "queued"
        return "waiting" if any(step.state == "waiting" for step in steps) else "running"

    def _word(self, now: float, begins: float) -> str | None:
        since = now - begins
        words = (spell.word for spell in self.script.status_sequence if 0 <= since - spell.after < spell.seconds)
        return next(map(said, words), None)

    def _step_picture(self, span: _Span, now: float) -> StepPicture:
        cancelled = self._cancelled is not None and self._cancelled < span.ends
        if span.begins > now or (self._cancelled is not None and self._cancelled < span.begins):
            return StepPicture(span.step, "not_started", 0, None, None)
        ends = min(span.ends, self._stopped) if cancelled else span.ends
        attempt = _attempt(span.step, min(now, ends) - span.begins)
        if now < ends:
            state: StepState = "waiting" if span.step.waits_for_person and span.waits <= now else "running"
            return StepPicture(span.step, state, attempt, span.begins, None)
        return StepPicture(span.step, span.result if ends == span.ends else "cancelled", attempt, span.begins, ends)

    def _never_started(self, spans: list[_Span]) -> tuple[StepPicture, ...]:
        return tuple(StepPicture(step, "not_started", 0, None, None) for step in self.script.steps[len(spans) :])

    def _error(self, spans: list[_Span]) -> str | None:
        failed = next((span.step for span in spans if span.result == "failed"), None)
        return self.script.error or (failed.message if failed else None)


def _attempt(step: ScriptedStep, seconds: float) -> int:
    """Return which attempt runs after so many seconds, inf for a step at which nobody ever acts."""
    return int(min(step.attempts, 1 + seconds / step.seconds)) if step.seconds else 1


Step = ScriptedStep
"""Its name in 0.1."""
