# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define

from orchestrator_api._runtime.decoding import decode_enum
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import MISSING, UNSET, Unset
from ..models.schedule_type import ScheduleType


@_attrs_define
class ScheduleDecision:
    """When to deploy.

    Attributes:
        type_ (ScheduleType): At a set time or at once.
        schedule (str | Unset): The time in UTC with milliseconds; goes with `SCHEDULED` only.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

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
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            v1,
            v2,
        ) = row
        try:
            self.type_ = _ScheduleType[v1] if v1 is not None else MISSING
        except (KeyError, TypeError):  # a word that is not in the spec
            self.type_ = decode_enum(ScheduleType, v1, "type") if v1 is not None and v1 is not UNSET else MISSING
        self.schedule = (v2) if v2 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "type": UNSET,
    "schedule": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_ScheduleType: dict[Any, Any] = {**ScheduleType._value2member_map_, UNSET: UNSET}
ScheduleDecision.FIELDS = _FIELDS


ScheduleDecision.KINDS = {
    "type": str,
}
