"""How the work order of a start is found again: by its name, which the server's list does not have."""

from __future__ import annotations

from typing import ClassVar

from .._core.execution.intent import Intent, Starts
from .._core.model import Snapshot


def marked_name(intent: Intent | None, name: str | None) -> str | None:
    """Return the name of a work order with the mark of its intent."""
    if intent is None:
        return name
    return f"intent {intent.mark}" if name is None else f"{name} (intent {intent.mark})"


class AsperaStarts(Starts):
    """By the name. The server's list is one page of ids, in an order that nobody documents."""

    newest_first: ClassVar[bool] = False
    slack: ClassVar[float] = 50.0
    """Numbers: a work order may show after one that got a later number (inferred, for numbers come from a database)."""

    def rank(self, run: Snapshot) -> float | None:
        """Return its number."""
        return float(run.id) if run.id.isascii() and run.id.isdigit() else None

    def marked(self, intent: Intent) -> bool:
        """Return that the name is the mark."""
        return True

    def fits(self, run: Snapshot, intent: Intent) -> bool:
        """Return whether the name of a work order has the mark."""
        return intent.mark in (run.name or "")
