# Derived from _async/execution.py by scripts/unasync: do not edit.
"""Executions of workflows as handles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Self, Unpack

from ..._core._sync.execution import Execution
from ..._core._sync.handle import changed
from ..._core._sync.pages import Items
from ..._core.model import State, nothing
from ..reading import AT_ONCE

if TYPE_CHECKING:
    from orchestrator_api.cloudify.models import Execution as RawExecution

    from ..report_requests import EventFilters
    from ..reports import CloudifyEvent
    from .client import Cloudify


@AT_ONCE
@dataclass(frozen=True, kw_only=True, repr=False)
class CloudifyExecution(Execution):
    """One execution of a workflow.

    `steps` are its operations, each with the node instance it is about as its `group`. `executions.get` and `list` do not ask
    for them; `refresh` and `watch` do, and so does a wait whose execution does not succeed. `raw` is None after `resume`, until
    the execution is read.
    """

    client: Cloudify = field(repr=False, compare=False)
    raw: RawExecution | None = field(default_factory=nothing, repr=False, compare=False)

    def logs(
        self,
        *,
        step: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        newest_first: bool = False,
        limit: int | None = None,
        **filters: Unpack[EventFilters],
    ) -> Items[CloudifyEvent]:
        """Return its events and log lines, oldest first, as `client.events.list` does."""
        return self.client.events.list(
            self.id,
            step=step,
            since=since,
            until=until,
            newest_first=newest_first,
            limit=limit,
            tenant=self.ids.get("tenant"),
            **filters,
        )

    def follow(
        self,
        *,
        step: str | None = None,
        poll: float | None = None,
        since: datetime | None = None,
        **filters: Unpack[EventFilters],
    ) -> Iterator[CloudifyEvent]:
        """Yield its events and log lines as they come until it has ended, as `client.events.follow` does."""
        from ..report_requests import FOLLOW_POLL  # late, as `client.events` itself

        poll = FOLLOW_POLL if poll is None else poll
        tenant = self.ids.get("tenant")
        return self.client.events.follow(self.id, since=since, step=step, poll=poll, tenant=tenant, **filters)

    def last_look(self, run: Execution) -> Self:
        """Return the run with its steps, when a wait is over; a success needs none, which saves two calls each."""
        if run.state is State.SUCCEEDED:
            return run  # type: ignore[return-value]
        return changed(run, steps=self.client.steps_of(run))  # type: ignore[return-value]
