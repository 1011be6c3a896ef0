"""The client of Cloudify Manager."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Unpack

from ..._core._async.auth import AsyncHeaderAuth
from ..._core._async.handle import changed
from ..._core._async.pages import AsyncItems
from ..._core.errors import UsageError
from ..._core.execution.waiting import Poll
from ..._core.inputs import joined, one_of
from ..._core.model import Snapshot, Step
from ..._core.options import Options, silent_options
from ..._core.secrets import basic, header_text
from ..._core.settings import Timeout, given_url
from ..._core.silent import silent
from .. import requests
from ..reading import LOOK, with_common
from ..tables import ID_BYTES, POLL, VENDOR
from .execution import AsyncCloudifyExecution
from .executions import AsyncCloudifyExecutions
from .intents import AsyncIntents

if TYPE_CHECKING:
    from orchestrator_api.cloudify.client import AsyncClient

    from ..._core.http.call import Call
    from .groups import AsyncExecutionGroups
    from .reports import AsyncEvents, AsyncOperations
    from .steps import AsyncStepReader
    from .targets import AsyncCloudifyTargets


class AsyncTenantAuth(AsyncHeaderAuth):
    """The credentials and the tenant of a client; a request about a run of another tenant names that itself."""

    async def authorize(self, request: Call) -> None:
        """Add the headers."""
        tenant = request.headers.get("Tenant")
        await super().authorize(request)
        if tenant is not None:
            request.headers["Tenant"] = tenant


class AsyncCloudify(AsyncIntents):
    """Executions of a Cloudify Manager: `AsyncCloudify("https://manager.example.com", tenant="t", auth=(user, password))`.

    `base_url` is the manager without `/api/...`; `auth` a user and password, or give `token` (an API token) instead;
    `version` is `v3.1` or `v3`, which serve executions alike. The other options are those of `Options`.
    """

    vendor = VENDOR
    run_no_gates: ClassVar[str] = "Cloudify has none: no status of an execution means that a person is waited for"
    run_poll: ClassVar[Poll] = POLL
    run_ids: ClassVar[tuple[str, ...]] = ("execution_id",)
    run_has_detail: ClassVar[bool] = True
    run_type: type[AsyncCloudifyExecution] = AsyncCloudifyExecution

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
        auth, token, options = silent(auth), silent(token), silent_options(options)
        base_url = given_url(base_url, "base_url", system=self.system)
        one_of(version, ("v3", "v3.1"), "version", system=self.system)
        if (auth is None) == (token is None):
            raise UsageError("give either auth=(user, password) or token=", system=self.system)
        self._tenant = requests.tenant_given(tenant)
        headers = {"Tenant": self._tenant}
        if auth is not None:
            headers["Authorization"] = basic(auth, system=self.system)
            self._user = auth[0]
        if token is not None:
            headers["Authentication-Token"] = header_text(token, "token", system=self.system)
        secrets = [secret for secret in (token, auth and auth[1], headers.get("Authorization")) if secret]
        url = f"{base_url.rstrip('/')}/api/{version}"
        super().__init__(url, AsyncTenantAuth(headers), secrets=secrets, options=options)
        self._equip()

    @cached_property
    def api(self) -> AsyncClient:
        """The low-level client: every operation of the spec, sent as all calls of this client are."""
        from orchestrator_api.cloudify.client import AsyncClient

        return AsyncClient(base_url=self.base_url).set_async_httpx_client(self._view)

    def _equip(self) -> None:
        self.executions: AsyncCloudifyExecutions = AsyncCloudifyExecutions(self)

    @cached_property
    def execution_groups(self) -> AsyncExecutionGroups:
        """Groups of executions. This and the services below are imported when they are first used."""
        from .groups import AsyncExecutionGroups

        return AsyncExecutionGroups(self, self.executions)

    @cached_property
    def operations(self) -> AsyncOperations:
        """The operations of executions."""
        from .reports import AsyncOperations

        return AsyncOperations(self)

    @cached_property
    def events(self) -> AsyncEvents:
        """The events and logs of executions."""
        from .reports import AsyncEvents

        return AsyncEvents(self, self.executions)

    @cached_property
    def targets(self) -> AsyncCloudifyTargets:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]
        """What can be started: the workflows of deployments."""
        from .targets import AsyncCloudifyTargets

        return AsyncCloudifyTargets(self, self.executions)

    @cached_property
    def _steps(self) -> AsyncStepReader:
        from .steps import AsyncStepReader

        return AsyncStepReader(self, self.operations, self.events)

    @property
    def scope(self) -> Mapping[str, str]:
        """Return the tenant this client works in."""
        return {"tenant": self._tenant}

    async def fetch_run(
        self, ids: Mapping[str, str], *, detail: bool, timeout: Timeout | None = None
    ) -> AsyncCloudifyExecution:
        """Return the execution as it is now; with `detail` also its steps."""
        run = await self.executions.get(ids["execution_id"], tenant=ids.get("tenant"), timeout=timeout)
        return changed(run, steps=await self.steps_of(run)) if detail else run

    async def steps_of(self, run: Snapshot) -> Sequence[Step]:
        """Return the steps of an execution: its operations; none where the manager does not list them."""
        return await self._steps.of(run)

    async def fetch_runs(self, ids: Sequence[Mapping[str, str]]) -> Mapping[str, AsyncCloudifyExecution]:
        """Return executions by one list call, filtered by their ids; those the tenant does not have are missing.

        Of each the fields of an execution are asked for, and no parameters: `refresh` has those as well.
        """
        wanted = [one["execution_id"] for one in ids]
        found = self.executions.list(
            id=wanted, include=LOOK, include_system_workflows=True, tenant=ids[0].get("tenant")
        )
        return {run.id: with_common(run) async for run in found}

    def run_lane(self, ids: Mapping[str, str]) -> tuple[Hashable, int]:
        """Return that any executions of the tenant fit in one call, as long as their ids fit in one URL."""
        return ids.get("tenant") or self._tenant, ID_BYTES

    def run_share(self, ids: Mapping[str, str]) -> int:
        """Return the bytes that the id takes in a URL."""
        return requests.id_bytes(ids["execution_id"])

    def run_link(self, ids: Mapping[str, str]) -> str:
        """Return the execution's address in the API, which wants the header `Tenant` besides credentials."""
        return joined(self.base_url, "executions", ids["execution_id"])

    def _probe(self, timeout: Timeout | None) -> AsyncItems[AsyncCloudifyExecution]:
        """Return a list that proves credentials and tenant: a wrong one is refused (403) like missing rights."""
        return self.executions.list(limit=1, include_system_workflows=True, timeout=timeout)

    async def cancel_run(self, ids: Mapping[str, str]) -> None:
        """Ask the manager to cancel the execution."""
        await self.executions.cancel(ids["execution_id"], tenant=ids.get("tenant"))
