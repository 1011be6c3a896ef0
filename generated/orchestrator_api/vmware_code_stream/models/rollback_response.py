# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_object, decode, decode_enum
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.execution_status import ExecutionStatus


@_attrs_define
class RollbackResponse(Open[Any]):
    """The run of a rollback.

    Attributes:
        field_link (str | Unset): Path of the execution on the server.
        index (int | Unset):
        name (str | Unset):
        output (dict[str, Any] | Unset): Names of outputs with their values.
        status (ExecutionStatus | Unset): Status of an execution, a stage, a task or a rollback. Ends: `COMPLETED`,
            `FAILED`, `CANCELED`, `ROLLBACK_COMPLETED` (the rollback worked, so the run did not), `ROLLBACK_FAILED`.
            `WAITING` is an approval by a person. `SKIPPED` and `FAILED_CONTINUE` (failed and tolerated) are for stages
            and tasks.
        status_message (str | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    field_link: str | Unset = UNSET
    index: int | Unset = UNSET
    name: str | Unset = UNSET
    output: dict[str, Any] | Unset = UNSET
    status: ExecutionStatus | Unset = UNSET
    status_message: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("_link", self.field_link),
            ("index", self.index),
            ("name", self.name),
            ("output", self.output),
            ("status", self.status),
            ("statusMessage", self.status_message),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 6:
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
        ) = row
        try:
            self.status = _ExecutionStatus[v5] if v5 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.status = decode_enum(ExecutionStatus, v5, "status") if v5 is not None and v5 is not UNSET else UNSET
        self.field_link = (v1) if v1 is not None else UNSET
        self.index = (v2) if v2 is not None else UNSET
        self.name = (v3) if v3 is not None else UNSET
        self.output = (
            (v4 if type(v4) is dict else decode(as_object, v4, "output"))
            if v4 is not None and v4 is not UNSET
            else UNSET
        )
        self.status_message = (v6) if v6 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "_link": UNSET,
    "index": UNSET,
    "name": UNSET,
    "output": UNSET,
    "status": UNSET,
    "statusMessage": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_ExecutionStatus: dict[Any, Any] = {**ExecutionStatus._value2member_map_, UNSET: UNSET}
RollbackResponse.FIELDS = _FIELDS


RollbackResponse.KINDS = {
    "output": dict,
    "status": str,
}
