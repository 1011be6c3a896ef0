"""Pipelines, and their executions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from orchestrator_api.vmware_code_stream import models
from orchestrator_api.vmware_code_stream.api.pipelines import (
    create_pipeline,
    delete_pipeline_by_id,
    delete_pipeline_by_name,
    execute_pipeline_by_id,
    execute_pipeline_by_name,
    get_pipeline_by_id,
    get_pipeline_by_name,
    get_pipeline_tiles,
    list_executions_by_pipeline_id,
    list_executions_by_pipeline_name,
    list_pipelines,
    patch_pipeline_by_id,
    patch_pipeline_by_name,
    update_pipeline_by_id,
    update_pipeline_by_name,
)
from orchestrator_api.vmware_code_stream.types import UNSET

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core.about import about
from ..._core.execution.intent import carrying, intent_of
from ..._core.http.answer import in_rows
from ..._core.model import given
from ..._core.settings import Timeout
from .. import intents, requests
from ..filters import combined, known_status
from ..reading import parse_started
from ..requests import address, at
from ..tables import NEWEST_FIRST, PAGE_SIZE
from .execution import AsyncCodeStreamExecution, executions_of, started
from .lists import listing

if TYPE_CHECKING:
    from orchestrator_api.vmware_code_stream.models import Pipeline, PipelineSpec, Tile


class AsyncPipelines:
    """The pipelines of all projects: each is named by its id alone, or by its project and name."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client

    async def execute(
        self,
        project_or_id: str,
        name: str | None = None,
        *,
        input: Mapping[str, object] | None = None,  # noqa: A002
        comments: str | None = None,
        source: str | None = None,
        tags: str | Iterable[str] | None = None,
        intent: str | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncCodeStreamExecution:
        """Start a pipeline, by its id or by project and name, and return its execution. It is sent once.

        `input` holds values by the names of the pipeline's inputs; clients send texts as values, and others go as they are
        given, whatever the server makes of them. `comments` is free text, `source` where the run comes from (a commit).
        The execution's state is QUEUED until it is read. A lost answer, or one that does not name the execution, raises
        OutcomeUnknownError; with an `intent` of the client's `intent()`, whose mark is added to the comments, `adopt` then
        finds out. How the server refuses a pipeline that is not enabled is not documented.
        """
        where = address(project_or_id, name, "pipeline")
        wanted = intent_of(self._client, intent, {**intents.NOWHERE, **intents.target(where)})
        body = requests.execution(input, intents.marked_comments(wanted, comments), source, tags)
        request = at(where, execute_pipeline_by_id.build_request, execute_pipeline_by_name.build_request, body=body)
        with carrying(intent):
            return started(self._client, await self._client.call(request, parse_started, timeout=timeout), where)

    def executions(
        self,
        project_or_id: str,
        name: str | None = None,
        *,
        status: str | None = None,
        filter: str | None = None,  # noqa: A002
        orderby: str | None = NEWEST_FIRST,
        limit: int | None = None,
        page_size: int = PAGE_SIZE,
        timeout: Timeout | None = None,
    ) -> AsyncItems[AsyncCodeStreamExecution]:
        """Return the executions of one pipeline, the newest first, page by page as they are iterated over.

        The arguments are those of `executions.list`.
        """
        where = address(project_or_id, name, "pipeline")
        by_id = list_executions_by_pipeline_id.build_request, "list_executions_by_pipeline_id"
        by_name = list_executions_by_pipeline_name.build_request, "list_executions_by_pipeline_name"
        build, operation = by_id if len(where) == 1 else by_name
        condition = combined({"status": known_status(status)}, filter)
        return listing(
            self._client,
            partial(build, *where, filter_=condition or UNSET, orderby=orderby or UNSET),
            in_rows(list_executions_by_pipeline_id.parse_response),
            partial(executions_of, self._client, operation),
            operation=operation,
            limit=limit,
            page_size=page_size,
            timeout=timeout,
        )

    def list(
        self,
        *,
        project: str | None = None,
        name: str | None = None,
        filter: str | None = None,  # noqa: A002
        orderby: str | None = None,
        limit: int | None = None,
        page_size: int = PAGE_SIZE,
        timeout: Timeout | None = None,
    ) -> AsyncItems[Pipeline]:
        """Return the pipelines that fit, page by page as they are iterated over.

        `project` and `name` must be equal to what is given; `filter` is a further condition in the server's own words, such
        as `startswith(name, 'x')`, `orderby` a field with `asc` or `desc` (server default: by name, descending).
        """
        condition = combined({"project": project, "name": name}, filter)
        return listing(
            self._client,
            partial(list_pipelines.build_request, filter_=condition or UNSET, orderby=orderby or UNSET),
            list_pipelines.parse_response,
            list,
            operation="list_pipelines",
            limit=limit,
            page_size=page_size,
            timeout=timeout,
        )

    async def get(self, project_or_id: str, name: str | None = None, *, timeout: Timeout | None = None) -> Pipeline:
        """Return a pipeline, by its id or by project and name; NotFoundError if there is none."""
        where = address(project_or_id, name, "pipeline")
        request = at(where, get_pipeline_by_id.build_request, get_pipeline_by_name.build_request)
        parse = about("pipeline", get_pipeline_by_id.parse_response, **requests.named(where))
        return await self._client.call(request, parse, timeout=timeout)

    async def create(
        self, spec: PipelineSpec | Pipeline | Mapping[str, object], *, timeout: Timeout | None = None
    ) -> Pipeline:
        """Create a pipeline, given as a model or as the JSON object of the vendor's, and return it. It is sent once.

        A new pipeline is disabled whatever the spec says: `enable` it. Pipelines it rolls back to must be there already.
        """
        request = create_pipeline.build_request(body=requests.pipeline(spec))
        return await self._client.call(request, create_pipeline.parse_response, timeout=timeout)

    async def update(
        self,
        project_or_id: str,
        name: str | None = None,
        *,
        spec: PipelineSpec | Pipeline | Mapping[str, object],
        timeout: Timeout | None = None,
    ) -> Pipeline:
        """Replace a whole pipeline and return it. It may be disabled afterwards, as a public client found: check its `state`.

        `spec` may be a pipeline that was read and changed: what only the server sets is left out.
        """
        where, body = address(project_or_id, name, "pipeline"), requests.pipeline(spec)
        request = at(where, update_pipeline_by_id.build_request, update_pipeline_by_name.build_request, body=body)
        return await self._client.call(request, update_pipeline_by_id.parse_response, timeout=timeout)

    async def patch(
        self,
        project_or_id: str,
        name: str | None = None,
        *,
        new_name: str | None = None,
        description: str | None = None,
        tags: str | Iterable[str] | None = None,
        timeout: Timeout | None = None,
    ) -> Pipeline:
        """Change the name, description or tags of a pipeline, those that are given, and return it."""
        where = address(project_or_id, name, "pipeline")
        texts = None if tags is None else requests.texts(tags, "tags")
        body = requests.patch(name=new_name, description=description, tags=texts)
        return await self._patch(where, body, timeout)

    async def enable(self, project_or_id: str, name: str | None = None, *, timeout: Timeout | None = None) -> Pipeline:
        """Let a pipeline be executed, and return it."""
        where = address(project_or_id, name, "pipeline")
        return await self._patch(where, models.PipelinePatchRequest(state=models.PipelineState.ENABLED), timeout)

    async def disable(self, project_or_id: str, name: str | None = None, *, timeout: Timeout | None = None) -> Pipeline:
        """Keep a pipeline from being executed, and return it."""
        where = address(project_or_id, name, "pipeline")
        return await self._patch(where, models.PipelinePatchRequest(state=models.PipelineState.DISABLED), timeout)

    async def release(self, project_or_id: str, name: str | None = None, *, timeout: Timeout | None = None) -> Pipeline:
        """Release a pipeline, and return it. A disabled one is enabled first: a public client knows no other way."""
        where = address(project_or_id, name, "pipeline")
        pipeline = await self.get(*where, timeout=timeout)
        if given(pipeline.state) == models.PipelineState.RELEASED:
            return pipeline
        if given(pipeline.state) != models.PipelineState.ENABLED:
            await self._patch(where, models.PipelinePatchRequest(state=models.PipelineState.ENABLED), timeout)
        return await self._patch(where, models.PipelinePatchRequest(state=models.PipelineState.RELEASED), timeout)

    async def delete(self, project_or_id: str, name: str | None = None, *, timeout: Timeout | None = None) -> None:
        """Delete a pipeline, by its id or by project and name. It is sent once."""
        where = address(project_or_id, name, "pipeline")
        request = at(where, delete_pipeline_by_id.build_request, delete_pipeline_by_name.build_request)
        await self._client.call(request, requests.parse_deleted, timeout=timeout)

    async def tiles(self, *, timeout: Timeout | None = None) -> Sequence[Tile]:
        """Return the kinds of task a pipeline can be built from, with their properties."""
        request = get_pipeline_tiles.build_request()
        return given((await self._client.call(request, get_pipeline_tiles.parse_response, timeout=timeout)).tiles) or []

    async def _patch(
        self, where: tuple[str, ...], body: models.PipelinePatchRequest, timeout: Timeout | None
    ) -> Pipeline:
        request = at(where, patch_pipeline_by_id.build_request, patch_pipeline_by_name.build_request, body=body)
        return await self._client.call(request, patch_pipeline_by_id.parse_response, timeout=timeout)
