# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, decode, encode


@_attrs_define
class PipelineTask:
    """One task of a stage of a pipeline.

    Attributes:
        type_ (str | Unset): Kind of the task. To be compared without regard to case.
        ignore_failure (bool | Unset): Whether the stage goes on when the task fails.
        pre_condition (str | Unset): Expression that decides whether the task runs.
        input_ (InputValues | Unset): Names of inputs with their values.
        output (OutputValues | Unset): Names of outputs with their values.
        endpoints (TaskEndpoints | Unset): Roles of endpoints with the names of the endpoints.
    """

    type_: str | Unset = UNSET
    ignore_failure: bool | Unset = UNSET
    pre_condition: str | Unset = UNSET
    input_: InputValues | Unset = UNSET
    output: OutputValues | Unset = UNSET
    endpoints: TaskEndpoints | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

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
        get = src_dict.get
        self = cls.__new__(cls)
        self.type_ = (v) if (v := get("type")) is not None else UNSET
        self.ignore_failure = (v) if (v := get("ignoreFailure")) is not None else UNSET
        self.pre_condition = (v) if (v := get("preCondition")) is not None else UNSET
        self.input_ = (decode(InputValues.from_dict, v, "input")) if (v := get("input")) is not None else UNSET
        self.output = (decode(OutputValues.from_dict, v, "output")) if (v := get("output")) is not None else UNSET
        self.endpoints = (
            (decode(TaskEndpoints.from_dict, v, "endpoints")) if (v := get("endpoints")) is not None else UNSET
        )
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
    "type",
    "ignoreFailure",
    "preCondition",
    "input",
    "output",
    "endpoints",
)
_FIELDS = frozenset(_NAMES)

from ..models.input_values import InputValues  # noqa: E402
from ..models.output_values import OutputValues  # noqa: E402
from ..models.task_endpoints import TaskEndpoints  # noqa: E402
