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
class WorkOrder(Open[Any]):
    """WorkOrder

    Attributes:
        id (int | Unset):
        status (str | Unset): Status word, an open list, to be compared without regard to case and surrounding white
            space. Ended: `Complete` (success), `Failed`, `Error`, `Canceled`. Not ended: `In Progress`, `Canceling`,
            `Paused`, `Inactive` and any other word.
        status_details (None | str | Unset): Free text; why a work order could not be started.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: int | Unset = UNSET
    status: str | Unset = UNSET
    status_details: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("status", self.status),
            ("statusDetails", self.status_details),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 3:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            v1,
            v2,
            self.status_details,
        ) = row
        self.id = (v1) if v1 is not None else UNSET
        self.status = (v2) if v2 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "status": UNSET,
    "statusDetails": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
WorkOrder.FIELDS = _FIELDS
