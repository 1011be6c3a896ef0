# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_enum
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import MISSING, UNSET, Open, Unset
from ..models.execution_action import ExecutionAction


@_attrs_define
class ExecutionActionRequest(Open[Any]):
    """ExecutionActionRequest

    Attributes:
        action (ExecutionAction): `cancel` asks the workflow to stop after its current step, `force-cancel` does not
            wait for the workflow's own code, `kill` ends the process. `resume` continues a failed, cancelled or started
            execution, `force-resume` only a failed or cancelled one. With hyphens, where the status words have
            underscores.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    action: ExecutionAction
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (("action", self.action),):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row((values["action"],))
        if len(values) > 1:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (v1,) = row
        try:
            self.action = _ExecutionAction[v1] if v1 is not None else MISSING
        except (KeyError, TypeError):  # a word that is not in the spec
            self.action = decode_enum(ExecutionAction, v1, "action") if v1 is not None and v1 is not UNSET else MISSING
        return self


_FIELDS: dict[str, Any] = {
    "action": UNSET,
}
_ExecutionAction: dict[Any, Any] = {**ExecutionAction._value2member_map_, UNSET: UNSET}
ExecutionActionRequest.FIELDS = _FIELDS


ExecutionActionRequest.KINDS = {
    "action": str,
}
