"""The client of Cloudify Manager."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Unpack

from orchestrator_api.cloudify.api.executions import (
    act_on_execution,
    get_execution,
    list_executions,
    update_execution,
)
from orchestrator_api.cloudify.client import Client
from orchestrator_api.cloudify.models import Execution as RawExecution
from orchestrator_api.cloudify.models import ExecutionAction

from ..._core._async.auth import AsyncHeaderAuth
from ..._core._async.client import AsyncOrchestratorClient
from ..._core._async.execution import AsyncExecution
from ..._core._async.pages import AsyncItems
from ..._core.errors import DecodeError, UsageError
from ..._core.execution.waiting import Poll
from ..._core.inputs import one_of, path_id, text_given
from ..._core.model import given
from ..._core.options import Options
from ..._core.pages import Page, check_limit
from ..._core.secrets import basic, header_text
from ..._core.settings import Timeout
from .. import requests
from ..requests import KEEP, PAGE_SIZE, Filters, Keep
from ..tables import ID_BYTES, POLL, SYSTEM, VENDOR

if TYPE_CHECKING:
    from orchestrator_api.cloudify.models import ExecutionList

    from ..._core.http.call import Call


class AsyncTenantAuth(AsyncHeaderAuth):
    """The credentials and the tenant of a client; a request about a run of another tenant names that itself."""

    async def authorize(self, request: Call) -> None:
        """Add the headers."""
        tenant = request.headers.get("Tenant")
        await super().authorize(request)
        if tenant is not None:
            request.headers["Tenant"] = tenant


class AsyncCloudify(AsyncOrchestratorClient):
    """Executions of a Cloudify Manager: `AsyncCloudify("https://manager.example.com", tenant="t", auth=(user, password))`.

    `base_url` is the manager without `/api/...`; `auth` a user and password, or give `token` (an API token) instead;
    `version` is `v3.1` or `v3`, which serve executions alike. The other options are those of `Options`.
    """

    vendor = VENDOR
    run_poll: ClassVar[Poll] = POLL
    run_ids = ("execution_id",)
    run_has_detail: ClassVar[bool] = False

    def __init__(
        self,
        base_url: str,
        *,
        tenant: str,
        auth: tuple[str, str] | None = None,
        token: str | None = None,
        version: str = "v3.1",
        **options: Unpack[Options],
    ) -> None:
        one_of(version, ("v3", "v3.1"), "version", system=SYSTEM)
        if (auth is None) == (token is None):
            raise UsageError("give either auth=(user, password) or token=", system=SYSTEM)
        self._tenant = text_given(tenant, "tenant", system=SYSTEM)
        headers = {"Tenant": self._tenant}
        if auth is not None:
            headers["Authorization"] = basic(auth, system=SYSTEM)
        if token is not None:
            headers["Authentication-Token"] = header_text(token, "token", system=SYSTEM)
        secrets = [secret for secret in (token, auth and auth[1], headers.get("Authorization")) if secret]
        url = f"{base_url.rstrip('/')}/api/{version}"
        super().__init__(url, AsyncTenantAuth(headers), secrets=secrets, options=options)
        self.api = Client(base_url=url).set_async_httpx_client(self._view)
        self.executions = AsyncExecutions(self)

    @property
    def scope(self) -> Mapping[str, str]:
        """Return the tenant this client works in."""
        return {"tenant": self._tenant}

    async def fetch_run(
        self, ids: Mapping[str, str], *, detail: bool, timeout: Timeout | None = None
    ) -> AsyncExecution:
        """Return the execution as it is now."""
        return await self.executions.get(ids["execution_id"], tenant=ids.get("tenant"), timeout=timeout)

    async def fetch_runs(self, ids: Sequence[Mapping[str, str]]) -> Mapping[str, AsyncExecution]:
        """Return executions by one list call, filtered by their ids; those the tenant does not have are missing."""
        wanted = [one["execution_id"] for one in ids]
        found = self.executions.list(id=wanted, include_system_workflows=True, tenant=ids[0].get("tenant"))
        return {run.id: run async for run in found}

    def run_lane(self, ids: Mapping[str, str]) -> tuple[Hashable, int]:
        """Return that any executions of the tenant fit in one call, as long as their ids fit in one URL."""
        return ids.get("tenant") or self._tenant, ID_BYTES

    def run_share(self, ids: Mapping[str, str]) -> int:
        """Return the bytes that the id takes in a URL."""
        return requests.id_bytes(ids["execution_id"])

    async def cancel_run(self, ids: Mapping[str, str]) -> None:
        """Ask the manager to cancel the execution."""
        await self.executions.cancel(ids["execution_id"], tenant=ids.get("tenant"))


class AsyncExecutions:
    """The executions of a tenant."""

    def __init__(self, client: AsyncCloudify) -> None:
        self._client = client

    async def start(
        self,
        *,
        deployment_id: str,
        workflow_id: str,
        parameters: Mapping[str, Any] | None = None,
        allow_custom_parameters: bool | None = None,
        force: bool | None = None,
        dry_run: bool | None = None,
        queue: bool | None = None,
        wait_after_fail: float | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncExecution:
        """Start a workflow of a deployment and return its execution. It is sent once.

        `queue` waits behind whatever runs on the deployment, `force` runs beside it; without either a busy deployment raises
        BusyError. `allow_custom_parameters` admits parameters the workflow does not declare. `wait_after_fail`: seconds to go
        on waiting for running operations after one failed (server default 600). A lost answer raises OutcomeUnknownError.
        """
        request = requests.start(
            deployment_id,
            workflow_id,
            parameters,
            allow_custom_parameters=allow_custom_parameters,
            force=force,
            dry_run=dry_run,
            queue=queue,
            wait_after_fail=wait_after_fail,
        )
        return self._run(await self._client.call(request, requests.parse_started, timeout=timeout), "start")

    async def get(
        self, execution_id: str, *, tenant: str | None = None, timeout: Timeout | None = None
    ) -> AsyncExecution:
        """Return an execution; NotFoundError if the tenant has none of this id. `tenant` is by default the client's."""
        request = get_execution.build_request(path_id(execution_id, "execution_id", system=SYSTEM))
        parse = requests.about(execution_id, get_execution.parse_response)
        raw = await self._client.call(request, parse, timeout=timeout, headers=requests.within(tenant))
        return self._run(raw, "get", tenant)

    def list(
        self,
        *,
        status: str | Iterable[str] | None = None,
        sort: str | Iterable[str] | None = None,
        limit: int | None = None,
        page_size: int = PAGE_SIZE,
        include_system_workflows: bool = False,
        all_tenants: bool = False,
        tenant: str | None = None,
        timeout: Timeout | None = None,
        **filters: Unpack[Filters],
    ) -> AsyncItems[AsyncExecution]:
        """Return the executions that fit, page by page as they are iterated over, past the server's limit of 1000 as well.

        `status` and the other filters take one value or several of which one must fit; `sort` is a field, `-field` for
        descending, or several (default: oldest first). `all_tenants` is for administrators, and
        `tenant` by default the client's; each execution is looked at and cancelled in the tenant it was found in.

        An empty collection as a filter fits nothing: no request is made. Each execution is given once. The server pages by
        number, so that one which appears or goes while you read can move others over the border of a page, where they are
        left out: what must not be missed is looked for by its id, or without a status that changes.
        """
        check_limit(page_size or None, system=SYSTEM, name="page_size")
        arguments = requests.query(
            status,
            sort,
            dict(filters),  # type: ignore[arg-type]
            include_system_workflows=include_system_workflows,
            all_tenants=all_tenants,
        )
        check_limit(limit, system=SYSTEM)
        size, nothing = min(page_size or PAGE_SIZE, limit or page_size or PAGE_SIZE), requests.fits_nothing(arguments)

        async def fetch(cursor: Hashable | None) -> Page[AsyncExecution]:
            offset = cursor if isinstance(cursor, int) else 0
            request = list_executions.build_request(size=size, offset=offset, **arguments)
            parse, headers = list_executions.parse_response, requests.within(tenant)
            return self._page(await self._client.call(request, parse, timeout=timeout, headers=headers), offset, tenant)

        return AsyncItems(fetch, system=SYSTEM, operation="list_executions", limit=limit, nothing=nothing)

    async def cancel(
        self,
        execution_id: str,
        *,
        force: bool = False,
        kill: bool = False,
        tenant: str | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncExecution:
        """Ask for an execution to be cancelled and return it as it then is; it has not stopped yet.

        `force` does not wait for the workflow's own clean-up, `kill` ends its process at once and works in any state, even
        on one that ended. ConflictError if its status does not allow the action.
        """
        if force and kill:
            raise UsageError("give force=True or kill=True, not both", system=SYSTEM)
        action = ExecutionAction.KILL if kill else ExecutionAction.FORCE_CANCEL if force else ExecutionAction.CANCEL
        return await self._act(execution_id, action, tenant, timeout)

    async def resume(
        self, execution_id: str, *, force: bool = False, tenant: str | None = None, timeout: Timeout | None = None
    ) -> AsyncExecution:
        """Let a failed or cancelled execution go on where it stopped and return it; `force` repeats what was unfinished.

        The execution is read first: UsageError for one under way, which a manager would accept and then may hang. Wait for
        its end, or cancel it. ConflictError if its status does not allow it.
        """
        requests.check_resumable(await self.get(execution_id, tenant=tenant, timeout=timeout))
        action = ExecutionAction.FORCE_RESUME if force else ExecutionAction.RESUME
        return await self._act(execution_id, action, tenant, timeout)

    async def update(
        self,
        execution_id: str,
        *,
        status: str,
        error: str | Keep | None = KEEP,
        break_off: bool = False,
        tenant: str | None = None,
        timeout: Timeout | None = None,
    ) -> AsyncExecution:
        """Edit the record of an execution and return it.

        An end as `status` breaks a workflow off that is under way, without its clean-up: the execution is read first, and
        that raises UsageError unless `break_off` says that it is meant; `cancel` is the orderly way. Without `error` the text
        that is there is kept, for the server erases what is left out; None stores none. ConflictError for a change of status
        the manager does not allow.
        """
        wanted = requests.known_status(status)
        requests.check_error(error)
        seen = await self.get(execution_id, tenant=tenant, timeout=timeout)
        requests.check_update(seen, wanted, break_off=break_off)
        request = requests.update(execution_id, status, given(seen.raw.error) if isinstance(error, Keep) else error)
        parse = requests.about(execution_id, update_execution.parse_response)
        raw = await self._client.call(request, parse, timeout=timeout, headers=requests.within(tenant))
        return self._run(raw, "update", tenant)

    async def _act(
        self, execution_id: str, action: ExecutionAction, tenant: str | None, timeout: Timeout | None
    ) -> AsyncExecution:
        request = requests.act(execution_id, action)
        parse = requests.about(execution_id, act_on_execution.parse_response)
        raw = await self._client.call(request, parse, timeout=timeout, headers=requests.within(tenant))
        return self._run(raw, "act", tenant)

    def _run(self, raw: RawExecution, operation: str, tenant: str | None = None) -> AsyncExecution:
        return self._runs([raw], operation, tenant)[0]

    def _runs(self, raws: Sequence[RawExecution], operation: str, tenant: str | None) -> Sequence[AsyncExecution]:
        requests.check_runs(raws, operation)
        where = tenant or self._client.scope["tenant"]
        read, ids_of = partial(requests.run_fields, tenant=where), partial(requests.ids_of, tenant=where)
        return AsyncExecution.all_lazily(read, raws, ids_of=ids_of, client=self._client)

    def _page(self, answer: ExecutionList, offset: int, tenant: str | None) -> Page[AsyncExecution]:
        items, metadata = given(answer.items), given(answer.metadata)
        if items is None:
            raise DecodeError("the list has no items", system=SYSTEM, operation="list_executions", path="items")
        total = given(metadata.pagination.total) if metadata and given(metadata.pagination) else None
        if not isinstance(total, int | None) or isinstance(total, bool):
            path = "metadata.pagination.total"
            raise DecodeError("it is no whole number", system=SYSTEM, operation="list_executions", path=path)
        after = offset + len(items)
        more = bool(items) and total is not None and after < total
        return Page(self._runs(items, "list", tenant), after if more else None, total)
