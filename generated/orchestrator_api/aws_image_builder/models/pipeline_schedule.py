# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class PipelineSchedule(Open[Any]):
    """When the pipeline builds by itself.

    Attributes:
        schedule_expression (str | Unset):
        timezone (str | Unset):
        pipeline_execution_start_condition (str | Unset):
        auto_disable_policy (AutoDisablePolicy | Unset): After how many failures in a row the pipeline is disabled.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    schedule_expression: str | Unset = UNSET
    timezone: str | Unset = UNSET
    pipeline_execution_start_condition: str | Unset = UNSET
    auto_disable_policy: AutoDisablePolicy | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("scheduleExpression", self.schedule_expression),
            ("timezone", self.timezone),
            ("pipelineExecutionStartCondition", self.pipeline_execution_start_condition),
            ("autoDisablePolicy", self.auto_disable_policy),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 4:
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
        ) = row
        self.schedule_expression = (v1) if v1 is not None else UNSET
        self.timezone = (v2) if v2 is not None else UNSET
        self.pipeline_execution_start_condition = (v3) if v3 is not None else UNSET
        self.auto_disable_policy = (
            (decode_object(AutoDisablePolicy, v4, "autoDisablePolicy")) if v4 is not None and v4 is not UNSET else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "scheduleExpression": UNSET,
    "timezone": UNSET,
    "pipelineExecutionStartCondition": UNSET,
    "autoDisablePolicy": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
PipelineSchedule.FIELDS = _FIELDS

from ..models.auto_disable_policy import AutoDisablePolicy  # noqa: E402

PipelineSchedule.KINDS = {
    "autoDisablePolicy": AutoDisablePolicy,
}
