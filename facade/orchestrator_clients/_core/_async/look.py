"""What one look at an execution tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from ..errors import OrchestratorError
from ..model import Snapshot

R_co = TypeVar("R_co", bound=Snapshot, covariant=True)


@dataclass(frozen=True, slots=True)
class AsyncLook(Generic[R_co]):
    """The result of one poll of an execution by `look`, and when to poll again.

    `run` is the execution as it was seen, or as it was known where the poll failed; its token remembers what a wait would.
    `over` says whether a wait would be over: at an end, at a state it was to stop at, or because its time is up; `error` is
    then what `wait` would raise, None for a success. `again`: after how many seconds to poll again, None when it is over.
    `trouble` is the error that the poll met, if it failed and is to be repeated.
    """

    run: R_co
    over: bool
    again: float | None
    error: OrchestratorError | None = None
    trouble: OrchestratorError | None = None
