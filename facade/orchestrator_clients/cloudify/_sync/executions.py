# Derived from _async/executions.py by scripts/unasync: do not edit.
"""The executions of a tenant."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Unpack

from orchestrator_api.cloudify import models
from orchestrator_api.cloudify.api.deployments import get_deployment
from orchestrator_api.cloudify.api.executions import (
    act_on_execution,
    get_execution,
    list_executions,
    update_execution,
)

from ..._core._sync.caller import Caller
from ..._core._sync.pages import Items
from ..._core.about import about
from ..._core.execution.intent import carrying, intent_of
from ..._core.http.answer import in_rows
from ..._core.inputs import path_id
from ..._core.model import given
from ..._core.pages import Page, check_limit
from ..._core.settings import Timeout
from ..._core.vendor import text_of
from .. import intents, requests
from ..pages import page_in
from ..requests import KEEP, PAGE_SIZE, Filters, Keep
from .execution import CloudifyExecution

if TYPE_CHECKING:
    from orchestrator_api.cloudify.models import Execution as RawExecution
    from orchestrator_api.cloudify.models import ExecutionList


_PAGE = in_rows(list_executions.parse_response)
_ID = attrgetter("_row.id")


class CloudifyExecutions:
    """The executions of a tenant."""

    def __init__(self, client: Caller) -> None:
        self._client = client

    def start(
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
        intent: str | None = None,
        timeout: Timeout | None = None,
    ) -> CloudifyExecution:
        """Start a workflow of a deployment and return its execution. It is sent once.

        `queue` waits behind whatever runs on the deployment, `force` runs beside it; without either a busy deployment raises
        BusyError. `allow_custom_parameters` admits parameters the workflow does not declare. `wait_after_fail`: seconds to go
        on waiting for running operations after one failed (server default 600). A lost answer raises OutcomeUnknownError;
        with an `intent` of the client's `intent()`, `adopt` then finds out.
        """
        intended = intent_of(self._client, intent, {"deployment_id": deployment_id, "workflow_id": workflow_id})
        parameters, allow_custom_parameters = intents.marked(intended, parameters, allow_custom_parameters)
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
        with carrying(intent):
            return self._run(self._client.call(request, requests.parse_started, timeout=timeout), "start")

    def get(
        self,
        execution_id: str,
        *,
        include: Iterable[str] | None = None,
        tenant: str | None = None,
        timeout: Timeout | None = None,
    ) -> CloudifyExecution:
        """Return an execution; NotFoundError if the tenant has none of this id. `tenant` is by default the client's.

        `include` names the fields that the manager is to send, such as `error`: others are missing in `raw`, and what is read
        from them is None. The fields that identify the execution, and its status, are always asked for.
        """
        fields = requests.included(include)
        request = get_execution.build_request(
            path_id(execution_id, "execution_id", system=self._client.system), include=fields
        )
        parse = requests.about(execution_id, get_execution.parse_response)
        raw = self._client.call(request, parse, timeout=timeout, headers=requests.within(tenant))
        return self._run(raw, "get", tenant)

    def latest(
        self, deployment_id: str, *, tenant: str | None = None, timeout: Timeout | None = None
    ) -> CloudifyExecution | None:
        """Return the execution that was started last on a deployment, None where there was none; NotFoundError without it.

        It takes two reads: of the deployment, for the id, and of the execution, because a deployment has other status words.
        """
        checked = path_id(deployment_id, "deployment_id", system=self._client.system)
        request = get_deployment.build_request(checked, include="latest_execution,latest_execution_status")
        headers = requests.within(tenant)
        parse = about("deployment", get_deployment.parse_response, id=deployment_id)
        raw = self._client.call(request, parse, timeout=timeout, headers=headers)
        latest = text_of(given(raw.latest_execution))
        return None if latest is None else self.get(latest, tenant=tenant, timeout=timeout)

    def list(
        self,
        *,
        status: str | Iterable[str] | None = None,
        sort: str | Iterable[str] | None = None,
        limit: int | None = None,
        page_size: int = PAGE_SIZE,
        include_system_workflows: bool = False,
        all_tenants: bool = False,
        include: Iterable[str] | None = None,
        tenant: str | None = None,
        timeout: Timeout | None = None,
        **filters: Unpack[Filters],
    ) -> Items[CloudifyExecution]:
        """Return the executions that fit, page by page as they are iterated over, past the server's limit of 1000 as well.

        `status` and the other filters take one value or several of which one must fit; `sort` is a field, `-field` for
        descending, or several (default: oldest first). `all_tenants` is for administrators, and
        `tenant` by default the client's; each execution is read and cancelled in the tenant it was found in. `include`
        is that of `get`: a list without parameters is much shorter.

        An empty collection as a filter fits nothing: no request is made. Each execution is given once. The server counts pages
        by number: when executions leave the list while you read it, later ones move up and some can be missed. Ask for what must
        not be missed by its id, or without a filter by a status that changes.
        """
        check_limit(page_size or None, system=self._client.system, name="page_size")
        arguments = requests.query(
            status,
            sort,
            dict(filters),  # type: ignore[arg-type]
            include_system_workflows=include_system_workflows,
            all_tenants=all_tenants,
        )
        check_limit(limit, system=self._client.system)
        arguments["include"] = requests.included(include)
        size, nothing = min(page_size or PAGE_SIZE, limit or page_size or PAGE_SIZE), requests.fits_nothing(arguments)

        def fetch(cursor: Hashable | None) -> Page[CloudifyExecution]:
            offset = cursor if isinstance(cursor, int) else 0
            request = list_executions.build_request(size=size, offset=offset, **arguments)
            headers = requests.within(tenant)
            return self._page(self._client.call(request, _PAGE, timeout=timeout, headers=headers), offset, tenant)

        # Ids are those of one tenant.
        options: dict[str, Any] = {} if all_tenants else {"key": _ID}
        return Items(
            fetch, system=self._client.system, operation="list_executions", limit=limit, nothing=nothing, **options
        )

    def cancel(
        self,
        execution_id: str,
        *,
        force: bool = False,
        kill: bool = False,
        tenant: str | None = None,
        timeout: Timeout | None = None,
    ) -> CloudifyExecution:
        """Ask for an execution to be cancelled and return it as it then is; it has not stopped yet.

        `force` does not wait for the workflow's own clean-up, `kill` ends its process at once and works in any state, even
        on one that ended. ConflictError if its status does not allow the action.
        """
        action = requests.cancelling(force=force, kill=kill, system=self._client.system)
        return self._act(execution_id, action, tenant, timeout)

    def resume(
        self, execution_id: str, *, force: bool = False, tenant: str | None = None, timeout: Timeout | None = None
    ) -> CloudifyExecution:
        """Let a failed or cancelled execution go on where it stopped and return it; `force` repeats what was unfinished.

        The execution is read first: UsageError for one under way, which a manager would accept and then may hang. Wait for
        its end, or cancel it. ConflictError if its status does not allow it.
        """
        requests.check_resumable(self.get(execution_id, tenant=tenant, timeout=timeout))
        action = models.ExecutionAction.FORCE_RESUME if force else models.ExecutionAction.RESUME
        return self._act(execution_id, action, tenant, timeout)

    def update(
        self,
        execution_id: str,
        *,
        status: str,
        error: str | Keep | None = KEEP,
        break_off: bool = False,
        tenant: str | None = None,
        timeout: Timeout | None = None,
    ) -> CloudifyExecution:
        """Edit the record of an execution and return it.

        A final `status` breaks off a workflow that is under way, without its clean-up (`cancel` is the orderly way): so the
        execution is read first, and UsageError is raised unless `break_off=True`. Without `error` the error text that is there
        is sent again, because the server erases what is left out; None erases it. ConflictError for a change of status that
        the manager does not allow.
        """
        wanted = requests.known_status(status)
        requests.check_error(error)
        seen = self.get(execution_id, tenant=tenant, timeout=timeout)
        requests.check_update(seen, wanted, break_off=break_off)
        kept = (given(seen.raw.error) if seen.raw else None) if isinstance(error, Keep) else error
        request = requests.update(execution_id, status, kept)
        parse = requests.about(execution_id, update_execution.parse_response)
        raw = self._client.call(request, parse, timeout=timeout, headers=requests.within(tenant))
        return self._run(raw, "update", tenant)

    def _act(
        self, execution_id: str, action: models.ExecutionAction, tenant: str | None, timeout: Timeout | None
    ) -> CloudifyExecution:
        request = requests.act(execution_id, action)
        parse = requests.about(execution_id, act_on_execution.parse_response)
        raw = self._client.call(request, parse, timeout=timeout, headers=requests.within(tenant))
        return self._run(raw, "act", tenant)

    def _run(self, raw: RawExecution, operation: str, tenant: str | None = None) -> CloudifyExecution:
        return self._runs([raw], operation, tenant)[0]

    def _runs(self, raws: Sequence[RawExecution], operation: str, tenant: str | None) -> Sequence[CloudifyExecution]:
        requests.check_runs(raws, operation)
        where = tenant or self._client.scope["tenant"]
        return CloudifyExecution.all_lazily(requests.run_fields(where), raws, client=self._client)

    def _page(self, answer: ExecutionList, offset: int, tenant: str | None) -> Page[CloudifyExecution]:
        items, after, total = page_in(answer, offset, "list_executions")
        return Page(self._runs(items, "list", tenant), after, total)


Executions = CloudifyExecutions
"""Its name in 0.1."""
