# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class EnvironmentList(Open[Any]):
    """EnvironmentList

    Attributes:
        field_total_number_of_items (int | None | Unset):
        field_embedded (EmbeddedEnvironments | None | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    field_total_number_of_items: int | None | Unset = UNSET
    field_embedded: EmbeddedEnvironments | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("_totalNumberOfItems", self.field_total_number_of_items),
            ("_embedded", self.field_embedded),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 2:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            self.field_total_number_of_items,
            v2,
        ) = row
        self.field_embedded = (
            (decode_object(EmbeddedEnvironments, v2, "_embedded")) if v2 is not None and v2 is not UNSET else v2
        )
        return self


_FIELDS: dict[str, Any] = {
    "_totalNumberOfItems": UNSET,
    "_embedded": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
EnvironmentList.FIELDS = _FIELDS

from ..models.embedded_environments import EmbeddedEnvironments  # noqa: E402

EnvironmentList.KINDS = {
    "_embedded": EmbeddedEnvironments,
}
