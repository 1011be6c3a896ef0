# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from enum import StrEnum


class BuildType(StrEnum):
    """What caused a build."""

    IMPORT = "IMPORT"
    IMPORT_ISO = "IMPORT_ISO"
    SCHEDULED = "SCHEDULED"
    USER_INITIATED = "USER_INITIATED"

    @classmethod
    def _missing_(cls, value: object) -> "BuildType | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member
