"""Views of the objects of a list: dataclasses around a model, `raw`, which is made of its row when somebody asks for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import repeat
from typing import Any, TypeVar

from .rows import whole

V = TypeVar("V")


def made_late(cls: type[V]) -> type[V]:
    """Let the model of a view be made of its row when somebody asks for `raw`.

    `_row` is the slot of `raw` itself: what was handed over, a row of a list or a model, with the same attributes.
    """
    held: Any = vars(cls)["raw"]

    def raw(view: Any) -> Any:
        row = held.__get__(view)
        model = whole(row)
        if model is not row:
            held.__set__(view, model)
        return model

    setattr(cls, "raw", property(raw, held.__set__))  # noqa: B010 - it is a field, for type checkers
    setattr(cls, "_row", held)  # noqa: B010
    return cls


def views_of(cls: type[V], rows: Iterable[Any]) -> list[V]:
    """Return a view of each row of a list."""
    held = list(rows)
    views = list(map(object.__new__, repeat(cls, len(held))))
    deque(map(vars(cls)["_row"].__set__, views, held), maxlen=0)  # its setter, for a view is frozen
    return views
