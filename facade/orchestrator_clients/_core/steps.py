"""Steps that are read as executions are: each field when it is first looked at."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

from .model import Fields, Lazy, Step
from .rows import whole

S = TypeVar("S", bound=Step)
_put = object.__setattr__


def steps_read_late(cls: type[S]) -> type[S]:
    """Let the fields of a dataclass of steps, which must have no slots, be read when they are first looked at."""
    for one in fields(cls):
        setattr(cls, one.name, Lazy(one.name))
    return cls


def late_step(cls: type[S], read: Fields, row: Any, **known: Any) -> S:
    """Return a step of which this is known; `read` says how each other field is read, as a function of the step.

    Its `_row` is the raw form, or the row of which that is made when somebody asks for `raw` (see `plain_rows`). A program
    that looks at names and states of a hundred steps makes no dates and no messages of them.
    """
    step = object.__new__(cls)
    known["_row"], known["_readers"] = row, read
    _put(step, "__dict__", known)
    return step


def _raw(step: Any) -> Any:
    return whole(step._row)  # noqa: SLF001 - its own, set by `late_step`


RAW: Fields = {"raw": _raw}
"""How the raw form of a step is read."""

__all__ = ["RAW", "late_step", "steps_read_late"]
