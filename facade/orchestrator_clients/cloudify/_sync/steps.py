# Derived from _async/steps.py by scripts/unasync: do not edit.
"""The steps of executions, from their operations and events."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TypeVar

from ..._core._sync.caller import Caller
from ..._core._sync.pages import Items
from ..._core.deadline import deadline_at
from ..._core.errors import ApiError, OrchestratorError, UsageError
from ..._core.logs import reason_of, tell
from ..._core.model import Snapshot, State, Step
from ..reports import CloudifyEvent, CloudifyOperation
from ..steps import FAILED, TOLD, steps_of
from .reports import Events, Operations

T = TypeVar("T")

SIDE_SECONDS = 30.0
"""For all the steps of one execution: they must neither hold up an end nor change it."""

MOST_OPERATIONS = 20_000
"""Operations of one execution that become steps, and events that are looked through for them."""


class StepReader:
    """Reads steps. The calls are best effort: where they fail, their part is missing."""

    def __init__(self, client: Caller, operations: Operations, events: Events) -> None:
        self._client, self._told, self._reported = client, operations, events
        self._refused = False

    def of(self, run: Snapshot) -> Sequence[Step]:
        """Return the steps of an execution: none from a manager that does not list operations by execution."""
        with deadline_at(self._client.run_clock.monotonic() + SIDE_SECONDS):
            operations = self._operations(run)
            return steps_of(operations, self._events(run, operations), run.state)

    def _operations(self, run: Snapshot) -> Sequence[CloudifyOperation]:
        if self._refused:
            return ()
        tenant = run.ids.get("tenant")
        return self._all(run, self._told.list(run.id, tenant=tenant, limit=MOST_OPERATIONS))

    def _events(self, run: Snapshot, operations: Sequence[CloudifyOperation]) -> Sequence[CloudifyEvent]:
        """Return what says when operations ran, once the run has ended; before that, why some failed."""
        types = TOLD if run.state.ended else FAILED
        if not operations or not (run.state.ended or any(one.state is State.FAILED for one in operations)):
            return ()
        tenant = run.ids.get("tenant")
        return self._all(run, self._reported.list(run.id, event_type=types, tenant=tenant, limit=MOST_OPERATIONS))

    def _all(self, run: Snapshot, listed: Items[T]) -> Sequence[T]:
        found: list[T] = []
        try:
            for page in listed.pages():
                found += page.items
        except UsageError:
            raise
        except OrchestratorError as error:
            # 400 from a manager that knows no filter by execution (5.2.4), 405 from one that only writes operations.
            refused = isinstance(error, ApiError) and error.status in (400, 405)
            self._refused |= refused and error.operation == "list_operations"
            reason = reason_of(error)
            tell(
                logging.DEBUG,
                "steps_unread",
                "%s: its steps could not be read: %s",
                run,
                error,
                system=run.system,
                run=run.id,
                reason=reason,
            )
            return ()
        return found
