"""The workflows of a namespace."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from orchestrator_api.argo_workflows.api.workflows import get_workflow, list_workflows, stop_workflow, submit_workflow
from orchestrator_api.argo_workflows.models import Workflow
from orchestrator_api.argo_workflows.types import UNSET

from ..._core._async.pages import AsyncItems
from ..._core.execution.intent import carrying, intent_of
from ..._core.inputs import path_id
from ..._core.model import given
from ..._core.pages import Page, check_limit
from ..._core.settings import Timeout
from .. import intents, reading, requests
from ..requests import PAGE_SIZE
from ..tables import SYSTEM
from .execution import AsyncArgoWorkflowsExecution

if TYPE_CHECKING:
    from .client import AsyncArgoWorkflows


class AsyncWorkflowRuns:
    """The workflows of the client's namespace."""

    def __init__(self, client: AsyncArgoWorkflows) -> None:
        self._client = client

    async def submit(
        self,
        template: str,
        *,
        parameters: Mapping[str, Any] | None = None,
        intent: str | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncArgoWorkflowsExecution:
        """Submit a workflow from a template and return its run. It is sent once.

        A lost answer raises OutcomeUnknownError; with an `intent` of the client's `intent()`, `adopt` then finds out.
        """
        intended = intent_of(self._client, intent, intents.target(template))
        mark = intended.mark if intended else None
        request = requests.submit(self._client.namespace, template, parameters, mark)
        with carrying(intent):
            raw = await self._client.call(request, submit_workflow.parse_response, timeout=timeout)
        return self._run(raw, "submit_workflow")

    async def get(self, name: str, *, timeout: Timeout | None = None) -> AsyncArgoWorkflowsExecution:
        """Return a workflow with its steps; NotFoundError if the namespace has none of this name."""
        request = get_workflow.build_request(self._client.namespace, path_id(name, "name", system=SYSTEM))
        return self._run(await self._client.call(request, get_workflow.parse_response, timeout=timeout), "get_workflow")

    def list(
        self,
        *,
        template: str | None = None,
        limit: int | None = None,
        page_size: int = PAGE_SIZE,
        timeout: Timeout | None = None,
    ) -> AsyncItems[AsyncArgoWorkflowsExecution]:
        """Return the workflows of the namespace, or of a template, in the server's order, page by page."""
        check_limit(limit, system=SYSTEM)
        check_limit(page_size or None, system=SYSTEM, name="page_size")
        labels = requests.selector(template)
        size = min(page_size or PAGE_SIZE, limit or page_size or PAGE_SIZE)

        async def fetch(cursor: Hashable | None) -> Page[AsyncArgoWorkflowsExecution]:
            request = list_workflows.build_request(
                self._client.namespace,
                limit=size,
                continue_from=str(cursor) if cursor else UNSET,
                label_selector=labels or UNSET,
            )
            answer = await self._client.call(request, list_workflows.parse_response, timeout=timeout)
            return Page(self._runs(given(answer.items) or (), "list_workflows"), reading.after(answer.metadata))

        return AsyncItems(fetch, system=SYSTEM, operation="list_workflows", limit=limit)

    async def stop(
        self, name: str, *, message: str | None = None, timeout: Timeout | None = None
    ) -> AsyncArgoWorkflowsExecution:
        """Ask for a workflow to be stopped and return it as it then is: its exit handlers still run."""
        request = requests.stop(self._client.namespace, name, message)
        raw = await self._client.call(request, stop_workflow.parse_response, timeout=timeout)
        return self._run(raw, "stop_workflow")

    def _run(self, raw: Workflow, operation: str) -> AsyncArgoWorkflowsExecution:
        return self._runs([raw], operation)[0]

    def _runs(self, raws: Iterable[Workflow], operation: str) -> Sequence[AsyncArgoWorkflowsExecution]:
        found = list(raws)
        reading.check_named(found, operation)
        return AsyncArgoWorkflowsExecution.all_lazily(reading.FIELDS, found, client=self._client)
