"""What a Cloudify Manager keeps: deployments with their workflows, and executions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from ..._simulation.script import Playback, StepPicture
from .rules import FIELDS


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter that a workflow declares. Without a default it is required; `choices` is a constraint on its value."""

    type: Literal["string", "integer", "float", "boolean", "list", "dict"] | None = None
    default: object = None
    required: bool = False
    choices: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkflowRecord:
    """A workflow of a deployment."""

    parameters: dict[str, Parameter] = field(default_factory=dict[str, Parameter])
    available: bool = True


def _usual_workflows() -> dict[str, WorkflowRecord]:
    nodes = WorkflowRecord({"node_ids": Parameter("list", default=[])})
    operation = WorkflowRecord(
        {"operation": Parameter("string", required=True), "operation_kwargs": Parameter("dict", default={})}
    )
    scale = WorkflowRecord(
        {"delta": Parameter("integer", default=1), "scalable_entity_name": Parameter("string", default="")}
    )
    plain = dict.fromkeys(("install", "uninstall", "start", "stop", "restart", "heal", "update"), nodes)
    return {**plain, "execute_operation": operation, "scale": scale}


@dataclass(slots=True)
class Deployment:
    """Something that workflows run on. Change its attributes to prepare a situation.

    environment: `pending`, `creating` and `failed` refuse a start, each with its own error.
    depended_on: other installations rely on it, which refuses some workflows without `force`.
    """

    id: str
    display_name: str
    blueprint_id: str
    tenant: str = "default_tenant"
    workflows: dict[str, WorkflowRecord] = field(default_factory=_usual_workflows)
    environment: Literal["ready", "pending", "creating", "failed"] = "ready"
    depended_on: bool = False


@dataclass(slots=True, kw_only=True)
class CloudifyRecord:
    """A row of the manager's table. Instants are seconds since 1970-01-01 UTC. Tests may change everything."""

    id: str
    workflow_id: str = "install"
    deployment_id: str | None = None
    deployment_display_name: str | None = None
    blueprint_id: str | None = None
    status: str | None = "pending"
    error: str | None = None
    created_at: float
    started_at: float | None = None
    ended_at: float | None = None
    parameters: dict[str, object] = field(default_factory=dict[str, object])
    is_system_workflow: bool = False
    is_dry_run: bool = False
    resume: bool = False
    allow_custom_parameters: bool = False
    total_operations: int = 0
    finished_operations: int = 0
    created_by: str = "admin"
    tenant_name: str = "default_tenant"
    visibility: str = "tenant"
    counted_at: float = 0.0
    """From when on it is known how many operations there are to do."""
    broken_off: float | None = None
    """When an update to a final status revoked the token of the running workflow, so that it stopped midway."""
    execution_group_id: str | None = None
    """Can be filtered on, is not served."""
    playback: Playback | None = field(default=None, repr=False)
    """The workflow at work, if there is one."""
    past: list[StepPicture] = field(default_factory=list[StepPicture], repr=False)
    """Steps of it that had ended before it was resumed."""
    plan: list[tuple[float, str, str]] = field(default_factory=list[tuple[float, str, str]], repr=False)
    """What the worker will report: instant, status, error text."""

    def served(self, now: float) -> dict[str, object]:
        """Return the 25 fields as the service serves them at this instant."""
        status = self.odd_word(now) or self.status
        return {
            "id": self.id,
            "workflow_id": self.workflow_id,
            "deployment_id": self.deployment_id,
            "deployment_display_name": self.deployment_display_name,
            "blueprint_id": self.blueprint_id,
            "status": status,
            "status_display": "completed" if status == "terminated" else status,
            "error": self.error,
            "created_at": timestamp(self.created_at),
            "started_at": timestamp(self.started_at),
            "ended_at": timestamp(self.ended_at),
            "scheduled_for": None,
            "parameters": self.parameters,
            "is_system_workflow": self.is_system_workflow,
            "is_dry_run": self.is_dry_run,
            "resume": self.resume,
            "allow_custom_parameters": self.allow_custom_parameters,
            "total_operations": self.total_operations if self.ended_at or now >= self.counted_at else 0,
            "finished_operations": self.finished_operations + self.done(now),
            "created_by": self.created_by,
            "tenant_name": self.tenant_name,
            "visibility": self.visibility,
            "resource_availability": self.visibility,
            "private_resource": self.visibility == "private",
            "parameters_p": None,
        }

    @property
    def printed(self) -> str:
        """How the manager prints it in the message that a deployment is busy."""
        about = f"tenant={self.tenant_name} status={self.status} workflow_id={self.workflow_id}"
        return f"<Execution id=`{self.id}` {about}>"

    def is_seen_from(self, tenant: str | None) -> bool:
        """Whether a caller in this tenant sees it; None stands for all tenants."""
        return tenant is None or self.tenant_name == tenant or self.visibility == "global"

    def done(self, now: float) -> int:
        """Return how many operations the workflow at work has done, beyond those of earlier attempts."""
        if self.playback is None or self.is_dry_run:
            return 0
        return self.playback.at(now if self.broken_off is None else self.broken_off).done

    def odd_word(self, now: float) -> str | None:
        """Return the status that the script puts in the place of `started` at this instant, if any."""
        return self.playback.at(now).word if self.playback and self.status == "started" else None

    def move(self, status: str | None, error: str | None, now: float) -> None:
        """Write a status and an error, with the instants that go with it."""
        self.status, self.error = status, error
        if status == "started":
            self.started_at = now
        if status in ("terminated", "failed", "cancelled"):
            self.ended_at = now


SHELL: dict[str, object] = {
    **dict.fromkeys(FIELDS),
    "status": "scheduled",
    "status_display": "scheduled",
    "total_operations": 0,
    "finished_operations": 0,
    "allow_custom_parameters": False,
    "private_resource": False,
}
"""What a scheduled start answers: no execution exists yet, so nearly everything is null."""


def read_instant(value: object) -> float | None:
    """Return an instant written as `YYYYMMDDHHMM`, with a zone or without, or in ISO 8601; None for anything else.

    The manager understands many more forms. A time without a zone is the server's local time: here that is UTC.
    """
    readers: tuple[Callable[[str], datetime], ...] = (
        lambda text: datetime.strptime(text, "%Y%m%d%H%M%z"),
        lambda text: datetime.strptime(text, "%Y%m%d%H%M").replace(tzinfo=UTC),
        datetime.fromisoformat,
    )
    for read in readers:
        try:
            moment = read(str(value))
        except ValueError:
            continue
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    return None


def timestamp(instant: float | None) -> str | None:
    """Return an instant as the service writes it: UTC, always with three decimals."""
    if instant is None:
        return None
    moment = datetime.fromtimestamp(round(instant, 3), UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def seeded(execution_id: str, index: int, created: float) -> CloudifyRecord:
    """Return an execution that ended half a minute after it was created; its status goes round by the index."""
    status = ("terminated", "failed", "cancelled")[index % 3]
    return CloudifyRecord(
        id=execution_id,
        deployment_id="web",
        deployment_display_name="Web tier",
        blueprint_id="web-bp",
        status=status,
        error="RuntimeError: no space left" if status == "failed" else "",
        created_at=created,
        started_at=created + 1,
        ended_at=created + 30,
        total_operations=3,
        finished_operations=3 if status == "terminated" else 2,
    )
