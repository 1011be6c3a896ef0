"""The client of Adobe Cloud Manager."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, Unpack

from ..._core._async.auth import AsyncAuth, AsyncHeaderAuth, AsyncTokenAuth, Token
from ..._core.errors import ApiError, UsageError
from ..._core.execution.waiting import Poll
from ..._core.http.answer import done
from ..._core.inputs import joined
from ..._core.options import Options, clock_of, silent_options
from ..._core.redact import Redactor
from ..._core.secrets import header_text, secret_text
from ..._core.settings import Timeout, check_url, given_url
from ..._core.silent import silent
from .. import access, gates, requests
from ..model import waiting
from ..tables import BASE_URL, PAGE_SIZE, POLL, SCOPES, TOKEN_URL, VENDOR
from .artifacts import AsyncArtifacts
from .execution import AsyncAdobeExecution
from .executions import AsyncAdobeExecutions
from .intents import AsyncIntents
from .steps import AsyncSteps

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.client import AsyncClient

    from .targets import AsyncAdobeTargets, AsyncPrograms

_NOBODYS = "0"
"""The id of a program and pipeline that nobody has: ids are numbers from 1 on."""


class AsyncAdobeCloudManager(AsyncIntents):
    """Pipeline executions of Adobe Cloud Manager: `AsyncAdobeCloudManager(org_id=..., client_id=..., client_secret=...)`.

    `org_id` is the organisation (`...@AdobeOrg`), `client_id` and `client_secret` those of an OAuth server-to-server
    credential of the Adobe Developer Console: tokens are fetched from `token_url` for `scopes` when needed, and renewed
    before they expire. Or give `token`, which is used as it is. The other options are those of `Options`.
    """

    vendor = VENDOR
    run_poll: ClassVar[Poll] = POLL
    run_ids: ClassVar[tuple[str, ...]] = ("program_id", "pipeline_id", "execution_id")
    run_has_detail: ClassVar[bool] = False
    run_gates: ClassVar[bool] = True
    run_type: type[AsyncAdobeExecution] = AsyncAdobeExecution

    def __init__(
        self,
        org_id: str,
        client_id: str,
        client_secret: str | None = None,
        *,
        token: str | None = None,
        scopes: str | Iterable[str] = SCOPES,
        base_url: str = BASE_URL,
        token_url: str = TOKEN_URL,
        **options: Unpack[Options],
    ) -> None:
        client_id, client_secret, token = silent(client_id), silent(client_secret), silent(token)
        options = silent_options(options)
        base_url, token_url = (
            given_url(url, name, system=self.system) for url, name in ((base_url, "base_url"), (token_url, "token_url"))
        )
        if (client_secret is None) == (token is None):
            raise UsageError("give client_secret or token, and not both", system=self.system)
        org_id = header_text(org_id, "org_id", system=self.system)
        self._org_id = org_id
        client_id = header_text(client_id, "client_id", system=self.system)
        check_url(
            token_url, system=self.system, allow_plain_http=options.get("allow_plain_http", False), name="token_url"
        )
        headers = partial(access.api_headers, org_id, client_id)
        if token is not None:
            auth: AsyncAuth = AsyncHeaderAuth(headers(header_text(token, "token", system=self.system)))
        else:
            secret = secret_text(client_secret, "client_secret", system=self.system)
            self._token_request = access.token_request(token_url, client_id, secret, access.scope_list(scopes))
            auth = AsyncTokenAuth(self._fetch_token, headers, clock=clock_of(options), redactor=Redactor())
        secrets = [secret for secret in (client_id, client_secret, token) if secret]
        super().__init__(base_url.rstrip("/"), auth, secrets=secrets, options=options)
        self._equip()

    @cached_property
    def api(self) -> AsyncClient:
        """The low-level client: every operation of the spec, sent as all calls of this client are."""
        from orchestrator_api.adobe_cloud_manager.client import AsyncClient

        return AsyncClient(base_url=self.base_url).set_async_httpx_client(self._view)

    def _equip(self) -> None:
        self.executions: AsyncAdobeExecutions = AsyncAdobeExecutions(self)
        self.steps: AsyncSteps = AsyncSteps(self, self.executions)
        self.artifacts: AsyncArtifacts = AsyncArtifacts(self)

    @cached_property
    def programs(self) -> AsyncPrograms:
        """Programs with their pipelines and environments. They and the targets are imported when they are first used."""
        from .targets import AsyncPrograms

        return AsyncPrograms(self)

    @cached_property
    def targets(self) -> AsyncAdobeTargets:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]
        """What can be started: the pipelines."""
        from .targets import AsyncAdobeTargets

        return AsyncAdobeTargets(self.system, self.programs, self.executions)

    @property
    def scope(self) -> Mapping[str, str]:
        """Return the organisation this client works in."""
        return {"organisation": self._org_id}

    async def _fetch_token(self) -> Token:
        try:
            value, lifetime = await self.call(self._token_request, access.parse_token)
        except ApiError as error:
            raise access.refused(error) from error.__cause__
        self._redactor.add(value)
        return Token(value, lifetime)

    async def fetch_run(
        self, ids: Mapping[str, str], *, detail: bool, timeout: Timeout | None = None
    ) -> AsyncAdobeExecution:
        """Return the execution as it is now, by its id: "the current one" is gone at the end."""
        return await self.executions.get(*requests.known_ids(ids), timeout=timeout)

    async def fetch_runs(self, ids: Sequence[Mapping[str, str]]) -> Mapping[str, AsyncAdobeExecution]:
        """Return executions of one pipeline by its list, as far as they are among the newest and listed with their steps."""
        program_id, pipeline_id, _ = requests.known_ids(ids[0])
        newest = self.executions.list(program_id, pipeline_id, limit=PAGE_SIZE)
        # Only its steps say whether it waits for a person, and which step failed: without them it is read by itself.
        return {run.id: run async for run in newest if run.steps}

    def run_lane(self, ids: Mapping[str, str]) -> tuple[Hashable, int]:
        """Return that executions of one pipeline can be fetched by one call, as many as a page holds."""
        return tuple(requests.known_ids(ids)[:2]), PAGE_SIZE

    def run_link(self, ids: Mapping[str, str]) -> str:
        """Return the execution's address in the API, which wants Adobe's headers."""
        program, pipeline, execution = requests.known_ids(ids)
        return joined(self.base_url, "api", "program", program, "pipeline", pipeline, "execution", execution)

    async def check(self, *, timeout: Timeout | None = None) -> None:
        """Prove the credentials, and return nothing; raises as every client's `check`.

        No call of Cloud Manager's that we know works without a program. So the login is made, and what goes on in a pipeline
        that nobody has is asked for: "not found" (404) comes after the token, the client id and the organisation were taken.
        """
        await self.executions.current(_NOBODYS, _NOBODYS, timeout=timeout)
        self.run_contact.accepted()

    async def decide_run(
        self,
        ids: Mapping[str, str],
        *,
        approved: bool,
        step: str | None = None,
        comment: str | None = None,
        timeout: Timeout | None = None,
    ) -> str:
        """Decide about the step that waits: approve, override the metrics that failed, resume or deploy at once; or end it."""
        if comment is not None:
            raise UsageError("comment: Adobe keeps none with a decision: leave it out", system=self.system)
        seen = await self.executions.get(*requests.known_ids(ids), timeout=timeout)
        gate = seen.gate(gates.meant(seen, step))
        if not approved:
            await gate.cancel(timeout=timeout)
            return f"{gate.step.name}: rejected"
        choice = gates.positive(gate.step)
        told = await getattr(gate, choice)(timeout=timeout)
        kpis = f" ({', '.join(told)})" if told else ""
        return f"{gate.step.name}: {choice}{kpis}"

    async def cancel_run(self, ids: Mapping[str, str]) -> None:
        """Cancel the step the execution is at, as that kind of step wants it; ConflictError if it cannot be cancelled now."""
        run = await self.fetch_run(ids, detail=True)
        step = waiting(run.steps) or run.current_step
        if run.state.ended:
            raise requests.not_now(f"{run}: it has ended, so there is nothing to cancel")
        if step is None:
            raise requests.not_now(f"{run}: no step is under way, so there is nothing to cancel now: {requests.LATER}")
        try:
            choice = gates.decision(step, "cancel")
        except UsageError as error:
            raise requests.not_now(f"{run}: {error.message}; {requests.LATER}") from None
        await self.call(requests.decide(step.located(), choice), done)
