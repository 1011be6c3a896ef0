"""What can be started: pipelines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from orchestrator_api.vmware_code_stream.api.pipelines import list_pipelines
from orchestrator_api.vmware_code_stream.types import UNSET

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core._async.targets import AsyncTargets
from ..._core.settings import Timeout
from ..._core.targets import Target
from ..filters import combined
from ..tables import PAGE_SIZE
from ..targets import target_of
from .lists import listing
from .pipelines import AsyncPipelines

if TYPE_CHECKING:
    from .execution import AsyncCodeStreamExecution

_ID = re.compile(r"[0-9a-fA-F-]{29,36}")
"""Ids of pipelines: UUIDs, or on older servers of the cloud 29 to 32 hex digits."""


class AsyncCodeStreamTargets(AsyncTargets):
    """The pipelines of all projects; the id of each is `PROJECT/PIPELINE`, or the server's own."""

    def __init__(self, client: AsyncCaller, pipelines: AsyncPipelines) -> None:
        self.system: str = client.system
        self._client, self._pipelines = client, pipelines

    def list(
        self, *, project: str | None = None, limit: int | None = None, timeout: Timeout | None = None
    ) -> AsyncItems[Target]:
        """Return the pipelines, of one project if that is given, with their inputs; the server's order is by name, descending.

        `enabled` is whether the state is ENABLED or RELEASED. Whether one runs is not in it: see `executions.list`.
        """
        condition = combined({"project": project})
        return listing(
            self._client,
            partial(list_pipelines.build_request, filter_=condition or UNSET, orderby=UNSET),
            list_pipelines.parse_response,
            lambda raws: [target_of(raw, system=self.system) for raw in raws],
            operation="list_pipelines",
            limit=limit,
            page_size=PAGE_SIZE,
            timeout=timeout,
        )

    async def get(self, target: Target | str, *, timeout: Timeout | None = None) -> Target:
        """Return a pipeline as it is now; NotFoundError if there is none."""
        ids = await self._ids(target, timeout)
        return target_of(await self._pipelines.get(*ids.values(), timeout=timeout), self.system)

    def _ids_in(self, text: str) -> Mapping[str, str] | None:
        if _ID.fullmatch(text):
            return {"pipeline_id": text}
        project, slash, name = text.partition("/")
        return {"project": project, "pipeline": name} if slash and project and name and "/" not in name else None

    async def _begin(
        self,
        ids: Mapping[str, str],
        inputs: Mapping[str, Any] | None,
        timeout: Timeout | None,
        options: Mapping[str, Any],
    ) -> AsyncCodeStreamExecution:
        return await self._pipelines.execute(*ids.values(), input=inputs, timeout=timeout, **options)
