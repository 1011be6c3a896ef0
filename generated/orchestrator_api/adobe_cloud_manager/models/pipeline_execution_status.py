# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from enum import StrEnum


class PipelineExecutionStatus(StrEnum):
    """Over at `FINISHED` (the only success), `FAILED`, `ERROR` and `CANCELLED`."""

    CANCELLED = "CANCELLED"
    CANCELLING = "CANCELLING"
    ERROR = "ERROR"
    FAILED = "FAILED"
    FINISHED = "FINISHED"
    NOT_STARTED = "NOT_STARTED"
    RUNNING = "RUNNING"

    @classmethod
    def _missing_(cls, value: object) -> "PipelineExecutionStatus | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member
