# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from orchestrator_api._runtime.values import Words


class ExecutionStatus(Words):
    """Status of an execution, a stage, a task or a rollback. Ends: `COMPLETED`, `FAILED`, `CANCELED`,
    `ROLLBACK_COMPLETED` (the rollback worked, so the run did not), `ROLLBACK_FAILED`. `WAITING` is an approval by a
    person. `SKIPPED` and `FAILED_CONTINUE` (failed and tolerated) are for stages and tasks."""

    CANCELED = "CANCELED"
    CANCELING = "CANCELING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    FAILED_CONTINUE = "FAILED_CONTINUE"
    NOT_STARTED = "NOT_STARTED"
    PAUSED = "PAUSED"
    PAUSING = "PAUSING"
    PREPARING_WORKSPACE = "PREPARING_WORKSPACE"
    QUEUED = "QUEUED"
    RESUMING = "RESUMING"
    ROLLBACK_COMPLETED = "ROLLBACK_COMPLETED"
    ROLLBACK_FAILED = "ROLLBACK_FAILED"
    ROLLING_BACK = "ROLLING_BACK"
    RUNNING = "RUNNING"
    SKIPPED = "SKIPPED"
    STARTED = "STARTED"
    WAITING = "WAITING"
