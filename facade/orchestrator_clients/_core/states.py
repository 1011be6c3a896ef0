"""Where an execution or step stands: the same words for all systems."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """The state of an execution or step. The value of each is its name in lower case, such as `queued`."""

    QUEUED = "queued"
    """It was accepted and has not begun."""
    RUNNING = "running"
    """It is at work."""
    WAITING = "waiting"
    """A person must act."""
    PAUSED = "paused"
    """Somebody holds it, and can let it go on."""
    CANCELLING = "cancelling"
    """It was asked to stop and has not ended."""
    SUCCEEDED = "succeeded"
    """It ended well."""
    FAILED = "failed"
    """It ended otherwise than well, and nobody cancelled it."""
    CANCELLED = "cancelled"
    """It ended because somebody wanted that."""
    UNKNOWN = "unknown"
    """The system sent a status that this version does not know: treat it as not ended."""

    @property
    def ended(self) -> bool:
        """Return whether this state is an end."""
        return self in ENDED

    @property
    def needs_person(self) -> bool:
        """Return whether nothing happens until a person acts."""
        return self in (State.WAITING, State.PAUSED)


ENDED = frozenset({State.SUCCEEDED, State.FAILED, State.CANCELLED})
