"""What an event of any system looks like: which execution it is about, and what it says happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class EventKind(StrEnum):
    """What an event says happened. Believe none of it: read the execution."""

    STARTED = "started"
    """The execution has begun."""
    CHANGED = "changed"
    """The execution goes on in another state than before."""
    ENDED = "ended"
    """The execution has ended, in whatever state."""
    STEP_STARTED = "step_started"
    """A step of it has begun."""
    STEP_WAITING = "step_waiting"
    """A person must act."""
    STEP_ENDED = "step_ended"
    """A step of it has ended."""
    OTHER = "other"
    """It is known to this version, and is about something else than the course of an execution."""
    UNKNOWN = "unknown"
    """It is not known to this version; `raw` is all there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event. It only says when to poll, for it may be late, come twice, out of order, or never.

    `system` is the key of the system, `id` the id of the execution as its handles have it ("" where it is about none), and
    `ids` what finds that execution: `poller.hint(event)` takes it as it is. `event_id` identifies the event, and
    `published` is when its sender says it happened, in UTC; None for what it does not say. `raw` is its JSON.
    """

    system: str
    kind: EventKind
    """What it says happened."""
    id: str = ""
    ids: Mapping[str, str] = field(default_factory=dict, hash=False)
    event_id: str | None = None
    published: datetime | None = None
    raw: Any = field(default=None, repr=False, compare=False)


__all__ = ["Event", "EventKind"]
