"""What the tests must know of a system. Hardly anything has a default: one that does not fit would leave tests out in silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..._core.errors import UsageError
from ..._registry import Registered, registered
from ..._simulation.system import SystemSimulator


@dataclass(frozen=True, eq=False)
class Starting:
    """How something is started once across processes: `intent` and `start` take a client of either world, and options.

    Attributes:
        intent: makes the intent, by `client.intent(...)`.
        start: starts the same thing, without or with `intent=`.
        operation: the operation that starts, as the simulator counts it.
        looks: the operation that lists what a lost start may have become.
        marked: whether runs that others start meanwhile are recognised, by a mark that the start carries.
    """

    intent: Callable[..., Any]
    start: Callable[..., Any]
    operation: str
    looks: str
    marked: bool


def seeded(simulator: Any, number: int) -> Sequence[object]:
    """Let there be so many runs that have ended, by the simulator's own `seed`; return their ids, oldest first."""
    if not hasattr(simulator, "seed"):
        raise UsageError(
            f"{type(simulator).__name__} has no seed(number): write it, or say in Case(seed=...) how runs come to be"
        )
    found: Sequence[object] = simulator.seed(number)
    return found


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """One registered system, its clients and its simulator.

    What is called gets a client of either world, whose methods return a result or something to be awaited: return just that.
    Operations are called as the simulator counts them.
    """

    system: str
    """Its key in the registry: that of your `Registered`, which an entry point names."""
    start: Callable[[Any, Any], Any]
    """Starts a run, by a client and the simulator: `lambda client, simulator: client.jobs.start("build")`."""
    start_operation: str
    """The operation by which it is started."""
    read: Callable[[Any, Any], Any]
    """Reads a run that has ended, by a client and the simulator, in one call of `read_operation`."""
    read_operation: str
    """The operation by which it is read."""
    listed: Callable[..., Any]
    """The list of its runs, by a client and options, `limit` among them."""
    looks: tuple[str, ...]
    """The operations by which a wait learns how a run is, logins among them."""
    secrets: Callable[[Any], Sequence[str]]
    """The secrets of a simulator, which must appear nowhere: passwords, tokens."""
    starting: Starting | None
    """How it starts once across processes; None where a lost start cannot be found again."""
    once_by_token: Callable[[Any], int] | None
    """How many runs there are, by the simulator, where a token makes repeating a start harmless; None where nothing does."""
    step_names: tuple[str, ...]
    """What steps of its runs are called."""
    gates: bool
    """Whether runs wait for people."""
    pauses: bool
    """Whether a run can be paused."""
    lacks: frozenset[str]
    """Methods of runs that the system refuses with the reason, such as `logs`: the ledger does not ask for them."""
    together: int
    """How many runs that `start` began can go on at once: 1 where the next one has to wait."""
    seed: Callable[[Any, int], Sequence[object]] = seeded
    """Lets there be so many runs that have ended, by the simulator, and returns their ids."""
    spec: Path | None = None
    """The OpenAPI document that every answer of the simulator is held against, if there is one."""

    @property
    def registered(self) -> Registered:
        """Return the system's line of the registry. Raises `UsageError` for a system that is not registered."""
        known = registered()
        if self.system not in known:
            raise UsageError(
                f"system={self.system!r} is not registered, only {', '.join(known)}: docs/new-system.md says how"
            )
        return known[self.system]

    def make(self, **options: Any) -> SystemSimulator[Any, Any]:
        """Return a simulator of the system, not started, that checks itself against the spec; options as for its class."""
        checked = {} if self.spec is None else {"spec": self.spec}
        made: SystemSimulator[Any, Any] = self.registered.simulator()(**checked, **options)
        return made
