"""What can be started: the workflows of deployments."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

from orchestrator_api.cloudify.api.deployments import get_deployment, list_deployments

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core._async.targets import AsyncTargets
from ..._core.about import about
from ..._core.errors import UsageError
from ..._core.inputs import path_id
from ..._core.pages import Page, check_limit
from ..._core.settings import Timeout
from ..._core.targets import Target
from ..pages import page_in
from ..requests import PAGE_SIZE
from ..targets import FIELDS, targets_of
from .executions import AsyncCloudifyExecutions

if TYPE_CHECKING:
    from .execution import AsyncCloudifyExecution


class AsyncCloudifyTargets(AsyncTargets):
    """The workflows of all deployments of the tenant; the id of each is `DEPLOYMENT_ID/WORKFLOW_ID`."""

    def __init__(self, client: AsyncCaller, executions: AsyncCloudifyExecutions) -> None:
        self.system: str = client.system
        self._client, self._executions = client, executions

    def list(self, *, limit: int | None = None, timeout: Timeout | None = None) -> AsyncItems[Target]:
        """Return the workflows of each deployment with their parameters, the oldest deployment first.

        `busy` says whether the latest execution of the deployment goes on: a start then needs `queue` or `force`.
        """
        check_limit(limit, system=self.system)

        async def fetch(cursor: Hashable | None) -> Page[Target]:
            offset = cursor if isinstance(cursor, int) else 0
            request = list_deployments.build_request(
                include=",".join(FIELDS), sort=["created_at", "id"], size=PAGE_SIZE, offset=offset
            )
            answer = await self._client.call(request, list_deployments.parse_response, timeout=timeout)
            items, after, _ = page_in(answer, offset, "list_deployments")
            return Page([one for raw in items for one in targets_of(raw, self.system)], after)

        return AsyncItems(
            fetch, system=self.system, operation="list_deployments", limit=limit, key=lambda target: target.id
        )

    async def get(self, target: Target | str, *, timeout: Timeout | None = None) -> Target:
        """Return a workflow of a deployment as it is now; NotFoundError without the deployment, UsageError without it there."""
        ids = await self._ids(target, timeout)
        deployment_id = path_id(ids["deployment_id"], "deployment_id", system=self.system)
        request = get_deployment.build_request(deployment_id, include=",".join(FIELDS))
        parse = about("deployment", get_deployment.parse_response, id=deployment_id)
        raw = await self._client.call(request, parse, timeout=timeout)
        known = targets_of(raw, self.system)
        found = next((one for one in known if one.ids["workflow_id"] == ids["workflow_id"]), None)
        if found is None:
            names = ", ".join(one.name for one in known) or "none"
            raise UsageError(
                f"deployment {deployment_id} has no workflow {ids['workflow_id']!r}; it has {names}", system=self.system
            )
        return found

    def _ids_in(self, text: str) -> Mapping[str, str] | None:
        deployment_id, slash, workflow_id = text.partition("/")
        if not (slash and deployment_id and workflow_id) or "/" in workflow_id:
            return None
        return {"deployment_id": deployment_id, "workflow_id": workflow_id}

    async def _begin(
        self,
        ids: Mapping[str, str],
        inputs: Mapping[str, Any] | None,
        timeout: Timeout | None,
        options: Mapping[str, Any],
    ) -> AsyncCloudifyExecution:
        return await self._executions.start(
            deployment_id=ids["deployment_id"],
            workflow_id=ids["workflow_id"],
            parameters=inputs,
            timeout=timeout,
            **options,
        )
