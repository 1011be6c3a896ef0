"""The client of Argo Workflows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Unpack

from ..._core._async.adopt import AsyncStarting
from ..._core._async.auth import AsyncHeaderAuth
from ..._core._async.pages import AsyncItems
from ..._core.execution.intent import Starts
from ..._core.execution.waiting import Poll
from ..._core.inputs import joined, path_id
from ..._core.options import Options, silent_options
from ..._core.secrets import header_text
from ..._core.settings import Timeout, given_url
from ..._core.silent import silent
from .. import intents
from ..intents import ArgoWorkflowsStarts
from ..tables import POLL, SYSTEM, VENDOR
from .execution import AsyncArgoWorkflowsExecution
from .targets import AsyncTemplateTargets
from .workflows import AsyncWorkflowRuns

if TYPE_CHECKING:
    from orchestrator_api.argo_workflows.client import AsyncClient


class AsyncArgoWorkflows(AsyncStarting[AsyncArgoWorkflowsExecution]):
    """Workflows of a namespace: `AsyncArgoWorkflows("https://argo.example.com", namespace="ci", token=token)`.

    `base_url` is the server without `/api/...`; `token` that of a service account. The other options are those of `Options`.
    """

    vendor = VENDOR
    run_poll: ClassVar[Poll] = POLL
    run_ids: ClassVar[tuple[str, ...]] = ("name",)
    run_has_detail: ClassVar[bool] = False
    run_intents: ClassVar[Starts] = ArgoWorkflowsStarts()
    run_type: type[AsyncArgoWorkflowsExecution] = AsyncArgoWorkflowsExecution

    def __init__(self, base_url: str, *, namespace: str, token: str, **options: Unpack[Options]) -> None:
        token, options = silent(token), silent_options(options)
        base_url = given_url(base_url, "base_url", system=SYSTEM)
        self.namespace: str = path_id(namespace, "namespace", system=SYSTEM)
        auth = AsyncHeaderAuth({"Authorization": f"Bearer {header_text(token, 'token', system=SYSTEM)}"})
        super().__init__(base_url.rstrip("/"), auth, secrets=[token], options=options)
        self._equip()

    @cached_property
    def api(self) -> AsyncClient:
        """The low-level client: every operation of the spec, sent as all calls of this client are."""
        from orchestrator_api.argo_workflows.client import AsyncClient

        return AsyncClient(base_url=self.base_url).set_async_httpx_client(self._view)

    def _equip(self) -> None:
        self.workflows: AsyncWorkflowRuns = AsyncWorkflowRuns(self)
        self.targets: AsyncTemplateTargets = AsyncTemplateTargets(self)  # pyright: ignore[reportIncompatibleVariableOverride] - set here alone

    @property
    def scope(self) -> Mapping[str, str]:
        """Return the namespace this client works in."""
        return {"namespace": self.namespace}

    async def intent(self, *, template: str, key: str | None = None, signing_key: str | bytes | None = None) -> str:
        """Return the intent to submit a workflow: JSON text without a credential, to be stored before the start is made.

        `workflows.submit(..., intent=text)` makes it, with a mark in a label, and `adopt(text, clients=[client])` finds its
        workflow again, also in another process. `key` names the start (by default a new UUID); `signing_key` as for `token`.
        The workflows of the template are read, which raises the errors of a read.
        """
        return await self._intended(intents.target(template), key, silent(signing_key))

    def run_starts(self, target: Mapping[str, Any]) -> AsyncItems[AsyncArgoWorkflowsExecution]:
        """Return the workflows of a template."""
        return self.workflows.list(template=intents.target(target.get("template"))["template"])

    async def fetch_run(
        self, ids: Mapping[str, str], *, detail: bool, timeout: Timeout | None = None
    ) -> AsyncArgoWorkflowsExecution:
        """Return the workflow as it is now, with its steps."""
        return await self.workflows.get(ids["name"], timeout=timeout)

    async def cancel_run(self, ids: Mapping[str, str]) -> None:
        """Ask for the workflow to be stopped."""
        await self.workflows.stop(ids["name"])

    def run_link(self, ids: Mapping[str, str]) -> str:
        """Return the workflow's address in the API."""
        return joined(self.base_url, "api", "v1", "workflows", self.namespace, ids["name"])

    def _probe(self, timeout: Timeout | None) -> AsyncItems[AsyncArgoWorkflowsExecution]:
        return self.workflows.list(limit=1, timeout=timeout)
