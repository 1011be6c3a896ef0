"""Executions of pipelines: starting, reading and listing them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, cast

from orchestrator_api.adobe_cloud_manager.api.executions import (
    get_current_execution,
    get_execution,
    get_executions,
)

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core.errors import NotFoundError
from ..._core.execution.intent import carrying, intent_of
from ..._core.http.answer import in_rows
from ..._core.pages import Page, check_limit
from ..._core.settings import Timeout
from .. import links, requests
from ..links import ExecutionAddress
from ..model import AdobeStep
from ..reading import FIELDS, address_of
from ..tables import PAGE_SIZE
from .execution import AsyncAdobeExecution

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import PipelineExecution, PipelineExecutionListRepresentation


class AsyncAdobeExecutions:
    """The executions of pipelines."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client

    async def start(
        self,
        program_id: str,
        pipeline_id: str,
        *,
        mode: str | None = None,
        intent: str | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncAdobeExecution:
        """Start a pipeline and return its execution, whose steps may still be empty. It is sent once.

        `mode` is `EMERGENCY` (without security and performance tests: Managed Services only, to be enabled by Adobe) or
        `NORMAL`, the server's default. BusyError if an execution is going on already; a lost answer raises
        OutcomeUnknownError; with an `intent` of the client's `intent()`, `adopt` then finds out.
        """
        request = requests.start(program_id, pipeline_id, mode)
        intent_of(self._client, intent, requests.pipeline_target(program_id, pipeline_id))
        with carrying(intent):
            raw = await self._client.call(request, requests.parse_started, timeout=timeout)
        return self._run(raw, None, (program_id, pipeline_id), "start_pipeline")

    async def current(
        self, program_id: str, pipeline_id: str, *, timeout: Timeout | None = None
    ) -> AsyncAdobeExecution | None:
        """Return the execution that is going on, None if there is none.

        An unknown program or pipeline gives None too: the server answers both with 404.
        """
        request = get_current_execution.build_request(*requests.pipeline_ids(program_id, pipeline_id))
        try:
            raw = await self._client.call(request, in_rows(get_current_execution.parse_response), timeout=timeout)
        except NotFoundError as error:
            if error.operation != "get_current_execution":  # there is no login where it was looked for
                raise
            return None
        return self._run(raw, None, (program_id, pipeline_id), "get_current_execution")

    async def get(
        self, program_id: str, pipeline_id: str, execution_id: str, *, timeout: Timeout | None = None
    ) -> AsyncAdobeExecution:
        """Return an execution; NotFoundError if there is none of this id."""
        asked = requests.execution_ids(program_id, pipeline_id, execution_id)
        raw = await self._client.call(get_execution.build_request(*asked), requests.read_of(asked), timeout=timeout)
        return self._run(raw, asked, (program_id, pipeline_id), "get_execution")

    async def from_url(self, url: str, *, timeout: Timeout | None = None) -> AsyncAdobeExecution:
        """Return the execution that a URL leads to, or to one of whose steps it leads: Adobe's events carry such URLs.

        It is read from `base_url`, whatever the URL says. UsageError for a URL of something else or of another host.
        """
        return await self.get(*links.execution_at(url, self._client.base_url), timeout=timeout)

    def list(
        self,
        program_id: str,
        pipeline_id: str,
        *,
        limit: int | None = None,
        page_size: int | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncItems[AsyncAdobeExecution]:
        """Return the executions of a pipeline, newest first, page by page as they are iterated over.

        `page_size` is what the server is asked for (its own: 20; the largest it takes is not documented). Each execution is
        given once; the server counts pages by number, so that one can be missed if another disappears while you read.
        """
        ids = requests.pipeline_ids(program_id, pipeline_id)
        check_limit(page_size, system=self._client.system, name="page_size")
        check_limit(limit, system=self._client.system)
        size = page_size or (limit if limit and limit < PAGE_SIZE else None)

        async def fetch(cursor: Hashable | None) -> Page[AsyncAdobeExecution]:
            request = requests.page(*ids, size, cast(str | None, cursor))
            return self._page(
                await self._client.call(request, in_rows(get_executions.parse_response), timeout=timeout), ids
            )

        return AsyncItems(fetch, system=self._client.system, operation="get_executions", limit=limit)

    async def re_execute(
        self, of: AsyncAdobeExecution | AdobeStep, *, intent: str | None = None, timeout: Timeout | None = None
    ) -> AsyncAdobeExecution:
        """Run the last execution of a pipeline again from its production deployment, and return the new execution.

        Give the execution, or that step of it. It is sent once. UsageError if the server offers no link for it; BusyError if
        an execution is going on. `intent` as for `start`.
        """
        steps = [of] if isinstance(of, AdobeStep) else of.steps
        request = requests.re_execute(steps, self._client.base_url)
        ids = requests.pipeline_of(steps, request["url"])
        intent_of(self._client, intent, dict(zip(("program_id", "pipeline_id"), ids, strict=True)))
        with carrying(intent):
            raw = await self._client.call(request, requests.parse_started, timeout=timeout)
        return self._run(raw, None, ids, "start_pipeline")

    def _page(self, answer: PipelineExecutionListRepresentation, ids: tuple[str, str]) -> Page[AsyncAdobeExecution]:
        runs = [self._run(raw, None, ids, "get_executions") for raw in requests.listed_runs(answer)]
        return Page(runs, requests.next_page(answer, self._client.base_url))

    def _run(
        self, raw: PipelineExecution, asked: ExecutionAddress | None, pipeline: tuple[str, str], operation: str
    ) -> AsyncAdobeExecution:
        ids = address_of(raw, asked, *pipeline, operation)
        return AsyncAdobeExecution.lazily(FIELDS, raw, client=self._client, ids=ids._asdict())


AsyncExecutions = AsyncAdobeExecutions
"""Its name in 0.1."""
