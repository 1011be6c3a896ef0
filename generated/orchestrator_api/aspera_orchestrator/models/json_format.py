# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from enum import StrEnum


class JsonFormat(StrEnum):
    """The format asked for where the path has no extension."""

    JSON = "json"

    @classmethod
    def _missing_(cls, value: object) -> "JsonFormat | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member
