"""Steps that are read as executions are: each field when it is first looked at."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

from .model import Fields, Lazy, Step

S = TypeVar("S", bound=Step)
_put = object.__setattr__


def steps_read_late(cls: type[S]) -> type[S]:
    """Let the fields of a dataclass of steps, which must have no slots, be read when they are first looked at."""
    for one in fields(cls):
        setattr(cls, one.name, Lazy(one.name))
    return cls


def late_step(cls: type[S], read: Fields, **known: Any) -> S:
    """Return a step of which this is known; `read` says how each other field is read, as a function of the step.

    A program that looks at names and states of a hundred steps makes no dates and no messages of them.
    """
    step = object.__new__(cls)
    for name, value in known.items():
        _put(step, name, value)
    _put(step, "_readers", read)
    return step


__all__ = ["late_step", "steps_read_late"]
