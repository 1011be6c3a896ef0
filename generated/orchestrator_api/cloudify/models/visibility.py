# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from enum import StrEnum


class Visibility(StrEnum):
    """Who can see a resource."""

    GLOBAL = "global"
    PRIVATE = "private"
    TENANT = "tenant"

    @classmethod
    def _missing_(cls, value: object) -> "Visibility | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member
