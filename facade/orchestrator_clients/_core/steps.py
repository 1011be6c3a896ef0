"""Steps that are read as executions are: each field when it is first looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from .model import UNREADABLE, Fields, Lazy, Step, late, read_at_once
from .rows import whole
from .states import State

S = TypeVar("S", bound=Step)
_put = object.__setattr__


def steps_read_late(cls: type[S], read: Fields, states: Mapping[str, State]) -> None:
    """Let the fields of a dataclass of steps, which must have no slots, be read when they are first looked at.

    `read` says how, as functions of the step; the state of a status among `states` is looked up there without a detour.
    """
    for one in fields(cls):
        setattr(cls, one.name, Lazy(one.name))
    setattr(cls, "_readers", read)  # noqa: B010 - for type checkers

    def state(step: Any) -> State:
        try:
            return states[step._row.status]  # noqa: SLF001 - its own, set by `late_step`
        except UNREADABLE:  # a word that is not known, for one
            return late(step, "state")  # type: ignore[no-any-return]

    read_at_once(state=state)(cls)


def late_step(cls: type[S], known: dict[str, Any]) -> S:
    """Return a step of which this is known; the rest is read late: the states of a hundred steps are read, and no date is made.

    `known` must have `_row`: the raw form, or the row of which that is made when somebody asks for `raw` (see `plain_rows`).
    """
    step = object.__new__(cls)
    _put(step, "__dict__", known)
    return step


def _raw(step: Any) -> Any:
    return whole(step._row)  # noqa: SLF001 - its own, set by `late_step`


RAW: Fields = {"raw": _raw}
"""How the raw form of a step is read."""

__all__ = ["RAW", "late_step", "steps_read_late"]
