# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from enum import StrEnum


class PipelineType(StrEnum):
    """Kind of the pipeline."""

    CI_CD = "CI_CD"
    CODE_GENERATOR = "CODE_GENERATOR"

    @classmethod
    def _missing_(cls, value: object) -> "PipelineType | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member
