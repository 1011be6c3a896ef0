# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class WorkflowStepExecution(Open[Any]):
    """One step that waits for a decision.

    Attributes:
        step_execution_id (str | Unset):
        image_build_version_arn (str | Unset):
        workflow_execution_id (str | Unset):
        workflow_build_version_arn (str | Unset): ARN of the workflow document that runs.
        name (str | Unset): Name of the step in the workflow document.
        action (str | Unset): Kind of step. The set is open.
        start_time (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    step_execution_id: str | Unset = UNSET
    image_build_version_arn: str | Unset = UNSET
    workflow_execution_id: str | Unset = UNSET
    workflow_build_version_arn: str | Unset = UNSET
    name: str | Unset = UNSET
    action: str | Unset = UNSET
    start_time: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("stepExecutionId", self.step_execution_id),
            ("imageBuildVersionArn", self.image_build_version_arn),
            ("workflowExecutionId", self.workflow_execution_id),
            ("workflowBuildVersionArn", self.workflow_build_version_arn),
            ("name", self.name),
            ("action", self.action),
            ("startTime", self.start_time),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 7:
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
            v7,
        ) = row
        self.step_execution_id = (v1) if v1 is not None else UNSET
        self.image_build_version_arn = (v2) if v2 is not None else UNSET
        self.workflow_execution_id = (v3) if v3 is not None else UNSET
        self.workflow_build_version_arn = (v4) if v4 is not None else UNSET
        self.name = (v5) if v5 is not None else UNSET
        self.action = (v6) if v6 is not None else UNSET
        self.start_time = (v7) if v7 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "stepExecutionId": UNSET,
    "imageBuildVersionArn": UNSET,
    "workflowExecutionId": UNSET,
    "workflowBuildVersionArn": UNSET,
    "name": UNSET,
    "action": UNSET,
    "startTime": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
WorkflowStepExecution.FIELDS = _FIELDS
