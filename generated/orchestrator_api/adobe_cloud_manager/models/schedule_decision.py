# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define

from ..models.schedule_type import ScheduleType
from ..types import MISSING, UNSET, Unset, decode_enum, encode


@_attrs_define
class ScheduleDecision:
    """When to deploy.

    Attributes:
        type_ (ScheduleType): At a set time or at once.
        schedule (str | Unset): The time in UTC with milliseconds; goes with `SCHEDULED` only.
    """

    type_: ScheduleType
    schedule: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = {}
        for name, value in (
            ("type", self.type_),
            ("schedule", self.schedule),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        get = src_dict.get
        self = cls.__new__(cls)
        self.type_ = (decode_enum(ScheduleType, v, "type")) if (v := get("type")) is not None else MISSING
        self.schedule = (v) if (v := get("schedule")) is not None else UNSET
        return self
