# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from enum import StrEnum


class PipelineExecutionMode(StrEnum):
    """How the pipeline is run."""

    EMERGENCY = "EMERGENCY"
    NORMAL = "NORMAL"

    @classmethod
    def _missing_(cls, value: object) -> "PipelineExecutionMode | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member
