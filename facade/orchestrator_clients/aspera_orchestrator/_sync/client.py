# Derived from _async/client.py by scripts/unasync: do not edit.
"""The client of Aspera Orchestrator."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Unpack
from urllib.parse import quote, urlencode

from orchestrator_api.aspera_orchestrator import models
from orchestrator_api.aspera_orchestrator.api.service import login, ping

from ..._core._sync.auth import Auth, HeaderAuth, Token, TokenAuth
from ..._core._sync.pages import Items
from ..._core.execution.waiting import Poll
from ..._core.inputs import joined
from ..._core.options import Options, clock_of, silent_options
from ..._core.redact import Redactor
from ..._core.settings import Timeout, given_url
from ..._core.silent import Secret, silent
from .. import reading
from ..credentials import QUERY_WARNING, Credentials, bearer
from ..requests import bare, encoded
from ..tables import POLL, VENDOR
from .execution import AsperaExecution
from .intents import Intents
from .targets import AsperaTargets
from .work_orders import WorkOrders
from .work_steps import WorkSteps
from .workflows import Workflows

if TYPE_CHECKING:
    from orchestrator_api.aspera_orchestrator.client import Client

    from ..._core.http.call import Call
    from ..models import Workflow


class QueryAuth(Auth):
    """Credentials in the query of every request, where servers and proxies write them into their logs."""

    def __init__(self, parameters: Mapping[str, str]) -> None:
        self._query = Secret(urlencode(parameters, quote_via=quote))

    def authorize(self, request: Call) -> None:
        """Add the credentials, once: the same request is sent again when it is repeated."""
        path = request.target.path
        if not path.endswith(self._query):
            request.target = request.target.with_path(f"{path}{'&' if '?' in path else '?'}{self._query}")


class AsperaOrchestrator(Intents):
    """Work orders and work steps: `AsperaOrchestrator("https://host/aspera/orchestrator", auth=(user, password))`.

    `base_url` is with the web root (normally `/aspera/orchestrator`) and without `/api`. `auth` goes by HTTP Basic, which
    the vendor recommends. `login=True` fetches a token with `auth` or `api_key=(login, key)` instead and renews it when it
    is refused (4.1.3 and later); `token` is one you have. `credentials_in_query=True` sends `auth` or `api_key` in the URL,
    for old servers only: it warns. The other options are those of `Options`.
    """

    vendor = VENDOR
    run_no_gates: ClassVar[str] = "no documented call answers what a work order waits for: use its own console"
    run_poll: ClassVar[Poll] = POLL
    run_ids: ClassVar[tuple[str, ...]] = ("work_order_id",)
    run_has_detail: ClassVar[bool] = False
    run_type: type[AsperaExecution] = AsperaExecution

    def __init__(
        self,
        base_url: str,
        *,
        auth: tuple[str, str] | None = None,
        api_key: tuple[str, str] | None = None,
        token: str | None = None,
        login: bool = False,
        credentials_in_query: bool = False,
        **options: Unpack[Options],
    ) -> None:
        auth, api_key, token = silent(auth), silent(api_key), silent(token)
        options = silent_options(options)
        base_url = given_url(base_url, "base_url", system=self.system)
        self._credentials = Credentials(
            auth=auth, api_key=api_key, token=token, login=login, credentials_in_query=credentials_in_query
        )
        url = f"{base_url.rstrip('/').removesuffix('/api')}/api"
        super().__init__(url, self._authentication(options), secrets=self._credentials.secrets, options=options)
        if credentials_in_query:
            warnings.warn(QUERY_WARNING, UserWarning, stacklevel=2)
        self._equip()

    @cached_property
    def api(self) -> Client:
        """The low-level client: every operation of the spec, sent as all calls of this client are."""
        from orchestrator_api.aspera_orchestrator.client import Client

        return Client(base_url=self.base_url).set_httpx_client(self._view)

    def _equip(self) -> None:
        self.work_steps: WorkSteps = WorkSteps(self)
        self.work_orders: WorkOrders = WorkOrders(self)
        self.workflows: Workflows = Workflows(self)
        self.targets: AsperaTargets = AsperaTargets(self.system, self.workflows, self.work_orders)  # pyright: ignore[reportIncompatibleVariableOverride] - set here alone

    def _authentication(self, options: Options) -> Auth:
        if self._credentials.login:
            # `login` adds each token to the client's own redactor, so the one given here has nothing to do.
            return TokenAuth(self._fetch_token, bearer, clock=clock_of(options), redactor=Redactor())
        if self._credentials.credentials_in_query:
            return QueryAuth(self._credentials.query)
        return HeaderAuth(self._credentials.headers)

    def _fetch_token(self) -> Token:
        return Token(self.login())  # how long it lives is not known: it is renewed when it is refused

    def login(self, *, timeout: Timeout | None = None) -> str:
        """Fetch a token with this client's `auth` or `api_key` and return it, for `token=` of another client; it is a secret.

        With the option `login=True` this happens by itself. AuthError if the credentials are refused; servers before 4.1.3
        do not have this call.
        """
        request = login.build_request(body=self._credentials.login_request())
        token = self.call(bare(request), reading.token, timeout=timeout)
        self._redactor.add(token)
        return token

    def ping(self, *, timeout: Timeout | None = None) -> str:
        """Return the version of the server, such as `4.1.6`. No credentials are sent, so this proves nothing about them."""
        request = ping.build_request(format_=models.JsonFormat.JSON)
        return self.call(bare(encoded(request)), reading.version, timeout=timeout)

    def fetch_run(self, ids: Mapping[str, str], *, detail: bool, timeout: Timeout | None = None) -> AsperaExecution:
        """Return the work order as it is now; its steps come with the same call."""
        return self.work_orders.get(ids["work_order_id"], timeout=timeout)

    def run_link(self, ids: Mapping[str, str]) -> str:
        """Return the work order's address in the API."""
        return f"{joined(self.base_url, 'work_order_status', ids['work_order_id'])}.xml"

    def _probe(self, timeout: Timeout | None) -> Items[Workflow]:
        """Return a list that proves the credentials: `ping` does not, for it needs none."""
        return self.workflows.list(timeout=timeout)

    def cancel_run(self, ids: Mapping[str, str]) -> None:
        """Ask the server to cancel the work order."""
        self.work_orders.cancel(ids["work_order_id"])
