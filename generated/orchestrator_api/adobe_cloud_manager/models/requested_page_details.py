# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_is, decode_list
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class RequestedPageDetails(Open[Any]):
    """RequestedPageDetails

    Attributes:
        start (int | Unset):
        limit (int | Unset):
        order_by (str | Unset):
        property_ (list[str] | Unset):
        type_ (str | Unset):
        next_ (int | Unset):
        prev (int | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    start: int | Unset = UNSET
    limit: int | Unset = UNSET
    order_by: str | Unset = UNSET
    property_: list[str] | Unset = UNSET
    type_: str | Unset = UNSET
    next_: int | Unset = UNSET
    prev: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("start", self.start),
            ("limit", self.limit),
            ("orderBy", self.order_by),
            ("property", self.property_),
            ("type", self.type_),
            ("next", self.next_),
            ("prev", self.prev),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 7:
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
            v4,
            v5,
            v6,
            v7,
        ) = row
        self.start = (v1) if v1 is not None else UNSET
        self.limit = (v2) if v2 is not None else UNSET
        self.order_by = (v3) if v3 is not None else UNSET
        self.property_ = (decode_list(as_is, v4, "property")) if v4 is not None and v4 is not UNSET else UNSET
        self.type_ = (v5) if v5 is not None else UNSET
        self.next_ = (v6) if v6 is not None else UNSET
        self.prev = (v7) if v7 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "start": UNSET,
    "limit": UNSET,
    "orderBy": UNSET,
    "property": UNSET,
    "type": UNSET,
    "next": UNSET,
    "prev": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
RequestedPageDetails.FIELDS = _FIELDS


RequestedPageDetails.KINDS = {
    "property": list,
}
