"""The errors that say what became of starts and waits: they hold runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from .errors import OrchestratorError
from .execution.place import Placed
from .model import Snapshot

if TYPE_CHECKING:
    from ._async.execution import AsyncExecution
    from ._sync.execution import Execution


class AmbiguousStart(OrchestratorError):
    """Whether a start took effect, or which run came of it, cannot be determined: a person must check before it is made again.

    `candidates` are the runs that may have come of it (none, where the system's list cannot be trusted), `intent` the text
    that was to be adopted.
    """

    candidates: Sequence[Snapshot] = ()
    intent: str | None = None

    @classmethod
    def of(cls, intent: Placed, candidates: Sequence[Snapshot], reason: str) -> Self:
        """Return the error for an intent."""
        named = ", ".join(map(str, candidates[:5])) + (", ..." if len(candidates) > 5 else "")
        message = f"what came of the start cannot be determined: {reason}{f': {named}' if named else ''}"
        return cls(message, system=intent.system, operation="adopt", candidates=tuple(candidates))


class WaitError(OrchestratorError):
    """A wait did not end in success; `run` is the execution as it was last seen, the handle that the wait would have returned.

    For a type checker, `isinstance(error.run, Execution)`, or of the system's own class, distinguishes a synchronous one
    from an asynchronous one.
    """

    run: Execution | AsyncExecution

    @classmethod
    def of(cls, run: Snapshot, message: str) -> Self:
        """Return the error for an execution."""
        return cls(message, system=run.system, operation="wait", run=run)


class ExecutionFailed(WaitError):
    """The execution ended and did not succeed; the message names the step that failed and what it said."""


class ExecutionCancelled(WaitError):
    """The execution was cancelled; the message names the step that was under way, where the system reports it."""


class NeedsAttention(WaitError):
    """The execution waits for a person, and the caller gave that state as `until`; the message names the step that waits."""


class PollerClosed(WaitError):
    """The poller was closed during a wait. The execution goes on; `run.token()` lets it be waited for again."""

    retry_safe = True


class WaitTimeout(WaitError):
    """The execution did not end in time; the message names the step under way, where the system reports it.

    It goes on, and `run.token()` lets another process wait for it.
    """

    retry_safe = True
