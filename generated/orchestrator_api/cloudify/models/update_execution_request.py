# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_enum
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import MISSING, UNSET, Open, Unset
from ..models.execution_status import ExecutionStatus


@_attrs_define
class UpdateExecutionRequest(Open[Any]):
    """UpdateExecutionRequest

    Attributes:
        status (ExecutionStatus): Waiting: `scheduled` (for a later time), `queued` (behind another execution,
            starts by itself). Active: `pending` (handed to the worker), `started`, `cancelling`, `force_cancelling`,
            `kill_cancelling`. Ended: `terminated` (success), `failed`, `cancelled`; of these a resume leads back from
            the last two, a kill from all.
        error (None | str | Unset): The error text. Left out, it becomes empty.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    status: ExecutionStatus
    error: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("status", self.status),
            ("error", self.error),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 2:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            v1,
            self.error,
        ) = row
        try:
            self.status = _ExecutionStatus[v1] if v1 is not None else MISSING
        except (KeyError, TypeError):  # a word that is not in the spec
            self.status = decode_enum(ExecutionStatus, v1, "status") if v1 is not None and v1 is not UNSET else MISSING
        return self


_FIELDS: dict[str, Any] = {
    "status": UNSET,
    "error": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_ExecutionStatus: dict[Any, Any] = {**ExecutionStatus._value2member_map_, UNSET: UNSET}
UpdateExecutionRequest.FIELDS = _FIELDS


UpdateExecutionRequest.KINDS = {
    "status": str,
}
