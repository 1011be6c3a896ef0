# Derived from _async/look.py by scripts/unasync: do not edit.
"""The result of one look: a single poll of an execution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from ..errors import OrchestratorError
from ..model import Snapshot

R_co = TypeVar("R_co", bound=Snapshot, covariant=True)


@dataclass(frozen=True, slots=True)
class Look(Generic[R_co]):
    """The result of one poll of an execution by `look`, and when to poll again.

    `run` is the execution as it was read, or as it was known before if the poll failed; its token holds what a wait would
    remember. `over` says whether a wait would be over: the run has ended, is at one of the states of `until`, or the time is up;
    `error` is then what `wait` would raise, None for a success. `again`: after how many seconds to poll again, None when over.
    `trouble` is the error that the poll met, if it failed and is to be repeated.
    """

    run: R_co
    over: bool
    again: float | None
    error: OrchestratorError | None = None
    trouble: OrchestratorError | None = None
