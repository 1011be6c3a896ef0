# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from orchestrator_api._runtime.values import Words


class PipelineExecutionStepStatus(Words):
    """Over at `FINISHED` and `INCOMPLETE` (both successes), `FAILED`, `ERROR`, `CANCELLED` and
    `ROLLED_BACK`. `WAITING` needs a person."""

    CANCELLED = "CANCELLED"
    ERROR = "ERROR"
    FAILED = "FAILED"
    FINISHED = "FINISHED"
    INCOMPLETE = "INCOMPLETE"
    NOT_STARTED = "NOT_STARTED"
    ROLLED_BACK = "ROLLED_BACK"
    ROLLING_BACK = "ROLLING_BACK"
    RUNNING = "RUNNING"
    WAITING = "WAITING"
