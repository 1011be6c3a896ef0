"""What many executions have in common, such as a status or a workflow: one object for all, where thousands are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

LONGEST = 100
"""Characters of a text that is shared: a longer one is hardly the same twice."""

MOST = 1024
"""Texts that are remembered, those that were met last."""


@lru_cache(maxsize=MOST)
def _one(text: str) -> str:
    return text


def shared(text: Any) -> Any:
    """Return the same text as the object that others have already, anything else as it is."""
    return _one(text) if type(text) is str and len(text) <= LONGEST else text


def share(row: Any, names: Iterable[str]) -> None:
    """Let these fields of a row (see `rows`) be texts that it shares with others."""
    for name in names:
        text = getattr(row, name)
        if type(text) is str:  # what was not sent stays so
            setattr(row, name, shared(text))


@dataclass(frozen=True, slots=True)
class Known:
    """The reader of a field that is the same for all executions read together: it need not stay with each."""

    value: object

    def __call__(self, _: object) -> Any:
        return self.value
