# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
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
class Tile(Open[Any]):
    """One kind of task.

    Attributes:
        tile_id (str | Unset):
        display_name (str | Unset):
        input_properties (TileProperties | Unset): Names of properties with what is known about them.
        output_properties (TileProperties | Unset): Names of properties with what is known about them.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    tile_id: str | Unset = UNSET
    display_name: str | Unset = UNSET
    input_properties: TileProperties | Unset = UNSET
    output_properties: TileProperties | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

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
            v4,
        ) = row
        self.tile_id = (v1) if v1 is not None else UNSET
        self.display_name = (v2) if v2 is not None else UNSET
        self.input_properties = (
            (decode_object(TileProperties, v3, "inputProperties")) if v3 is not None and v3 is not UNSET else UNSET
        )
        self.output_properties = (
            (decode_object(TileProperties, v4, "outputProperties")) if v4 is not None and v4 is not UNSET else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "tileId": UNSET,
    "displayName": UNSET,
    "inputProperties": UNSET,
    "outputProperties": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
Tile.FIELDS = _FIELDS

from ..models.tile_properties import TileProperties  # noqa: E402

Tile.KINDS = {
    "inputProperties": TileProperties,
    "outputProperties": TileProperties,
}
