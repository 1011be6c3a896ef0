"""One of many waits: its arguments, what it has seen, and who gets its result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, isinf
from typing import Any, Generic, TypeAlias, TypeVar

from ..clock import Clock
from ..errors import OrchestratorError
from ..execution.callbacks import AsyncCallback
from ..execution.waiting import Watch
from .execution import AsyncExecution

R = TypeVar("R", bound=AsyncExecution)

OnRun: TypeAlias = Callable[[Any], object] | None
OnTrouble: TypeAlias = Callable[[Any, OrchestratorError], object] | None


@dataclass(frozen=True, slots=True)
class AsyncWaited(Generic[R]):
    """How one of many waits ended: the execution as last seen, and the error `wait` would have raised, or None."""

    run: R
    """The execution as it was last seen."""
    error: OrchestratorError | None = None
    """What a wait for it alone would have raised; None if it succeeded, or stopped where it was to."""


@dataclass(slots=True, eq=False)
class AsyncWait(Generic[R]):
    """A wait by a poller. `told` is called with how it ended, or with what a callback raised; `put` is called once."""

    run: R
    watch: Watch
    timeout: float | None
    told: Callable[[AsyncWait[R], AsyncWaited[R] | BaseException], None]
    put: Callable[[AsyncWait[R], AsyncWaited[R] | BaseException], None]
    due: float = inf
    open: bool = True
    hinted: bool = False
    """Something is said to have happened while a look was under way, which may have come too early to see it."""
    span: Any = None
    begun: float = 0.0

    @property
    def key(self) -> tuple[str, str]:
        """The system and the id of the execution."""
        return self.run.system, self.run.id

    @property
    def last(self) -> R:
        """The execution as it was last seen."""
        return self.run if self.watch.last is None else self.watch.last  # type: ignore[return-value]

    def until(self, clock: Clock) -> float | None:
        """Return the deadline in seconds since 1970: it stays with the execution as it is then seen."""
        left = self.watch.deadline
        return None if isinf(left) else clock.time() + left - clock.monotonic()


@dataclass(frozen=True, slots=True)
class AsyncCallbacks:
    """What a poller calls with each look, with each that shows a change, and with each that failed."""

    on_look: OnRun = None
    on_change: OnRun = None
    on_trouble: OnTrouble = None

    def check(self) -> None:
        """Raise `UsageError` for what cannot be called."""
        for name in ("on_look", "on_change", "on_trouble"):
            AsyncCallback.check(getattr(self, name), name)

    async def saw(self, run: AsyncExecution, *, news: bool) -> None:
        """Call the callbacks for an execution that was polled."""
        if self.on_look is not None:
            await AsyncCallback.tell(self.on_look, run)
        if news and self.on_change is not None:
            await AsyncCallback.tell(self.on_change, run)

    async def failed(self, run: AsyncExecution, error: OrchestratorError) -> None:
        """Call the callback for a poll that failed."""
        if self.on_trouble is not None:
            await AsyncCallback.tell(self.on_trouble, run, error)
