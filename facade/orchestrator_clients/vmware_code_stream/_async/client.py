"""The client of VMware Code Stream."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, Unpack

from orchestrator_api.vmware_code_stream.api.about import get_about
from orchestrator_api.vmware_code_stream.api.import_export import export_yaml

from ..._core._async.auth import AsyncAuth, AsyncHeaderAuth, AsyncTokenAuth
from ..._core._async.pages import AsyncItems
from ..._core.errors import ApiError, AuthError, DecodeError, RateLimitError, ServerError
from ..._core.execution.waiting import Poll
from ..._core.inputs import joined, text_given
from ..._core.model import State
from ..._core.options import Options, clock_of, silent_options
from ..._core.redact import Redactor
from ..._core.settings import Timeout, check_url, given_url
from ..._core.silent import silent
from .. import access, approvals, requests
from ..tables import BASE_PATH, BASE_URL, MANY, POLL, VENDOR
from .approvals import AsyncUserOperations
from .execution import AsyncCodeStreamExecution
from .executions import AsyncCodeStreamExecutions
from .intents import AsyncIntents
from .login import AsyncLogin
from .pipelines import AsyncPipelines

if TYPE_CHECKING:
    import httpx

    from orchestrator_api.vmware_code_stream.client import AsyncClient
    from orchestrator_api.vmware_code_stream.models import About, Pipeline

    from ..imports import Imported
    from .targets import AsyncCodeStreamTargets
    from .variables import AsyncVariables

T = TypeVar("T")


class AsyncVmwareCodeStream(AsyncIntents):
    """Pipelines and their executions: `AsyncVmwareCodeStream("https://vra.example.com", refresh_token=...)`.

    `base_url` is the appliance, or the cloud's API host of your region, without `/codestream/api`. Give one of
    `refresh_token` (an "API token"), `auth` (user and password of an appliance, with `domain` for domain users) and `token`
    (an access token, used as it is). With the first two, access tokens are fetched from `base_url`, and renewed before they
    expire and once after a 401; for a refresh token of the cloud give `csp_url` (`https://console.cloud.vmware.com`) as well.
    `api_version` is sent with every call; without it the server takes its latest. The other options are those of `Options`.
    """

    vendor = VENDOR
    run_poll: ClassVar[Poll] = POLL
    run_ids: ClassVar[tuple[str, ...]] = ("execution_id",)
    run_has_detail: ClassVar[bool] = True
    run_gates: ClassVar[bool] = True
    run_type: type[AsyncCodeStreamExecution] = AsyncCodeStreamExecution

    def __init__(
        self,
        base_url: str = BASE_URL,
        *,
        refresh_token: str | None = None,
        auth: tuple[str, str] | None = None,
        token: str | None = None,
        domain: str | None = None,
        api_version: str | None = None,
        csp_url: str | None = None,
        **options: Unpack[Options],
    ) -> None:
        refresh_token, auth, token = silent(refresh_token), silent(auth), silent(token)
        options = silent_options(options)
        base_url = given_url(base_url, "base_url", system=self.system)
        csp_url = None if csp_url is None else given_url(csp_url, "csp_url", system=self.system)
        credentials = access.Credentials(
            refresh_token=refresh_token, auth=auth, token=token, domain=domain, csp_url=csp_url
        )
        self._version = requests.api_version(api_version)
        host = base_url.rstrip("/").removesuffix(BASE_PATH)
        if csp_url is not None:
            plain = options.get("allow_plain_http", False)
            check_url(csp_url, system=self.system, allow_plain_http=plain, name="csp_url")
        if token is not None:
            entry: AsyncAuth = AsyncHeaderAuth(access.bearer(token))
        else:
            login = AsyncLogin(self, host, credentials)
            entry = AsyncTokenAuth(login.fetch, access.bearer, clock=clock_of(options), redactor=Redactor())
        super().__init__(host + BASE_PATH, entry, secrets=credentials.secrets, options=options)
        self._equip()

    @cached_property
    def api(self) -> AsyncClient:
        """The low-level client: every operation of the spec, sent as all calls of this client are."""
        from orchestrator_api.vmware_code_stream.client import AsyncClient

        return AsyncClient(base_url=self.base_url).set_async_httpx_client(self._view)

    def _equip(self) -> None:
        self.pipelines: AsyncPipelines = AsyncPipelines(self)
        self.executions: AsyncCodeStreamExecutions = AsyncCodeStreamExecutions(self)
        self.user_operations: AsyncUserOperations = AsyncUserOperations(self)

    @cached_property
    def variables(self) -> AsyncVariables:
        """The variables of projects."""
        from .variables import AsyncVariables

        return AsyncVariables(self)

    @cached_property
    def targets(self) -> AsyncCodeStreamTargets:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]
        """What can be started: the pipelines."""
        from .targets import AsyncCodeStreamTargets

        return AsyncCodeStreamTargets(self, self.pipelines)

    async def call(
        self,
        request: Mapping[str, Any],
        parse: Callable[[httpx.Response], T | None],
        *,
        timeout: Timeout | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> T:
        """Send what a generated `build_request` returned, with `api_version`, and return what `parse` makes of the answer."""
        return await super().call(requests.versioned(request, self._version), parse, timeout=timeout, headers=headers)

    async def about(self, *, timeout: Timeout | None = None) -> About:
        """Return the versions of the API that the server supports."""
        return await self.call(get_about.build_request(), get_about.parse_response, timeout=timeout)

    async def export(
        self,
        *,
        project: str | None = None,
        pipelines: str | None = None,
        endpoints: str | None = None,
        timeout: Timeout | None = None,
    ) -> str:
        """Return pipelines or endpoints as YAML text, by their names and that of their project.

        How several names go into one value is not documented. Variables of type SECRET are not exported. DecodeError where
        nothing comes back.
        """
        names = {"project": project, "pipelines": pipelines, "endpoints": endpoints}
        given = {
            name: text_given(value, name, system=self.system) for name, value in names.items() if value is not None
        }
        yaml = {"Accept": "application/x-yaml"}
        return await self.call(export_yaml.build_request(**given), requests.parse_yaml, timeout=timeout, headers=yaml)

    async def import_(
        self, yaml: str | bytes, *, action: str | None = None, timeout: Timeout | None = None
    ) -> list[Imported]:
        """Import pipelines and endpoints, and return what became of each. It is sent once.

        `action` is `create`, or `apply`, which also updates what is there; without it the server is said to create only. A
        refusal comes as a success of HTTP: ImportRefused (a ConflictError) has each entity. An answer that does not say
        what became of them raises OutcomeUnknownError.
        """
        from .. import imports

        request = imports.request(yaml, action)
        accept = {"Accept": "application/x-yaml"}
        results = await self.call(request, imports.parse, timeout=timeout, headers=accept)
        if refusal := imports.refusal(results, self.redact):
            raise refusal
        return results

    async def fetch_run(
        self, ids: Mapping[str, str], *, detail: bool, timeout: Timeout | None = None
    ) -> AsyncCodeStreamExecution:
        """Return the execution as it is now; with `detail` it is asked for with its stages and tasks."""
        return await self.executions.get(ids["execution_id"], tasks=detail, timeout=timeout)

    async def fetch_runs(self, ids: Sequence[Mapping[str, str]]) -> Mapping[str, AsyncCodeStreamExecution]:
        """Return executions of one pipeline by one list call, as far as they are among its newest; the others are missing.

        If the server refuses the list, or its answer cannot be read, each of them is read by itself.
        """
        try:
            return {run.id: run async for run in self._newest(ids[0]) if run.raw_status}
        except (AuthError, RateLimitError, ServerError):
            raise
        except (ApiError, DecodeError):
            return {}

    def _newest(self, ids: Mapping[str, str]) -> AsyncItems[AsyncCodeStreamExecution]:
        if "pipeline_id" in ids:
            return self.pipelines.executions(ids["pipeline_id"], limit=MANY)
        return self.executions.list(project=ids["project"], name=ids["pipeline"], limit=MANY)

    def run_lane(self, ids: Mapping[str, str]) -> tuple[Hashable, int]:
        """Return that executions of one pipeline can be fetched by one call, as many as a page holds."""
        lane = tuple(ids.get(name) for name in ("project", "pipeline", "pipeline_id"))
        return (lane, MANY) if any(lane) else (None, 1)

    def run_link(self, ids: Mapping[str, str]) -> str:
        """Return the execution's address in the API."""
        return joined(self.base_url, "executions", ids["execution_id"])

    def _probe(self, timeout: Timeout | None) -> AsyncItems[Pipeline]:
        """Return a list that proves the credentials: whether `about` needs any is not documented."""
        return self.pipelines.list(limit=1, timeout=timeout)

    async def cancel_run(self, ids: Mapping[str, str]) -> None:
        """Ask the server to cancel the execution."""
        await self.executions.cancel(ids["execution_id"])

    async def decide_run(
        self,
        ids: Mapping[str, str],
        *,
        approved: bool,
        step: str | None = None,
        comment: str | None = None,
        timeout: Timeout | None = None,
    ) -> str:
        """Answer the approval that the execution waits for; a paused one is resumed or cancelled."""
        seen = await self.executions.get(ids["execution_id"], timeout=timeout)
        if seen.state is State.PAUSED:
            act = self.executions.resume if approved else self.executions.cancel
            await act(seen.id, reason=comment, timeout=timeout)
            return "resumed" if approved else "asked to cancel"
        task = approvals.waiting_task(seen, seen.waiting_tasks, step)
        found = await self.user_operations.find(seen, task, timeout=timeout)
        answer = self.user_operations.approve if approved else self.user_operations.reject
        await answer(found, comment, timeout=timeout)
        step_id = None if task is None else task.id or task.name
        self.run_decisions.note(seen.id, step_id, task.raw_status if task else seen.raw_status)
        return "approved" if approved else "rejected"
