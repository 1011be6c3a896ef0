# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.workflow_step_execution_rollback_status import WorkflowStepExecutionRollbackStatus
from ..models.workflow_step_execution_status import WorkflowStepExecutionStatus
from ..types import UNSET, Unset, decode_enum, encode


@_attrs_define
class GetWorkflowStepExecutionResponse:
    """GetWorkflowStepExecutionResponse

    Attributes:
        request_id (str | Unset):
        step_execution_id (str | Unset):
        workflow_build_version_arn (str | Unset): ARN of the workflow document that ran.
        workflow_execution_id (str | Unset):
        image_build_version_arn (str | Unset): ARN of the image build which the run belongs to.
        name (str | Unset): Name of the step in the workflow document.
        description (str | Unset): Up to 500 characters.
        action (str | Unset): Kind of step. The set is open.
        status (WorkflowStepExecutionStatus | Unset): How far a step is.
        rollback_status (WorkflowStepExecutionRollbackStatus | Unset): How far the rollback of a step is; missing
            when there is nothing to roll back.
        message (str | Unset): Up to 500 characters.
        inputs (str | Unset): JSON text within a string, of any length. It may hold unresolved references, such as a
            member `instanceId.$` that points into `$.stepOutputs`.
        outputs (str | Unset): JSON text within a string, of any length. Missing for a skipped step. For a failed
            step it holds the error message, so it need not be JSON.
        start_time (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
        end_time (str | Unset): Time in ISO 8601, UTC with milliseconds, such as `2026-09-09T19:12:23.418Z`.
        on_failure (str | Unset): What a failure of the step does to the workflow, `Abort` (usual) or `Continue`.
        timeout_seconds (int | Unset): How long the step may take.
        attempt_number (int | Unset): Which attempt this is; 1 is the first.
        max_attempts (int | Unset): How many attempts the step may take; 1 when no retry is configured.
    """

    request_id: str | Unset = UNSET
    step_execution_id: str | Unset = UNSET
    workflow_build_version_arn: str | Unset = UNSET
    workflow_execution_id: str | Unset = UNSET
    image_build_version_arn: str | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    action: str | Unset = UNSET
    status: WorkflowStepExecutionStatus | Unset = UNSET
    rollback_status: WorkflowStepExecutionRollbackStatus | Unset = UNSET
    message: str | Unset = UNSET
    inputs: str | Unset = UNSET
    outputs: str | Unset = UNSET
    start_time: str | Unset = UNSET
    end_time: str | Unset = UNSET
    on_failure: str | Unset = UNSET
    timeout_seconds: int | Unset = UNSET
    attempt_number: int | Unset = UNSET
    max_attempts: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("requestId", self.request_id),
            ("stepExecutionId", self.step_execution_id),
            ("workflowBuildVersionArn", self.workflow_build_version_arn),
            ("workflowExecutionId", self.workflow_execution_id),
            ("imageBuildVersionArn", self.image_build_version_arn),
            ("name", self.name),
            ("description", self.description),
            ("action", self.action),
            ("status", self.status),
            ("rollbackStatus", self.rollback_status),
            ("message", self.message),
            ("inputs", self.inputs),
            ("outputs", self.outputs),
            ("startTime", self.start_time),
            ("endTime", self.end_time),
            ("onFailure", self.on_failure),
            ("timeoutSeconds", self.timeout_seconds),
            ("attemptNumber", self.attempt_number),
            ("maxAttempts", self.max_attempts),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        filled = src_dict if len(src_dict) == 19 else {**_ABSENT, **src_dict}
        if len(filled) == 19 and (whole := cls._whole(filled)) is not None:
            return whole
        get = src_dict.get
        self = cls.__new__(cls)
        self.request_id = (v) if (v := get("requestId")) is not None else UNSET
        self.step_execution_id = (v) if (v := get("stepExecutionId")) is not None else UNSET
        self.workflow_build_version_arn = (v) if (v := get("workflowBuildVersionArn")) is not None else UNSET
        self.workflow_execution_id = (v) if (v := get("workflowExecutionId")) is not None else UNSET
        self.image_build_version_arn = (v) if (v := get("imageBuildVersionArn")) is not None else UNSET
        self.name = (v) if (v := get("name")) is not None else UNSET
        self.description = (v) if (v := get("description")) is not None else UNSET
        self.action = (v) if (v := get("action")) is not None else UNSET
        self.status = (
            (decode_enum(WorkflowStepExecutionStatus, v, "status")) if (v := get("status")) is not None else UNSET
        )
        self.rollback_status = (
            (decode_enum(WorkflowStepExecutionRollbackStatus, v, "rollbackStatus"))
            if (v := get("rollbackStatus")) is not None
            else UNSET
        )
        self.message = (v) if (v := get("message")) is not None else UNSET
        self.inputs = (v) if (v := get("inputs")) is not None else UNSET
        self.outputs = (v) if (v := get("outputs")) is not None else UNSET
        self.start_time = (v) if (v := get("startTime")) is not None else UNSET
        self.end_time = (v) if (v := get("endTime")) is not None else UNSET
        self.on_failure = (v) if (v := get("onFailure")) is not None else UNSET
        self.timeout_seconds = (v) if (v := get("timeoutSeconds")) is not None else UNSET
        self.attempt_number = (v) if (v := get("attemptNumber")) is not None else UNSET
        self.max_attempts = (v) if (v := get("maxAttempts")) is not None else UNSET
        if src_dict.keys() <= _FIELDS:
            self.additional_properties = {}
        else:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def _whole(cls, src_dict: Mapping[str, Any]) -> Self | None:
        """Return the model of an object with all fields (some may be UNSET), read in one go; None for others or unknown words."""
        self = cls.__new__(cls)
        try:
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
                v15,
                v16,
                v17,
                v18,
                v19,
            ) = _VALUES(src_dict)
            self.status = _WorkflowStepExecutionStatus[v9] if v9 is not None else UNSET
            self.rollback_status = _WorkflowStepExecutionRollbackStatus[v10] if v10 is not None else UNSET
        except (KeyError, TypeError):
            return None
        self.request_id = (v1) if v1 is not None else UNSET
        self.step_execution_id = (v2) if v2 is not None else UNSET
        self.workflow_build_version_arn = (v3) if v3 is not None else UNSET
        self.workflow_execution_id = (v4) if v4 is not None else UNSET
        self.image_build_version_arn = (v5) if v5 is not None else UNSET
        self.name = (v6) if v6 is not None else UNSET
        self.description = (v7) if v7 is not None else UNSET
        self.action = (v8) if v8 is not None else UNSET
        self.message = (v11) if v11 is not None else UNSET
        self.inputs = (v12) if v12 is not None else UNSET
        self.outputs = (v13) if v13 is not None else UNSET
        self.start_time = (v14) if v14 is not None else UNSET
        self.end_time = (v15) if v15 is not None else UNSET
        self.on_failure = (v16) if v16 is not None else UNSET
        self.timeout_seconds = (v17) if v17 is not None else UNSET
        self.attempt_number = (v18) if v18 is not None else UNSET
        self.max_attempts = (v19) if v19 is not None else UNSET
        self.additional_properties = {}
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
    "requestId",
    "stepExecutionId",
    "workflowBuildVersionArn",
    "workflowExecutionId",
    "imageBuildVersionArn",
    "name",
    "description",
    "action",
    "status",
    "rollbackStatus",
    "message",
    "inputs",
    "outputs",
    "startTime",
    "endTime",
    "onFailure",
    "timeoutSeconds",
    "attemptNumber",
    "maxAttempts",
)
_FIELDS = frozenset(_NAMES)
_VALUES = itemgetter(*_NAMES)
_ABSENT = dict.fromkeys(_NAMES, UNSET)
_WorkflowStepExecutionStatus: dict[Any, Any] = {**WorkflowStepExecutionStatus._value2member_map_, UNSET: UNSET}
_WorkflowStepExecutionRollbackStatus: dict[Any, Any] = {
    **WorkflowStepExecutionRollbackStatus._value2member_map_,
    UNSET: UNSET,
}
