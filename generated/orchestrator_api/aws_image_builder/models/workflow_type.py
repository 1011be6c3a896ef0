# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from enum import StrEnum


class WorkflowType(StrEnum):
    """Which phase of a build a workflow belongs to."""

    BUILD = "BUILD"
    DISTRIBUTION = "DISTRIBUTION"
    TEST = "TEST"

    @classmethod
    def _missing_(cls, value: object) -> "WorkflowType | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member
