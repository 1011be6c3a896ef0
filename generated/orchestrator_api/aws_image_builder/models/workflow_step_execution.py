# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, encode


@_attrs_define
class WorkflowStepExecution:
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

    step_execution_id: str | Unset = UNSET
    image_build_version_arn: str | Unset = UNSET
    workflow_execution_id: str | Unset = UNSET
    workflow_build_version_arn: str | Unset = UNSET
    name: str | Unset = UNSET
    action: str | Unset = UNSET
    start_time: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

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
        get = src_dict.get
        self = cls.__new__(cls)
        self.step_execution_id = (v) if (v := get("stepExecutionId")) is not None else UNSET
        self.image_build_version_arn = (v) if (v := get("imageBuildVersionArn")) is not None else UNSET
        self.workflow_execution_id = (v) if (v := get("workflowExecutionId")) is not None else UNSET
        self.workflow_build_version_arn = (v) if (v := get("workflowBuildVersionArn")) is not None else UNSET
        self.name = (v) if (v := get("name")) is not None else UNSET
        self.action = (v) if (v := get("action")) is not None else UNSET
        self.start_time = (v) if (v := get("startTime")) is not None else UNSET
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
    "stepExecutionId",
    "imageBuildVersionArn",
    "workflowExecutionId",
    "workflowBuildVersionArn",
    "name",
    "action",
    "startTime",
)
_FIELDS = frozenset(_NAMES)
