# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_is, decode_enum, decode_list
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.pipeline_state import PipelineState


@_attrs_define
class PipelinePatchRequest(Open[Any]):
    """The members of a pipeline to change.

    Attributes:
        name (str | Unset):
        description (str | Unset):
        enabled (bool | Unset):
        state (PipelineState | Unset):
        tags (list[str] | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    name: str | Unset = UNSET
    description: str | Unset = UNSET
    enabled: bool | Unset = UNSET
    state: PipelineState | Unset = UNSET
    tags: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("name", self.name),
            ("description", self.description),
            ("enabled", self.enabled),
            ("state", self.state),
            ("tags", self.tags),
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
            self.state = _PipelineState[v4] if v4 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.state = decode_enum(PipelineState, v4, "state") if v4 is not None and v4 is not UNSET else UNSET
        self.name = (v1) if v1 is not None else UNSET
        self.description = (v2) if v2 is not None else UNSET
        self.enabled = (v3) if v3 is not None else UNSET
        self.tags = (decode_list(as_is, v5, "tags")) if v5 is not None and v5 is not UNSET else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "name": UNSET,
    "description": UNSET,
    "enabled": UNSET,
    "state": UNSET,
    "tags": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_PipelineState: dict[Any, Any] = {**PipelineState._value2member_map_, UNSET: UNSET}
PipelinePatchRequest.FIELDS = _FIELDS


PipelinePatchRequest.KINDS = {
    "state": str,
    "tags": list,
}
