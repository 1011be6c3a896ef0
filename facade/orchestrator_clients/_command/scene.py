"""What a scene of the demonstration is: data that one stage plays for every system."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from .._core._sync.execution import Execution
from .._core.model import Snapshot, State
from .system import System


@dataclass(frozen=True, slots=True)
class Told:
    """A result with words of its own for the summary."""

    value: object
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something to do once, by the synchronous client, as soon as the run looks like `when`.

    `call` is how the summary writes it. `do` takes the client and the run as last seen, and returns what is summed up, a
    `Told` or anything else.
    """

    call: str
    when: Callable[[Snapshot], bool]
    do: Callable[[Any, Snapshot], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class LowLevel:
    """An operation of the generated client, called both ways; `arguments` come from the ids of the run."""

    module: ModuleType
    arguments: Callable[[Mapping[str, str]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One run on one simulated system: how it is prepared and started, what is done meanwhile, and how it must end.

    After it comes the story that all systems share, for a `target` by its name, with its `inputs`.
    """

    system: System[Any]
    prepare: Callable[[Any], object]
    call: str
    start: Callable[[Any], Execution]
    acts: tuple[Act, ...] = ()
    ends: State
    low_level: LowLevel = field(repr=False)
    target: str | None = None
    inputs: Mapping[str, Any] = field(default_factory=dict[str, Any])


def ended(run: Snapshot) -> bool:
    """Return whether a run has ended: for acts that come after."""
    return run.state.ended


def waiting(run: Snapshot) -> bool:
    """Return whether a run waits for a person."""
    return run.state is State.WAITING


def done(steps: int) -> Callable[[Snapshot], bool]:
    """Return a condition: so many steps or operations are done."""
    return lambda run: run.progress is not None and run.progress.done >= steps
