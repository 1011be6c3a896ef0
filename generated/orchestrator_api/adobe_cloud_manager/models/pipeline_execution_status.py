# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from orchestrator_api._runtime.values import Words


class PipelineExecutionStatus(Words):
    """Over at `FINISHED` (the only success), `FAILED`, `ERROR` and `CANCELLED`."""

    CANCELLED = "CANCELLED"
    CANCELLING = "CANCELLING"
    ERROR = "ERROR"
    FAILED = "FAILED"
    FINISHED = "FINISHED"
    NOT_STARTED = "NOT_STARTED"
    RUNNING = "RUNNING"
