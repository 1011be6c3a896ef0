# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_enum
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import MISSING, UNSET, Open, Unset
from ..models.variable_type import VariableType


@_attrs_define
class VariableSpec(Open[Any]):
    """A variable as sent.

    Attributes:
        name (str):
        type_ (VariableType):
        value (str):
        project (str | Unset): Name of the project.
        description (str | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    name: str
    type_: VariableType
    value: str
    project: str | Unset = UNSET
    description: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("name", self.name),
            ("type", self.type_),
            ("value", self.value),
            ("project", self.project),
            ("description", self.description),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 5:
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
        ) = row
        try:
            self.type_ = _VariableType[v2] if v2 is not None else MISSING
        except (KeyError, TypeError):  # a word that is not in the spec
            self.type_ = decode_enum(VariableType, v2, "type") if v2 is not None and v2 is not UNSET else MISSING
        self.name = (v1) if v1 is not None else MISSING
        self.value = (v3) if v3 is not None else MISSING
        self.project = (v4) if v4 is not None else UNSET
        self.description = (v5) if v5 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "name": UNSET,
    "type": UNSET,
    "value": UNSET,
    "project": UNSET,
    "description": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_VariableType: dict[Any, Any] = {**VariableType._value2member_map_, UNSET: UNSET}
VariableSpec.FIELDS = _FIELDS


VariableSpec.KINDS = {
    "type": str,
}
