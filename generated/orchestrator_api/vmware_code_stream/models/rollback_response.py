# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.execution_status import ExecutionStatus
from ..types import UNSET, Unset, decode, decode_enum, encode


@_attrs_define
class RollbackResponse:
    """The run of a rollback.

    Attributes:
        field_link (str | Unset): Path of the execution on the server.
        index (int | Unset):
        name (str | Unset):
        output (OutputValues | Unset): Names of outputs with their values.
        status (ExecutionStatus | Unset): Status of an execution, a stage, a task or a rollback. Ends: `COMPLETED`,
            `FAILED`, `CANCELED`, `ROLLBACK_COMPLETED` (the rollback worked, so the run did not), `ROLLBACK_FAILED`.
            `WAITING` is an approval by a person. `SKIPPED` and `FAILED_CONTINUE` (failed and tolerated) are for stages
            and tasks.
        status_message (str | Unset):
    """

    field_link: str | Unset = UNSET
    index: int | Unset = UNSET
    name: str | Unset = UNSET
    output: OutputValues | Unset = UNSET
    status: ExecutionStatus | Unset = UNSET
    status_message: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

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
        get = src_dict.get
        self = cls.__new__(cls)
        self.field_link = (v) if (v := get("_link")) is not None else UNSET
        self.index = (v) if (v := get("index")) is not None else UNSET
        self.name = (v) if (v := get("name")) is not None else UNSET
        self.output = (decode(OutputValues.from_dict, v, "output")) if (v := get("output")) is not None else UNSET
        self.status = (decode_enum(ExecutionStatus, v, "status")) if (v := get("status")) is not None else UNSET
        self.status_message = (v) if (v := get("statusMessage")) is not None else UNSET
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
    "_link",
    "index",
    "name",
    "output",
    "status",
    "statusMessage",
)
_FIELDS = frozenset(_NAMES)

from ..models.output_values import OutputValues  # noqa: E402
