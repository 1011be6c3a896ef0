# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import Open


@_attrs_define
class VariableDocuments(Open["Variable"]):
    """Links with their variables."""

    KINDS: ClassVar[Mapping[str, Any]] = {}

    additional_properties: dict[str, Variable] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        self = cls.__new__(cls)
        self.additional_properties = {
            name: decode(Variable.from_dict, v, name) for name, v in src_dict.items() if v is not None
        }
        return self


from ..models.variable import Variable  # noqa: E402

VariableDocuments.KINDS = {
    "": Variable,  # what the spec does not name
}
