"""Cloudify Manager on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from .._command.logs import Log, Reading, after
from .._command.system import Setting, System, choose, needed, pair
from .._core.errors import UsageError

if TYPE_CHECKING:
    from .._core._sync.execution import Execution
    from . import AsyncCloudify, Cloudify, CloudifyEvent


class CloudifySystem(System["Cloudify"]):
    """Executions of deployment workflows."""

    key = "cloudify"
    title = "Cloudify Manager"
    runs = "executions of deployment workflows"
    settings: ClassVar[Mapping[str, Setting]] = {
        "tenant": Setting("the tenant whose executions are meant"),
        "user": Setting("the user's name, with a password"),
        "password": Setting("the user's password", secret=True),
        "token": Setting("an API token, instead of user and password", secret=True),
        "version": Setting("v3.1 (default) or v3"),
    }
    target: ClassVar[tuple[str, ...]] = ("deployment_id", "workflow_id")
    options: ClassVar[Mapping[str, type]] = {
        "allow_custom_parameters": bool,
        "force": bool,
        "dry_run": bool,
        "queue": bool,
        "wait_after_fail": float,
    }
    cancel_options: ClassVar[frozenset[str]] = frozenset({"force", "kill"})
    calls: ClassVar[Mapping[str, str]] = {
        "executions.get": "status ID",
        "executions.list": "list",
        "execution_groups.executions": "list",
    }
    words: ClassVar[Mapping[str, str]] = {"auth=(user, password)": "user and password"}
    filters: ClassVar[tuple[str, ...]] = ("status", "deployment_id", "blueprint_id", "workflow_id", "created_by")

    def classes(self) -> tuple[type[Cloudify], type[AsyncCloudify]]:
        """Return the classes of its clients."""
        from . import AsyncCloudify, Cloudify

        return Cloudify, AsyncCloudify

    def arguments(self, settings: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what they take beyond the common options."""
        return {
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

    def logs(self, client: Cloudify, ids: Mapping[str, str], wanted: Reading) -> Log:
        """Return the events and log lines of an execution, or of one operation or node instance of it, oldest first."""
        from .report_requests import FOLLOW_POLL

        execution_id, tenant = ids["execution_id"], ids.get("tenant")
        if wanted.step is not None:
            _check_step(client, ids, wanted.step)
        if wanted.follow:
            poll = wanted.poll or FOLLOW_POLL
            events: Iterable[CloudifyEvent] = client.events.follow(
                execution_id, step=wanted.step, poll=poll, tenant=tenant
            )
        else:
            client.executions.get(execution_id, tenant=tenant)  # the manager has no events of one that it does not know
            events = client.events.list(execution_id, step=wanted.step, tenant=tenant)
        lines = (f"{event}\n".encode() for event in events)
        return Log(wanted.step or "", after(lines, wanted.offset))


def _check_step(client: Cloudify, ids: Mapping[str, str], name: str) -> None:
    """Raise `UsageError` for a name that is neither that of an operation nor of a node instance of an execution."""
    run = client.fetch_run(ids, detail=True)
    names = dict.fromkeys([*(step.name for step in run.steps), *(step.group for step in run.steps if step.group)])
    if name not in names:
        raise UsageError(f"{run} has no step {name}; its steps: {', '.join(names) or 'none'}", system=run.system)


COMMAND = CloudifySystem()
