# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class StatusCount(Open[Any]):
    """StatusCount

    Attributes:
        status (str | Unset): The status word, such as `In Progress`.
        count (str | Unset): How many work orders have this status, in digits.
        workflow_name (str | Unset):
        last_activity (None | str | Unset): An instant, for instance `2031-02-03 10:20:30 UTC`.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    status: str | Unset = UNSET
    count: str | Unset = UNSET
    workflow_name: str | Unset = UNSET
    last_activity: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("status", self.status),
            ("count", self.count),
            ("workflowName", self.workflow_name),
            ("last_activity", self.last_activity),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 4:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            v1,
            v2,
            v3,
            self.last_activity,
        ) = row
        self.status = (v1) if v1 is not None else UNSET
        self.count = (v2) if v2 is not None else UNSET
        self.workflow_name = (v3) if v3 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "status": UNSET,
    "count": UNSET,
    "workflowName": UNSET,
    "last_activity": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
StatusCount.FIELDS = _FIELDS
