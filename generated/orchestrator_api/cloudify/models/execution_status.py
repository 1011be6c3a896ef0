# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from enum import StrEnum


class ExecutionStatus(StrEnum):
    """Waiting: `scheduled` (for a later time), `queued` (behind another execution, starts by itself). Active:
    `pending` (handed to the worker), `started`, `cancelling`, `force_cancelling`, `kill_cancelling`. Ended:
    `terminated` (success), `failed`, `cancelled`; of these a resume leads back from the last two, a kill from all."""

    CANCELLED = "cancelled"
    CANCELLING = "cancelling"
    FAILED = "failed"
    FORCE_CANCELLING = "force_cancelling"
    KILL_CANCELLING = "kill_cancelling"
    PENDING = "pending"
    QUEUED = "queued"
    SCHEDULED = "scheduled"
    STARTED = "started"
    TERMINATED = "terminated"

    @classmethod
    def _missing_(cls, value: object) -> "ExecutionStatus | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member
