"""Views of the objects of a list: dataclasses around a model, `raw`, which is made of its row when somebody asks for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any, TypeVar

from .rows import whole

V = TypeVar("V")


def read_late(cls: type[V], name: str, read: Callable[[V, Any], Any]) -> Any:
    """Let a field of a dataclass with slots be made, by `read` of what its slot holds, when somebody looks at it.

    Return the slot, where what comes of it stays in its place.
    """
    held: Any = vars(cls)[name]

    def looked_at(view: V) -> Any:
        kept = held.__get__(view)
        value = read(view, kept)
        if value is not kept:
            held.__set__(view, value)
        return value

    setattr(cls, name, property(looked_at, held.__set__))
    return held


def made_late(cls: type[V]) -> type[V]:
    """Let the model of a view be made of its row when somebody asks for `raw`.

    `_row` is the slot of `raw` itself: what was handed over, a row of a list or a model, with the same attributes.
    """
    setattr(cls, "_row", read_late(cls, "raw", lambda _, row: whole(row)))  # noqa: B010 - for type checkers
    return cls


def views_of(cls: type[V], rows: Iterable[Any]) -> list[V]:
    """Return a view of each row of a list."""
    held = list(rows)
    views = list(map(object.__new__, repeat(cls, len(held))))
    deque(map(vars(cls)["_row"].__set__, views, held), maxlen=0)  # its setter, for a view is frozen
    return views
