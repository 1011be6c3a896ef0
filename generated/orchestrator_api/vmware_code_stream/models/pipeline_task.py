# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_object, decode, decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class PipelineTask(Open[Any]):
    """One task of a stage of a pipeline.

    Attributes:
        type_ (str | Unset): Kind of the task. To be compared without regard to case.
        ignore_failure (bool | Unset): Whether the stage goes on when the task fails.
        pre_condition (str | Unset): Expression that decides whether the task runs.
        input_ (dict[str, Any] | Unset): Names of inputs with their values.
        output (dict[str, Any] | Unset): Names of outputs with their values.
        endpoints (TaskEndpoints | Unset): Roles of endpoints with the names of the endpoints.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    type_: str | Unset = UNSET
    ignore_failure: bool | Unset = UNSET
    pre_condition: str | Unset = UNSET
    input_: dict[str, Any] | Unset = UNSET
    output: dict[str, Any] | Unset = UNSET
    endpoints: TaskEndpoints | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("type", self.type_),
            ("ignoreFailure", self.ignore_failure),
            ("preCondition", self.pre_condition),
            ("input", self.input_),
            ("output", self.output),
            ("endpoints", self.endpoints),
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
        self.type_ = (v1) if v1 is not None else UNSET
        self.ignore_failure = (v2) if v2 is not None else UNSET
        self.pre_condition = (v3) if v3 is not None else UNSET
        self.input_ = (
            (v4 if type(v4) is dict else decode(as_object, v4, "input"))
            if v4 is not None and v4 is not UNSET
            else UNSET
        )
        self.output = (
            (v5 if type(v5) is dict else decode(as_object, v5, "output"))
            if v5 is not None and v5 is not UNSET
            else UNSET
        )
        self.endpoints = (
            (decode_object(TaskEndpoints, v6, "endpoints")) if v6 is not None and v6 is not UNSET else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "type": UNSET,
    "ignoreFailure": UNSET,
    "preCondition": UNSET,
    "input": UNSET,
    "output": UNSET,
    "endpoints": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
PipelineTask.FIELDS = _FIELDS

from ..models.task_endpoints import TaskEndpoints  # noqa: E402

PipelineTask.KINDS = {
    "input": dict,
    "output": dict,
    "endpoints": TaskEndpoints,
}
