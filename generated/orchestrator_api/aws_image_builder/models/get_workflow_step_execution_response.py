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
from ..models.workflow_step_execution_rollback_status import WorkflowStepExecutionRollbackStatus
from ..models.workflow_step_execution_status import WorkflowStepExecutionStatus


@_attrs_define
class GetWorkflowStepExecutionResponse(Open[Any]):
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

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

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
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

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
        values = src_dict if len(src_dict) == 19 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 19:
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
            v15,
            v16,
            v17,
            v18,
            v19,
        ) = row
        try:
            self.status = _WorkflowStepExecutionStatus[v9] if v9 is not None else UNSET
            self.rollback_status = _WorkflowStepExecutionRollbackStatus[v10] if v10 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.status = (
                decode_enum(WorkflowStepExecutionStatus, v9, "status") if v9 is not None and v9 is not UNSET else UNSET
            )
            self.rollback_status = (
                decode_enum(WorkflowStepExecutionRollbackStatus, v10, "rollbackStatus")
                if v10 is not None and v10 is not UNSET
                else UNSET
            )
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
        return self


_FIELDS: dict[str, Any] = {
    "requestId": UNSET,
    "stepExecutionId": UNSET,
    "workflowBuildVersionArn": UNSET,
    "workflowExecutionId": UNSET,
    "imageBuildVersionArn": UNSET,
    "name": UNSET,
    "description": UNSET,
    "action": UNSET,
    "status": UNSET,
    "rollbackStatus": UNSET,
    "message": UNSET,
    "inputs": UNSET,
    "outputs": UNSET,
    "startTime": UNSET,
    "endTime": UNSET,
    "onFailure": UNSET,
    "timeoutSeconds": UNSET,
    "attemptNumber": UNSET,
    "maxAttempts": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_WorkflowStepExecutionStatus: dict[Any, Any] = {**WorkflowStepExecutionStatus._value2member_map_, UNSET: UNSET}
_WorkflowStepExecutionRollbackStatus: dict[Any, Any] = {
    **WorkflowStepExecutionRollbackStatus._value2member_map_,
    UNSET: UNSET,
}
GetWorkflowStepExecutionResponse.FIELDS = _FIELDS


GetWorkflowStepExecutionResponse.KINDS = {
    "status": str,
    "rollbackStatus": str,
}
