"""What can be started: workflows."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from ..._core._async.execution import AsyncExecution
from ..._core._async.pages import AsyncItems
from ..._core._async.targets import AsyncTargets
from ..._core.errors import UsageError
from ..._core.pages import Page, check_limit
from ..._core.settings import Timeout
from ..._core.targets import Target
from .. import targets
from .work_orders import AsyncWorkOrders
from .workflows import AsyncWorkflows


class AsyncAsperaTargets(AsyncTargets):
    """The workflows of an Orchestrator; the id of each is its number, or its portable id."""

    def __init__(self, system: str, workflows: AsyncWorkflows, work_orders: AsyncWorkOrders) -> None:
        self.system: str = system
        self._workflows, self._work_orders = workflows, work_orders

    def list(self, *, limit: int | None = None, timeout: Timeout | None = None) -> AsyncItems[Target]:
        """Return the workflows; what each takes costs a further call: `get` makes it.

        `enabled` is whether the list says that it is published.
        """
        check_limit(limit, system=self.system)

        async def fetch(_: Hashable | None) -> Page[Target]:
            found: list[Target | None] = []
            async for page in self._workflows.list(timeout=timeout).pages():
                found += (targets.target_of(one, self.system) for one in page.items)
            return Page([target for target in found if target is not None])

        return AsyncItems(fetch, system=self.system, operation="list_workflows", limit=limit)

    async def get(self, target: Target | str, *, timeout: Timeout | None = None) -> Target:
        """Return a workflow with the inputs it takes; UsageError where the server lists none of its id."""
        ids = await self._ids(target, timeout)
        workflow_id = ids["workflow_id"]
        async for one in self._workflows.list(timeout=timeout):
            if workflow_id in (str(one.id), one.portable_id):
                inputs = targets.inputs_of(await self._workflows.inputs(workflow_id, timeout=timeout))
                found = targets.target_of(one, self.system, inputs)
                if found is not None:
                    return found
        raise UsageError(f"there is no workflow {workflow_id} in the server's list", system=self.system)

    def _ids_in(self, text: str) -> Mapping[str, str] | None:
        return targets.ids_in(text)

    async def _begin(
        self,
        ids: Mapping[str, str],
        inputs: Mapping[str, Any] | None,
        timeout: Timeout | None,
        options: Mapping[str, Any],
    ) -> AsyncExecution:
        return await self._work_orders.start(workflow_id=ids["workflow_id"], inputs=inputs, timeout=timeout, **options)
