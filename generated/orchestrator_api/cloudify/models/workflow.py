# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class Workflow(Open[Any]):
    """A workflow that can be started on a deployment.

    Attributes:
        name (None | str | Unset):
        plugin (None | str | Unset):
        is_available (bool | None | Unset): Whether a start is taken as things stand; `force` passes over it.
        parameters (Any | Unset): What it takes, by name; free form.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    name: None | str | Unset = UNSET
    plugin: None | str | Unset = UNSET
    is_available: bool | None | Unset = UNSET
    parameters: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("name", self.name),
            ("plugin", self.plugin),
            ("is_available", self.is_available),
            ("parameters", self.parameters),
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
            self.name,
            self.plugin,
            self.is_available,
            self.parameters,
        ) = row
        return self


_FIELDS: dict[str, Any] = {
    "name": UNSET,
    "plugin": UNSET,
    "is_available": UNSET,
    "parameters": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
Workflow.FIELDS = _FIELDS
