"""What the command exits with."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from .._core.errors import OrchestratorError, UsageError
from .._core.model import State
from .._core.outcomes import ExecutionCancelled, ExecutionFailed, NeedsAttention, WaitTimeout


class Exit(IntEnum):
    """The exit codes, stable: scripts rely on them."""

    SUCCEEDED = 0
    FAILED = 1
    USAGE = 2
    TIMED_OUT = 3
    CANCELLED = 4
    WAITING = 5
    """A person must act."""
    REFUSED = 6
    """The system could not be reached, refused, or answered what cannot be read."""
    INTERNAL = 70
    """A mistake of this program (sysexits' EX_SOFTWARE)."""
    OUTPUT = 74
    """The result could not be written, such as to a full disk (sysexits' EX_IOERR)."""
    INTERRUPTED = 130
    """Ctrl-C, as shells report it."""
    PIPE = 141
    """The reader of the output has gone, as shells report SIGPIPE."""
    TERMINATED = 143
    """SIGTERM, as shells report it: what --cancel-on-interrupt says was done."""


_ERRORS: tuple[tuple[type[OrchestratorError], Exit], ...] = (
    (UsageError, Exit.USAGE),
    (ExecutionFailed, Exit.FAILED),
    (ExecutionCancelled, Exit.CANCELLED),
    (NeedsAttention, Exit.WAITING),
    (WaitTimeout, Exit.TIMED_OUT),
)

_STATES = {
    State.FAILED: Exit.FAILED,
    State.CANCELLED: Exit.CANCELLED,
    State.WAITING: Exit.WAITING,
    State.PAUSED: Exit.WAITING,
}

_WORST_FIRST = (
    *(Exit.TERMINATED, Exit.INTERRUPTED, Exit.PIPE, Exit.INTERNAL, Exit.OUTPUT),
    *(Exit.USAGE, Exit.REFUSED, Exit.FAILED, Exit.TIMED_OUT, Exit.CANCELLED, Exit.WAITING),
)


def exit_of(error: OrchestratorError | None) -> Exit:
    """Return the code for an error, or for the absence of one."""
    if error is None:
        return Exit.SUCCEEDED
    return next((code for kind, code in _ERRORS if isinstance(error, kind)), Exit.REFUSED)


def exit_for(state: State) -> Exit:
    """Return the code for a state: 0 also for a run that has not ended and waits for nobody."""
    return _STATES.get(state, Exit.SUCCEEDED)


def worst(codes: Iterable[Exit]) -> Exit:
    """Return the one code for several runs: the first of 2, 6, 1, 3, 4, 5 that occurs, else 0; what broke it all off wins."""
    seen = set(codes)
    return next((code for code in _WORST_FIRST if code in seen), Exit.SUCCEEDED)
