"""The runs of a simulator, as a person sees and handles them in the vendor's own console."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from .._core.model import State
from .messages import Refusal

if TYPE_CHECKING:
    from .._core.clock import Clock

ENDS: Mapping[str, State] = {"succeeded": State.SUCCEEDED, "failed": State.FAILED, "cancelled": State.CANCELLED}
"""What the ends of a script mean."""

UNDER_WAY: Mapping[str, State] = {
    "queued": State.QUEUED,
    "running": State.RUNNING,
    "waiting": State.WAITING,
    "paused": State.PAUSED,
    "cancelling": State.CANCELLING,
}
"""What the other states of a script mean."""


class NotPossible(ValueError):  # it says what was wrong with the call
    """A person cannot do this to this run now, or to runs of this system at all."""


class Runs(Protocol):
    """The runs of a simulator by their ids, for tests that play a person: `simulator.runs.decide(run.id, approved=True)`.

    Nothing goes over the network, and no call is recorded. Each method raises KeyError for an unknown id, and those that change
    something raise `NotPossible` where it makes no sense: the run has ended, or the system has no such thing. Iterating gives
    the ids.
    """

    def __iter__(self) -> Iterator[str]: ...

    def state(self, run: str) -> State:
        """Return how the run stands now; UNKNOWN while it shows a word that no client knows."""
        ...

    def seen(self, run: str) -> frozenset[State]:
        """Return the states that a correct client may read now: two, where the system needs two calls to show the state."""
        ...

    def ended(self, run: str) -> float | None:
        """Return when it ended, in seconds since 1970-01-01 UTC; None as long as it has not."""
        ...

    def cancel(self, run: str) -> None:
        """Ask for it to be cancelled."""
        ...

    def pause(self, run: str) -> None:
        """Pause it."""
        ...

    def unpause(self, run: str) -> None:
        """Let a run go on that was paused."""
        ...

    def decide(self, run: str, *, approved: bool) -> None:
        """Decide at the gate or step that waits for a person."""
        ...

    def forget(self, run: str) -> None:
        """Remove it, as if somebody had deleted it."""
        ...


T = TypeVar("T")


class Holder(Protocol):
    """What `HeldRuns` needs of its simulator."""

    @property
    def lock(self) -> AbstractContextManager[object]:
        """The lock under which handlers run."""
        ...

    @property
    def clock(self) -> Clock:
        """The clock that the runs follow."""
        ...


class HeldRuns(ABC, Generic[T]):
    """Runs of type `T` that a simulator holds by id. A subclass says what is particular to its system, in `_` methods.

    They are called under the simulator's lock with a run and the present time, `_cancel` to `_decide` only for runs that have
    not ended. If they raise `Refusal` or ValueError, as `script.Playback` does, the caller gets `NotPossible`.
    """

    def __init__(self, holder: Holder) -> None:
        self._holder = holder

    @abstractmethod
    def _all(self) -> MutableMapping[str, T]:
        """Return all runs by id, to read and to change."""

    @abstractmethod
    def _states(self, one: T, now: float) -> frozenset[State]:
        """Return the states that a correct client may read now, as `seen` does."""

    @abstractmethod
    def _end(self, one: T, now: float) -> float | None:
        """Return when a run ended; None as long as it has not, whatever word it shows."""

    @abstractmethod
    def _cancel(self, one: T, now: float) -> None:
        """Cancel it."""

    def _pause(self, one: T, now: float) -> None:
        raise NotPossible("runs of this system cannot be paused")

    def _unpause(self, one: T, now: float) -> None:
        raise NotPossible("runs of this system cannot be paused")

    def _decide(self, one: T, now: float, *, approved: bool) -> None:
        raise NotPossible("runs of this system do not wait for people")

    def __iter__(self) -> Iterator[str]:
        with self._holder.lock:
            return iter([*self._all()])

    def state(self, run: str) -> State:
        """Return how the run stands now."""
        seen = self.seen(run)
        return State.WAITING if State.WAITING in seen else next(iter(seen))

    def seen(self, run: str) -> frozenset[State]:
        """Return the states that a correct client may read now."""
        with self._holder.lock:
            return self._states(self._all()[run], self._holder.clock.time())

    def ended(self, run: str) -> float | None:
        """Return when it ended; None as long as it has not."""
        with self._holder.lock:
            return self._end(self._all()[run], self._holder.clock.time())

    def cancel(self, run: str) -> None:
        """Ask for it to be cancelled."""
        with self._doing(run) as (one, now):
            self._cancel(one, now)

    def pause(self, run: str) -> None:
        """Pause it."""
        with self._doing(run) as (one, now):
            self._pause(one, now)

    def unpause(self, run: str) -> None:
        """Let it go on."""
        with self._doing(run) as (one, now):
            self._unpause(one, now)

    def decide(self, run: str, *, approved: bool) -> None:
        """Decide at the gate or step that waits for a person."""
        with self._doing(run) as (one, now):
            self._decide(one, now, approved=approved)

    def forget(self, run: str) -> None:
        """Remove it, as if somebody had deleted it."""
        with self._holder.lock:
            del self._all()[run]

    @contextmanager
    def _doing(self, run: str) -> Iterator[tuple[T, float]]:
        with self._holder.lock:
            one, now = self._all()[run], self._holder.clock.time()
            if self._end(one, now) is not None:
                raise NotPossible(f"{run} has ended")
            try:
                yield one, now
            except NotPossible:
                raise
            except Refusal as refusal:
                raise NotPossible(f"{run}: {refusal.answer.body.decode(errors='replace')[:300]}") from refusal
            except ValueError as error:
                raise NotPossible(f"{run}: {error}") from error
