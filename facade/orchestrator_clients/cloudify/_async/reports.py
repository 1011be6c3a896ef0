"""Operations and events of executions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Hashable, Iterable
from datetime import datetime
from typing import Unpack

from orchestrator_api.cloudify.api.events import list_events
from orchestrator_api.cloudify.api.operations import list_operations

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core.errors import UsageError
from ..._core.inputs import is_real, shown
from ..._core.pages import Page, check_limit
from ..._core.settings import Timeout
from .. import report_requests, requests
from ..pages import page_in
from ..report_requests import FOLLOW_POLL, PAGE_SIZE, EventFilters, Unseen
from ..reports import CloudifyEvent, CloudifyOperation, about
from ..tables import SYSTEM
from .executions import AsyncCloudifyExecutions


class AsyncOperations:
    """The operations that executions consist of."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client

    def list(
        self,
        execution_id: str,
        *,
        state: str | None = None,
        internal: bool = False,
        page_size: int = PAGE_SIZE,
        limit: int | None = None,
        tenant: str | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItems[CloudifyOperation]:
        """Return the operations of an execution, page by page as they are iterated over; `steps` of a run is made of them.

        All are there as soon as the workflow has begun. `state` is one of the manager's, such as `failed`; `internal` adds
        what the workflow does for itself. ApiError (400) from a manager before 6.4, which cannot list them by execution.
        """
        size = _size(page_size, limit)
        report_requests.operations(execution_id, state, size, 0, internal=internal)  # what cannot be right is said now

        async def fetch(cursor: Hashable | None) -> Page[CloudifyOperation]:
            offset = cursor if isinstance(cursor, int) else 0
            request = report_requests.operations(execution_id, state, size, offset, internal=internal)
            headers = requests.within(tenant)
            answer = await self._client.call(request, list_operations.parse_response, timeout=timeout, headers=headers)
            items, after, total = page_in(answer, offset, "list_operations")
            return Page([CloudifyOperation.of(raw) for raw in items], after, total)

        return AsyncItems(fetch, system=self._client.system, operation="list_operations", limit=limit, key=_id_of)


class AsyncEvents:
    """What executions report: events and log lines, as one list."""

    def __init__(self, client: AsyncCaller, executions: AsyncCloudifyExecutions) -> None:
        self._client, self._executions = client, executions

    def list(
        self,
        execution_id: str | Iterable[str] | None = None,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        newest_first: bool = False,
        step: str | None = None,
        page_size: int = PAGE_SIZE,
        limit: int | None = None,
        tenant: str | None = None,
        timeout: Timeout | None = None,
        **filters: Unpack[EventFilters],
    ) -> AsyncItems[CloudifyEvent]:
        """Return what one execution reported, or several, or (without an id) all of the tenant, page by page, oldest first.

        `since` and `until` are instants with a time zone, both included; `step` is the name of an operation or node instance,
        whose events are picked out here; the other filters are those of `EventFilters`.
        An empty collection as a filter fits nothing: no request is made. Executions that belong to no deployment have no
        events here: the manager leaves them out.
        """
        size = _size(page_size, limit if step is None else None)
        arguments = report_requests.events(execution_id, filters, since, until, newest_first=newest_first)

        async def fetch(cursor: Hashable | None) -> Page[CloudifyEvent]:
            offset = cursor if isinstance(cursor, int) else 0
            request = list_events.build_request(size=size, offset=offset, **arguments)
            headers = requests.within(tenant)
            answer = await self._client.call(request, list_events.parse_response, timeout=timeout, headers=headers)
            items, after, total = page_in(answer, offset, "list_events")
            return Page(about((CloudifyEvent.of(raw) for raw in items), step), after, total)

        nothing = requests.fits_nothing(arguments)
        return AsyncItems(
            fetch, system=self._client.system, operation="list_events", limit=limit, key=lambda _: None, nothing=nothing
        )

    async def follow(
        self,
        execution_id: str,
        *,
        since: datetime | None = None,
        step: str | None = None,
        poll: float = FOLLOW_POLL,
        tenant: str | None = None,
        timeout: Timeout | None = None,
        **filters: Unpack[EventFilters],
    ) -> AsyncIterator[CloudifyEvent]:
        """Yield what an execution has reported and reports from now on, until it has ended and all was read.

        The manager is asked every `poll` seconds. Filters are those of `list`. Events that several workers report within
        some seconds of each other can come in another order than that of their times; each comes once.
        """
        if not is_real(poll) or not 0 < poll < float("inf"):
            raise UsageError(f"poll={shown(poll)}: give seconds above 0", system=self._client.system)
        unseen = Unseen(since)
        while True:
            # Looked at first: what an execution that has ended reported is all there by then.
            run = await self._executions.get(execution_id, tenant=tenant, timeout=timeout)
            async for event in self.list(execution_id, since=unseen.since(), tenant=tenant, timeout=timeout, **filters):
                if unseen.is_new(event) and about([event], step):
                    yield event
            if run.state.ended:
                return
            await self._client.run_clock.sleep_async(poll)


def _size(page_size: int, limit: int | None) -> int:
    check_limit(page_size or None, system=SYSTEM, name="page_size")
    check_limit(limit, system=SYSTEM)
    return min(page_size or PAGE_SIZE, limit or page_size or PAGE_SIZE)


def _id_of(one: CloudifyOperation) -> Hashable | None:
    return one.id
