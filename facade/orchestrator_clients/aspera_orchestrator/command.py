"""Aspera Orchestrator on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from .._command.system import Setting, System, choose, pair
from .._core.errors import UsageError

if TYPE_CHECKING:
    from .._core._sync.execution import Execution
    from . import AsperaOrchestrator, AsyncAsperaOrchestrator


class AsperaSystem(System["AsperaOrchestrator"]):
    """Work orders."""

    key = "aspera_orchestrator"
    title = "IBM Aspera Orchestrator"
    runs = "work orders and work steps, in XML, JSON or text"
    settings: ClassVar[Mapping[str, Setting]] = {
        "user": Setting("the user's name, with a password"),
        "password": Setting("the user's password", secret=True),
        "api_key_login": Setting("the login of an API key, instead of user and password"),
        "api_key": Setting("the API key", secret=True),
        "token": Setting("a token, instead of these", secret=True),
        "login": Setting("fetch a token by the credentials (4.1.3 and later)", bool),
        "credentials_in_query": Setting("send the credentials in the URL, for old servers only", bool),
        "workflow_id": Setting("the workflow whose work orders are listed"),
    }
    ids: ClassVar[tuple[str, ...]] = ("work_order_id",)
    target: ClassVar[tuple[str, ...]] = ("workflow_id",)
    options: ClassVar[Mapping[str, type]] = {
        "name": str,
        "priority": int,
        "dedicated_worker": bool,
        "preemptive_level": int,
        "tags": str,
        "method": str,
    }
    calls: ClassVar[Mapping[str, str]] = {
        "work_orders.get": "status ID",
        "work_orders.list": "list",
        "work_steps.get_by_id": "steps ID",
    }
    words: ClassVar[Mapping[str, str]] = {
        "auth=(user, password)": "user and password",
        "api_key=(login, key)": "api_key_login and api_key",
    }
    filters: ClassVar[tuple[str, ...]] = ("workflow_id",)

    def classes(self) -> tuple[type[AsperaOrchestrator], type[AsyncAsperaOrchestrator]]:
        """Return the classes of its clients."""
        from . import AsperaOrchestrator, AsyncAsperaOrchestrator

        return AsperaOrchestrator, AsyncAsperaOrchestrator

    def arguments(self, settings: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what they take beyond the common options."""
        return {
            "auth": pair(settings, self.key),
            "api_key": pair(settings, self.key, "api_key_login", "api_key"),
            **choose(settings, "token", "login", "credentials_in_query"),
        }

    def start(
        self,
        client: AsperaOrchestrator,
        target: Mapping[str, str],
        inputs: Mapping[str, Any],
        options: Mapping[str, Any],
    ) -> Execution:
        """Start a workflow, given by its id or its name, which is then looked for."""
        return client.targets.start(target["workflow_id"], inputs=inputs or None, **options)

    def list(self, client: AsperaOrchestrator, filters: Mapping[str, str], limit: int | None) -> Iterable[Execution]:
        """Return the work orders of a workflow, in the server's order."""
        if "workflow_id" not in filters:
            raise UsageError("its work orders are listed by workflow: give --filter workflow_id=...", system=self.key)
        return client.work_orders.list(workflow_id=filters["workflow_id"], limit=limit)


COMMAND = AsperaSystem()
