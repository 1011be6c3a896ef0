"""How the execution of a start is found again: by its comments. Code Stream has no idempotency key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._core.execution.intent import Intent, Starts
from .._core.model import Snapshot, from_micros, given
from .._core.vendor import text_of
from .requests import address

NOWHERE: Mapping[str, None] = dict.fromkeys(("pipeline_id", "project", "name"))
"""The arguments by which a pipeline may be named, none of them given."""


def target(where: Sequence[str]) -> dict[str, str]:
    """Return what an intent is for: a pipeline, by its id or by project and name."""
    return dict(zip(("pipeline_id",) if len(where) == 1 else ("project", "name"), where, strict=True))


def where(target: Mapping[str, Any]) -> tuple[str, str | None]:
    """Return project and name, or the id of the pipeline that an intent is for; `UsageError` where it names none."""
    named = target.get("name")
    found = address(target.get("project") if named else target.get("pipeline_id"), named, "pipeline")
    return found[0], found[1] if len(found) == 2 else None


def marked_comments(intent: Intent | None, comments: str | None) -> str | None:
    """Return the comments of an execution with the mark of its intent."""
    if intent is None or not isinstance(comments, str | None):
        return comments
    return f"{comments} (intent {intent.mark})" if comments else f"intent {intent.mark}"


class CodeStreamStarts(Starts):
    """By the comments, which lists have."""

    def rank(self, run: Snapshot) -> float | None:
        """Return when it was asked for, by which the list is sorted."""
        asked = from_micros(given(run.raw.field_request_time_in_micros))
        return asked.timestamp() if asked else None

    def marked(self, intent: Intent) -> bool:
        """Return that the comments hold the mark."""
        return True

    def fits(self, run: Snapshot, intent: Intent) -> bool:
        """Return whether the comments of an execution hold the mark."""
        return intent.mark in (text_of(given(run.raw.comments)) or "")
