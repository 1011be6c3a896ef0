"""Executions of all pipelines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from orchestrator_api.vmware_code_stream import models
from orchestrator_api.vmware_code_stream.api.executions import (
    act_on_execution,
    delete_execution,
    get_execution,
    list_executions,
)
from orchestrator_api.vmware_code_stream.api.pipelines import (
    get_execution_by_pipeline_id_and_index,
    get_execution_by_pipeline_name_and_index,
)
from orchestrator_api.vmware_code_stream.types import UNSET

from ..._core._async.caller import AsyncCaller
from ..._core._async.pages import AsyncItems
from ..._core.about import about
from ..._core.errors import UsageError
from ..._core.http.answer import in_rows
from ..._core.settings import Timeout
from .. import requests
from ..filters import combined, known_status
from ..tables import NEWEST_FIRST, PAGE_SIZE
from .execution import AsyncCodeStreamExecution, execution_of, executions_of
from .lists import listing

_EXPAND = "PIPELINE_STAGE_TASK"
"""What one client sends to read stages with their tasks; whether they come without it is unknown."""


class AsyncCodeStreamExecutions:
    """The executions of all pipelines."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client

    def list(
        self,
        *,
        status: str | None = None,
        name: str | None = None,
        project: str | None = None,
        nested: bool | None = None,
        rollback: bool | None = None,
        filter: str | None = None,  # noqa: A002
        orderby: str | None = NEWEST_FIRST,
        limit: int | None = None,
        page_size: int = PAGE_SIZE,
        timeout: Timeout | None = None,
    ) -> AsyncItems[AsyncCodeStreamExecution]:
        """Return the executions that fit, the newest first, page by page as they are iterated over.

        `status`, `name` (of the pipeline), `project`, `nested` (started by a task of another run) and `rollback` must be equal
        to what is given; `filter` is a further condition in the server's own words, such as `startswith(name, 'x')`, and
        `orderby` a field with `asc` or `desc` (None: the server's default). Each execution is given once; the server counts
        pages by number, so that one can be missed if another disappears, or no longer fits, while you read.
        """
        fields = {"status": known_status(status), "name": name, "project": project}
        condition = combined({**fields, "_nested": nested, "_rollback": rollback}, filter)
        return listing(
            self._client,
            partial(list_executions.build_request, filter_=condition or UNSET, orderby=orderby or UNSET),
            in_rows(list_executions.parse_response),
            partial(executions_of, self._client, "list_executions"),
            operation="list_executions",
            limit=limit,
            page_size=page_size,
            timeout=timeout,
        )

    async def get(
        self, execution_id: str, *, tasks: bool = True, timeout: Timeout | None = None
    ) -> AsyncCodeStreamExecution:
        """Return an execution; NotFoundError if there is none of this id. `tasks` asks for its stages and tasks as well."""
        request = get_execution.build_request(requests.run_id(execution_id), expand=_EXPAND if tasks else UNSET)
        parse = about("execution", in_rows(get_execution.parse_response), id=execution_id)
        return execution_of(self._client, "get_execution", await self._client.call(request, parse, timeout=timeout))

    async def execution_of(
        self, project_or_id: str, name: str | None = None, *, index: int, timeout: Timeout | None = None
    ) -> AsyncCodeStreamExecution:
        """Return the execution of a pipeline by its number there, as in `ship#17`.

        The pipeline is given by project and name. Whether the server takes its id here is unverified: no source does that.
        """
        where = requests.address(project_or_id, name, "pipeline")
        by_id, by_name = get_execution_by_pipeline_id_and_index, get_execution_by_pipeline_name_and_index
        request = requests.at(where, by_id.build_request, by_name.build_request, index=requests.index(index))
        parse = about(
            "execution", in_rows(by_id.parse_response), index=index, **(requests.named(where) if name else {})
        )
        raw = await self._client.call(request, parse, timeout=timeout)
        return execution_of(self._client, request["extensions"]["operation"], raw)

    async def cancel(
        self, execution_id: str, *, reason: str | None = None, timeout: Timeout | None = None
    ) -> AsyncCodeStreamExecution:
        """Ask for an execution to be canceled and return it as it then is: it has not stopped yet. It is sent once.

        Which actions are allowed in which status, and how the server refuses one, is not documented.
        """
        return await self._act(execution_id, models.ExecutionAction.CANCEL, timeout, reason)

    async def pause(
        self, execution_id: str, *, reason: str | None = None, timeout: Timeout | None = None
    ) -> AsyncCodeStreamExecution:
        """Ask for an execution to be paused and return it as it then is; it has not paused yet. It is sent once."""
        return await self._act(execution_id, models.ExecutionAction.PAUSE, timeout, reason)

    async def resume(
        self, execution_id: str, *, reason: str | None = None, timeout: Timeout | None = None
    ) -> AsyncCodeStreamExecution:
        """Let a paused execution go on and return it as it then is. It is sent once."""
        run = await self._act(execution_id, models.ExecutionAction.RESUME, timeout, reason)
        self._client.run_decisions.note(run.id)
        return run

    async def tag(
        self,
        execution_id: str,
        tags: str | Iterable[str],
        *,
        reason: str | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncCodeStreamExecution:
        """Tag an execution and return it; whether tags it has are kept is not documented."""
        words = requests.texts(tags, "tags")
        if not words:
            raise UsageError("tags: give one or several", system=self._client.system)
        return await self._act(execution_id, models.ExecutionAction.TAG, timeout, reason, words)

    async def delete(self, execution_id: str, *, timeout: Timeout | None = None) -> None:
        """Delete the record of an execution. It is sent once."""
        request = delete_execution.build_request(requests.run_id(execution_id))
        await self._client.call(request, requests.parse_deleted, timeout=timeout)

    async def _act(
        self,
        execution_id: str,
        action: models.ExecutionAction,
        timeout: Timeout | None,
        reason: str | None,
        tags: Sequence[str] | None = None,
    ) -> AsyncCodeStreamExecution:
        request = requests.act(execution_id, action, reason, tags)
        # The server did accept it: an answer without the id is no reason to raise OutcomeUnknownError.
        raw = await self._client.call(request, act_on_execution.parse_response, timeout=timeout)
        raw.id = raw.id or execution_id
        return execution_of(self._client, "act_on_execution", raw, execution_id)


AsyncExecutions = AsyncCodeStreamExecutions
"""Its name in 0.1."""
