"""What can be started: workflow templates."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

from orchestrator_api.argo_workflows.api.workflow_templates import get_workflow_template, list_workflow_templates
from orchestrator_api.argo_workflows.types import UNSET

from ..._core._async.pages import AsyncItems
from ..._core._async.targets import AsyncTargets
from ..._core.inputs import path_id
from ..._core.model import given
from ..._core.pages import Page, check_limit
from ..._core.settings import Timeout
from ..._core.targets import Target
from .. import reading
from ..requests import PAGE_SIZE
from ..tables import SYSTEM

if TYPE_CHECKING:
    from .client import AsyncArgoWorkflows
    from .execution import AsyncArgoWorkflowsExecution


class AsyncTemplateTargets(AsyncTargets):
    """The workflow templates of the namespace; the id of each is its name."""

    system = SYSTEM

    def __init__(self, client: AsyncArgoWorkflows) -> None:
        self._client = client

    def list(self, *, limit: int | None = None, timeout: Timeout | None = None) -> AsyncItems[Target]:
        """Return the templates with their inputs, in the server's order."""
        check_limit(limit, system=SYSTEM)

        async def fetch(cursor: Hashable | None) -> Page[Target]:
            request = list_workflow_templates.build_request(
                self._client.namespace, limit=PAGE_SIZE, continue_from=str(cursor) if cursor else UNSET
            )
            answer = await self._client.call(request, list_workflow_templates.parse_response, timeout=timeout)
            found = given(answer.items) or ()
            reading.check_named(found, "list_workflow_templates")
            return Page([reading.target_of(raw) for raw in found], reading.after(answer.metadata))

        return AsyncItems(
            fetch, system=SYSTEM, operation="list_workflow_templates", limit=limit, key=lambda target: target.id
        )

    async def get(self, target: Target | str, *, timeout: Timeout | None = None) -> Target:
        """Return a template as it is now; NotFoundError without it."""
        ids = await self._ids(target, timeout)
        name = path_id(ids["template"], "template", system=SYSTEM)
        request = get_workflow_template.build_request(self._client.namespace, name)
        raw = await self._client.call(request, get_workflow_template.parse_response, timeout=timeout)
        reading.check_named([raw], "get_workflow_template")
        return reading.target_of(raw)

    def _ids_in(self, text: str) -> Mapping[str, str] | None:
        return {"template": text}

    async def _begin(
        self,
        ids: Mapping[str, str],
        inputs: Mapping[str, Any] | None,
        timeout: Timeout | None,
        options: Mapping[str, Any],
    ) -> AsyncArgoWorkflowsExecution:
        return await self._client.workflows.submit(ids["template"], parameters=inputs, timeout=timeout, **options)
