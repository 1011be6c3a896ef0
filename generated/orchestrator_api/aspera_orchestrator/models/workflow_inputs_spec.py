# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_models
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class WorkflowInputsSpec(Open[Any]):
    """WorkflowInputsSpec

    Attributes:
        workflow_id (int | Unset):
        workflow_name (str | Unset):
        time (str | Unset): Instant of the answer, for instance `2031-02-03 10:20:30 UTC`.
        action (str | Unset):
        parameter (list[WorkflowInput] | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    workflow_id: int | Unset = UNSET
    workflow_name: str | Unset = UNSET
    time: str | Unset = UNSET
    action: str | Unset = UNSET
    parameter: list[WorkflowInput] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("workflow_id", self.workflow_id),
            ("workflow_name", self.workflow_name),
            ("time", self.time),
            ("action", self.action),
            ("parameter", self.parameter),
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
        self.workflow_id = (v1) if v1 is not None else UNSET
        self.workflow_name = (v2) if v2 is not None else UNSET
        self.time = (v3) if v3 is not None else UNSET
        self.action = (v4) if v4 is not None else UNSET
        self.parameter = (
            (decode_models(WorkflowInput, v5, "parameter")) if v5 is not None and v5 is not UNSET else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "workflow_id": UNSET,
    "workflow_name": UNSET,
    "time": UNSET,
    "action": UNSET,
    "parameter": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
WorkflowInputsSpec.FIELDS = _FIELDS

from ..models.workflow_input import WorkflowInput  # noqa: E402

WorkflowInputsSpec.LISTS = {
    "parameter": WorkflowInput,
}
