"""What Code Stream keeps besides executions: pipelines, variables, endpoints and approvals, and how it writes instants."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from .script import Json

PREFIX = "/codestream/api"

_LOCAL = timezone(timedelta(hours=5, minutes=30))
"""In one of the vendor's samples the bare date is five and a half hours ahead of its twin in microseconds."""


def micros(instant: float) -> int:
    """Return an instant as microseconds since 1970, UTC."""
    return round(instant * 1_000_000)


def local_text(instant: float) -> str:
    """Return an instant as one sample of the vendor has it: the server's own time, and no word about the zone."""
    moment = datetime.fromtimestamp(round(instant, 3), _LOCAL)
    return f"{moment:%Y-%m-%d %H:%M:%S}.{moment.microsecond // 1000:03d}"


def zoned_text(instant: float) -> str:
    """Return an instant as another sample has it: `2019-09-16 09:25:38.065065+00`."""
    return f"{datetime.fromtimestamp(instant, UTC):%Y-%m-%d %H:%M:%S.%f}+00"


@dataclass(slots=True, kw_only=True)
class Entity:
    """What everything has in common. Instants are seconds since 1970-01-01 UTC."""

    id: str
    project: str
    name: str
    created_at: float
    updated_at: float
    created_by: str = "admin"

    def common(self, kind: str) -> Json:
        """Return the members that all entities have; those with an underscore are twins of older ones."""
        return {
            "id": self.id,
            "name": self.name,
            "project": self.project,
            "version": "1.0",
            "createdBy": self.created_by,
            "updatedBy": self.created_by,
            "_createTimeInMicros": micros(self.created_at),
            "_updateTimeInMicros": micros(self.updated_at),
            "_link": f"{PREFIX}/{kind}/{self.id}",
        }


@dataclass(slots=True, kw_only=True)
class Pipeline(Entity):
    """A pipeline. `spec` holds the members of its definition as they were sent; `state` is DISABLED when it is new."""

    spec: Json
    state: str = "DISABLED"
    runs: int = 0
    """How many executions it had: the index of the last one."""

    @property
    def concurrency(self) -> float:
        """How many executions may be at work at once; without a number, any."""
        wanted = self.spec.get("concurrency")
        return wanted if isinstance(wanted, int) and wanted > 0 else float("inf")

    def served(self) -> Json:
        """Return the pipeline as it is sent."""
        warnings: list[Json] = []
        if not self.spec.get("stages"):
            text = {"containerName": self.name, "fieldName": "stages", "level": "WARNING", "message": "No stages"}
            warnings.append({"classType": "PIPELINE", "message": text, "success": False})
        return {
            **self.common("pipelines"),
            **{name: {} for name in ("input", "output", "_inputMeta", "_outputMeta", "starred", "stages")},
            "stageOrder": [],
            "tags": [],
            **self.spec,
            "name": self.name,
            "project": self.project,
            "kind": "PIPELINE",
            "enabled": self.state != "DISABLED",
            "state": self.state,
            "createdAt": local_text(self.created_at),
            "updatedAt": local_text(self.updated_at),
            "_warnings": warnings,
        }


@dataclass(slots=True, kw_only=True)
class VariableRecord(Entity):
    """A variable. The value is given out for the type REGULAR only."""

    type: str
    value: str = field(repr=False)
    description: str = ""

    def served(self) -> Json:
        """Return the variable as it is sent."""
        open_value = {"value": self.value} if self.type == "REGULAR" else {}
        return {
            **self.common("variables"),
            "kind": "VARIABLE",
            "type": self.type,
            "description": self.description,
            **open_value,
            "createdAt": zoned_text(self.created_at),
            "updatedAt": zoned_text(self.updated_at),
        }


@dataclass(slots=True, kw_only=True)
class UserOperation(Entity):
    """An approval that an execution waits for, until `expires_at`; then the execution is canceled."""

    index: str
    execution_id: str
    execution_index: int
    pipeline_id: str
    pipeline_name: str
    expires_at: float
    stage: str = ""
    task: str = ""
    status: str = "Waiting"
    """`Approved` once somebody has approved it. The other words are invented: none is documented."""
    responded_by: str | None = None
    responded_at: float | None = None
    message: str | None = None

    @property
    def link(self) -> str:
        """Its path on the server."""
        return f"{PREFIX}/user-operations/{self.id}"

    def field(self, name: str) -> object:
        """Return a field that a list can be filtered and ordered by."""
        return self.served().get(name)

    def answered(self, status: str, by: str | None, message: str | None, now: float) -> None:
        """Keep the answer to it."""
        self.status, self.responded_by, self.message = status, by, message
        self.responded_at = now
        self.updated_at = now

    def resource(self) -> Json:
        """Return the approval as the server sends it once it was answered."""
        return {
            "id": self.id,
            "index": self.index,
            "name": self.name,
            "status": self.status,
            "executionId": self.execution_id,
            "executionIndex": self.execution_index,
            "pipeline": self.pipeline_name,
            "pipelineId": self.pipeline_id,
            "stageKey": self.stage,
            "taskKey": self.task,
            "requestedOnInMicros": micros(self.created_at),
            "expiresOnInMicros": micros(self.expires_at),
            **({"comments": self.message} if self.message else {}),
            **({"respondedBy": self.responded_by} if self.responded_by else {}),
            **({"respondedOnInMicros": micros(self.responded_at)} if self.responded_at else {}),
        }

    def served(self) -> Json:
        """Return the approval as it is sent."""
        return {
            **self.common("user-operations"),
            "index": self.index,
            "status": self.status,
            **({"responseMessage": self.message} if self.message else {}),
            **({"respondedBy": self.responded_by} if self.responded_by else {}),
            "approvers": ["lead@example.com"],
            "executionId": self.execution_id,
            "executionIndex": self.execution_index,
            "executionLink": f"{PREFIX}/executions/{self.execution_id}",
            "pipelineId": self.pipeline_id,
            "pipelineName": self.pipeline_name,
            "expirationInDays": round((self.expires_at - self.created_at) / 86400),
            "_requestedOnInMicros": micros(self.created_at),
            "_expiresOnInMicros": micros(self.expires_at),
        }


PIPELINE_FIELDS = frozenset({"id", "name", "project", "state", "enabled", "_createTimeInMicros", "_updateTimeInMicros"})
VARIABLE_FIELDS = frozenset({"id", "name", "project", "type", "_createTimeInMicros", "_updateTimeInMicros"})
OPERATION_FIELDS = frozenset(
    {
        "id",
        "name",
        "project",
        "status",
        "index",
        "executionId",
        "pipelineId",
        "_createTimeInMicros",
        "_updateTimeInMicros",
    }
)
"""What lists can be filtered and ordered by."""
