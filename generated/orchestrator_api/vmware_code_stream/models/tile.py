# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, decode, encode


@_attrs_define
class Tile:
    """One kind of task.

    Attributes:
        tile_id (str | Unset):
        display_name (str | Unset):
        input_properties (TileProperties | Unset): Names of properties with what is known about them.
        output_properties (TileProperties | Unset): Names of properties with what is known about them.
    """

    tile_id: str | Unset = UNSET
    display_name: str | Unset = UNSET
    input_properties: TileProperties | Unset = UNSET
    output_properties: TileProperties | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("tileId", self.tile_id),
            ("displayName", self.display_name),
            ("inputProperties", self.input_properties),
            ("outputProperties", self.output_properties),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        get = src_dict.get
        self = cls.__new__(cls)
        self.tile_id = (v) if (v := get("tileId")) is not None else UNSET
        self.display_name = (v) if (v := get("displayName")) is not None else UNSET
        self.input_properties = (
            (decode(TileProperties.from_dict, v, "inputProperties"))
            if (v := get("inputProperties")) is not None
            else UNSET
        )
        self.output_properties = (
            (decode(TileProperties.from_dict, v, "outputProperties"))
            if (v := get("outputProperties")) is not None
            else UNSET
        )
        if src_dict.keys() <= _FIELDS:
            self.additional_properties = {}
        else:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @property
    def additional_keys(self) -> list[str]:
        """Return the names of the fields that the spec does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


_NAMES = (
    "tileId",
    "displayName",
    "inputProperties",
    "outputProperties",
)
_FIELDS = frozenset(_NAMES)

from ..models.tile_properties import TileProperties  # noqa: E402
