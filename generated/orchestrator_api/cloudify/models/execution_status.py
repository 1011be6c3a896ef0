# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from orchestrator_api._runtime.values import Words


class ExecutionStatus(Words):
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
