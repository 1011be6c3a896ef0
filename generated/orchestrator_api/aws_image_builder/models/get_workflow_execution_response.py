# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_enum
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.workflow_execution_status import WorkflowExecutionStatus
from ..models.workflow_type import WorkflowType


@_attrs_define
class GetWorkflowExecutionResponse(Open[Any]):
    """GetWorkflowExecutionResponse

    Attributes:
        request_id (str | Unset):
        workflow_build_version_arn (str | Unset): ARN of the workflow document that ran.
        workflow_execution_id (str | Unset):
        image_build_version_arn (str | Unset): ARN of the image build which the run belongs to.
        type_ (WorkflowType | Unset): Which phase of a build a workflow belongs to.
        status (WorkflowExecutionStatus | Unset): How far a run of a workflow is.
        message (str | Unset): Up to 500 characters.
        total_step_count (int | Unset): Number of steps in the workflow, known before any of them runs. The three
            other counts add up to it only when every step ends in one of those ways.
        total_steps_succeeded (int | Unset):
        total_steps_failed (int | Unset):
        total_steps_skipped (int | Unset):
        start_time (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
        end_time (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
        parallel_group (str | Unset): Group of test workflows that run side by side; test workflows only.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    request_id: str | Unset = UNSET
    workflow_build_version_arn: str | Unset = UNSET
    workflow_execution_id: str | Unset = UNSET
    image_build_version_arn: str | Unset = UNSET
    type_: WorkflowType | Unset = UNSET
    status: WorkflowExecutionStatus | Unset = UNSET
    message: str | Unset = UNSET
    total_step_count: int | Unset = UNSET
    total_steps_succeeded: int | Unset = UNSET
    total_steps_failed: int | Unset = UNSET
    total_steps_skipped: int | Unset = UNSET
    start_time: str | Unset = UNSET
    end_time: str | Unset = UNSET
    parallel_group: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("requestId", self.request_id),
            ("workflowBuildVersionArn", self.workflow_build_version_arn),
            ("workflowExecutionId", self.workflow_execution_id),
            ("imageBuildVersionArn", self.image_build_version_arn),
            ("type", self.type_),
            ("status", self.status),
            ("message", self.message),
            ("totalStepCount", self.total_step_count),
            ("totalStepsSucceeded", self.total_steps_succeeded),
            ("totalStepsFailed", self.total_steps_failed),
            ("totalStepsSkipped", self.total_steps_skipped),
            ("startTime", self.start_time),
            ("endTime", self.end_time),
            ("parallelGroup", self.parallel_group),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 14 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 14:
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
            v8,
            v9,
            v10,
            v11,
            v12,
            v13,
            v14,
        ) = row
        try:
            self.type_ = _WorkflowType[v5] if v5 is not None else UNSET
            self.status = _WorkflowExecutionStatus[v6] if v6 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.type_ = decode_enum(WorkflowType, v5, "type") if v5 is not None and v5 is not UNSET else UNSET
            self.status = (
                decode_enum(WorkflowExecutionStatus, v6, "status") if v6 is not None and v6 is not UNSET else UNSET
            )
        self.request_id = (v1) if v1 is not None else UNSET
        self.workflow_build_version_arn = (v2) if v2 is not None else UNSET
        self.workflow_execution_id = (v3) if v3 is not None else UNSET
        self.image_build_version_arn = (v4) if v4 is not None else UNSET
        self.message = (v7) if v7 is not None else UNSET
        self.total_step_count = (v8) if v8 is not None else UNSET
        self.total_steps_succeeded = (v9) if v9 is not None else UNSET
        self.total_steps_failed = (v10) if v10 is not None else UNSET
        self.total_steps_skipped = (v11) if v11 is not None else UNSET
        self.start_time = (v12) if v12 is not None else UNSET
        self.end_time = (v13) if v13 is not None else UNSET
        self.parallel_group = (v14) if v14 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "requestId": UNSET,
    "workflowBuildVersionArn": UNSET,
    "workflowExecutionId": UNSET,
    "imageBuildVersionArn": UNSET,
    "type": UNSET,
    "status": UNSET,
    "message": UNSET,
    "totalStepCount": UNSET,
    "totalStepsSucceeded": UNSET,
    "totalStepsFailed": UNSET,
    "totalStepsSkipped": UNSET,
    "startTime": UNSET,
    "endTime": UNSET,
    "parallelGroup": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_WorkflowType: dict[Any, Any] = {**WorkflowType._value2member_map_, UNSET: UNSET}
_WorkflowExecutionStatus: dict[Any, Any] = {**WorkflowExecutionStatus._value2member_map_, UNSET: UNSET}
GetWorkflowExecutionResponse.FIELDS = _FIELDS


GetWorkflowExecutionResponse.KINDS = {
    "type": str,
    "status": str,
}
