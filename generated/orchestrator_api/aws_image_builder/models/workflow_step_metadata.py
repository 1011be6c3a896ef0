# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.workflow_step_execution_rollback_status import WorkflowStepExecutionRollbackStatus
from ..models.workflow_step_execution_status import WorkflowStepExecutionStatus
from ..types import UNSET, Unset, decode_enum, encode


@_attrs_define
class WorkflowStepMetadata:
    """One step of a run of a workflow.

    Attributes:
        step_execution_id (str | Unset):
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
        attempt_number (int | Unset): Which attempt this is; 1 is the first.
        max_attempts (int | Unset): How many attempts the step may take; 1 when no retry is configured.
    """

    step_execution_id: str | Unset = UNSET
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
    attempt_number: int | Unset = UNSET
    max_attempts: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("stepExecutionId", self.step_execution_id),
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
            ("attemptNumber", self.attempt_number),
            ("maxAttempts", self.max_attempts),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError for what is no object)."""
        get = src_dict.get
        self = cls.__new__(cls)
        self.step_execution_id = (v) if (v := get("stepExecutionId")) is not None else UNSET
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
        self.attempt_number = (v) if (v := get("attemptNumber")) is not None else UNSET
        self.max_attempts = (v) if (v := get("maxAttempts")) is not None else UNSET
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


_FIELDS = frozenset(
    (
        "stepExecutionId",
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
        "attemptNumber",
        "maxAttempts",
    )
)
