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
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.variable_type import VariableType


@_attrs_define
class Variable(Open[Any]):
    """A variable.

    Attributes:
        id (str | Unset):
        name (str | Unset):
        description (str | Unset):
        project (str | Unset): Name of the project.
        version (str | Unset):
        created_at (str | Unset): As in `2019-09-16 09:25:38.065065+00`, the offset not always given. Without it the
            zone is unknown: prefer `_createTimeInMicros`.
        created_by (str | Unset):
        updated_at (str | Unset): As `createdAt`; prefer `_updateTimeInMicros`.
        updated_by (str | Unset):
        field_link (str | Unset): Path of the entity on the server.
        field_create_time_in_micros (int | Unset): Microseconds since 1970, UTC.
        field_update_time_in_micros (int | Unset): Microseconds since 1970, UTC.
        field_created_by (str | Unset):
        field_updated_by (str | Unset):
        field_project_id (str | Unset):
        kind (str | Unset): The kind of entity, `VARIABLE`.
        type_ (VariableType | Unset):
        value (str | Unset): Only for the type `REGULAR`; secret values are not given out.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    project: str | Unset = UNSET
    version: str | Unset = UNSET
    created_at: str | Unset = UNSET
    created_by: str | Unset = UNSET
    updated_at: str | Unset = UNSET
    updated_by: str | Unset = UNSET
    field_link: str | Unset = UNSET
    field_create_time_in_micros: int | Unset = UNSET
    field_update_time_in_micros: int | Unset = UNSET
    field_created_by: str | Unset = UNSET
    field_updated_by: str | Unset = UNSET
    field_project_id: str | Unset = UNSET
    kind: str | Unset = UNSET
    type_: VariableType | Unset = UNSET
    value: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("name", self.name),
            ("description", self.description),
            ("project", self.project),
            ("version", self.version),
            ("createdAt", self.created_at),
            ("createdBy", self.created_by),
            ("updatedAt", self.updated_at),
            ("updatedBy", self.updated_by),
            ("_link", self.field_link),
            ("_createTimeInMicros", self.field_create_time_in_micros),
            ("_updateTimeInMicros", self.field_update_time_in_micros),
            ("_createdBy", self.field_created_by),
            ("_updatedBy", self.field_updated_by),
            ("_projectId", self.field_project_id),
            ("kind", self.kind),
            ("type", self.type_),
            ("value", self.value),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 18 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 18:
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
            v8,
            v9,
            v10,
            v11,
            v12,
            v13,
            v14,
            v15,
            v16,
            v17,
            v18,
        ) = row
        try:
            self.type_ = _VariableType[v17] if v17 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.type_ = decode_enum(VariableType, v17, "type") if v17 is not None and v17 is not UNSET else UNSET
        self.id = (v1) if v1 is not None else UNSET
        self.name = (v2) if v2 is not None else UNSET
        self.description = (v3) if v3 is not None else UNSET
        self.project = (v4) if v4 is not None else UNSET
        self.version = (v5) if v5 is not None else UNSET
        self.created_at = (v6) if v6 is not None else UNSET
        self.created_by = (v7) if v7 is not None else UNSET
        self.updated_at = (v8) if v8 is not None else UNSET
        self.updated_by = (v9) if v9 is not None else UNSET
        self.field_link = (v10) if v10 is not None else UNSET
        self.field_create_time_in_micros = (v11) if v11 is not None else UNSET
        self.field_update_time_in_micros = (v12) if v12 is not None else UNSET
        self.field_created_by = (v13) if v13 is not None else UNSET
        self.field_updated_by = (v14) if v14 is not None else UNSET
        self.field_project_id = (v15) if v15 is not None else UNSET
        self.kind = (v16) if v16 is not None else UNSET
        self.value = (v18) if v18 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "name": UNSET,
    "description": UNSET,
    "project": UNSET,
    "version": UNSET,
    "createdAt": UNSET,
    "createdBy": UNSET,
    "updatedAt": UNSET,
    "updatedBy": UNSET,
    "_link": UNSET,
    "_createTimeInMicros": UNSET,
    "_updateTimeInMicros": UNSET,
    "_createdBy": UNSET,
    "_updatedBy": UNSET,
    "_projectId": UNSET,
    "kind": UNSET,
    "type": UNSET,
    "value": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_VariableType: dict[Any, Any] = {**VariableType._value2member_map_, UNSET: UNSET}
Variable.FIELDS = _FIELDS


Variable.KINDS = {
    "type": str,
}
