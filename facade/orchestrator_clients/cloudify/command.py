"""Cloudify Manager on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from .._command.system import Setting, System, choose, needed, pair

if TYPE_CHECKING:
    from .._core._sync.execution import Execution
    from .._core.clock import Clock
    from .._simulation.simulator import Simulator
    from . import AsyncCloudify, Cloudify


class CloudifySystem(System["Cloudify"]):
    """Executions of deployment workflows."""

    key = "cloudify"
    settings: ClassVar = {
        "tenant": Setting("the tenant whose executions are meant"),
        "user": Setting("the user's name, with a password"),
        "password": Setting("the user's password", secret=True),
        "token": Setting("an API token, instead of user and password", secret=True),
        "version": Setting("v3.1 (default) or v3"),
    }
    target = ("deployment_id", "workflow_id")
    options: ClassVar = {
        "allow_custom_parameters": bool,
        "force": bool,
        "dry_run": bool,
        "queue": bool,
        "wait_after_fail": float,
    }
    cancel_options = frozenset({"force", "kill"})
    calls: ClassVar = {"executions.get": "status ID", "executions.list": "list"}
    words: ClassVar = {"auth=(user, password)": "user and password"}
    no_log = (
        "the manager keeps events and log lines of each execution (GET /events?execution_id=ID), which this command does"
        " not read"
    )
    filters = ("status", "deployment_id", "blueprint_id", "workflow_id", "created_by")

    def classes(self) -> tuple[type[Cloudify], type[AsyncCloudify]]:
        """Return the classes of its clients."""
        from . import AsyncCloudify, Cloudify

        return Cloudify, AsyncCloudify

    def arguments(self, settings: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what they take."""
        return {
            "base_url": needed(settings, "base_url", self.key),
            "tenant": needed(settings, "tenant", self.key),
            "auth": pair(settings, self.key),
            **choose(settings, "token", "version"),
        }

    def start(
        self, client: Cloudify, target: Mapping[str, str], inputs: Mapping[str, Any], options: Mapping[str, Any]
    ) -> Execution:
        """Start a workflow; the inputs are its parameters."""
        return client.executions.start(
            deployment_id=target["deployment_id"],
            workflow_id=target["workflow_id"],
            parameters=inputs or None,
            **options,
        )

    def list(self, client: Cloudify, filters: Mapping[str, str], limit: int | None) -> Iterable[Execution]:
        """Return the newest first."""
        return client.executions.list(sort="-created_at", limit=limit, **filters)  # type: ignore[arg-type]

    def cancel(self, client: Cloudify, ids: Mapping[str, str], options: Mapping[str, Any]) -> None:
        """Ask for an execution to be cancelled, by force or by killing it if that is asked for."""
        client.executions.cancel(ids["execution_id"], tenant=ids.get("tenant"), **options)

    def simulator(self, *, port: int = 0, clock: Clock | None = None) -> Simulator:
        """Return a manager."""
        from .simulator.simulator import CloudifySimulator

        return CloudifySimulator(port=port, clock=clock)

    def simulated(self, simulator: Any) -> Mapping[str, Any]:
        """Return the administrator's profile."""
        known = simulator.credentials
        return {
            "base_url": simulator.url,
            "tenant": known.tenant,
            "user": known.username,
            "password": known.password,
        }


COMMAND = CloudifySystem()
