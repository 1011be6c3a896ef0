# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from enum import StrEnum


class EventKind(StrEnum):
    """What an entry is."""

    CLOUDIFY_EVENT = "cloudify_event"
    CLOUDIFY_LOG = "cloudify_log"

    @classmethod
    def _missing_(cls, value: object) -> "EventKind | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member
