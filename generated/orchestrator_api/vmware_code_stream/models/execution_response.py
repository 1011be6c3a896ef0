# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class ExecutionResponse(Open[Any]):
    """The started execution. Where `executionId` is missing, it is the last part of `executionLink`.

    Attributes:
        execution_id (str | Unset):
        execution_index (int | Unset): Number of the run within its pipeline.
        execution_link (str | Unset): Path of the execution on the server.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    execution_id: str | Unset = UNSET
    execution_index: int | Unset = UNSET
    execution_link: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("executionId", self.execution_id),
            ("executionIndex", self.execution_index),
            ("executionLink", self.execution_link),
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
            v3,
        ) = row
        self.execution_id = (v1) if v1 is not None else UNSET
        self.execution_index = (v2) if v2 is not None else UNSET
        self.execution_link = (v3) if v3 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "executionId": UNSET,
    "executionIndex": UNSET,
    "executionLink": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
ExecutionResponse.FIELDS = _FIELDS
