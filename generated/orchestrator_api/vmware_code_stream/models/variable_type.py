# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from enum import StrEnum


class VariableType(StrEnum):
    """Known values; any other text of the server becomes a member that keeps it."""

    REGULAR = "REGULAR"
    RESTRICTED = "RESTRICTED"
    SECRET = "SECRET"

    @classmethod
    def _missing_(cls, value: object) -> "VariableType | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member
