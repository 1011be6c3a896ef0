# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_object, decode, decode_enum, decode_models, decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.execution_status import ExecutionStatus


@_attrs_define
class TaskExecution(Open[Any]):
    """One task of a stage.

    Attributes:
        id (str | Unset): The id of the execution, then `~` and the place of the task, as in `~0.0`.
        name (str | Unset):
        type_ (str | Unset): Kind of the task. To be compared without regard to case.
        status (ExecutionStatus | Unset): Status of an execution, a stage, a task or a rollback. Ends: `COMPLETED`,
            `FAILED`, `CANCELED`, `ROLLBACK_COMPLETED` (the rollback worked, so the run did not), `ROLLBACK_FAILED`.
            `WAITING` is an approval by a person. `SKIPPED` and `FAILED_CONTINUE` (failed and tolerated) are for stages
            and tasks.
        status_message (str | Unset):
        failure_message (str | Unset):
        ignore_failure (bool | Unset): Whether the stage goes on when the task fails.
        pre_condition (str | Unset): Expression that decides whether the task runs.
        input_ (dict[str, Any] | Unset): Names of inputs with their values.
        output (dict[str, Any] | Unset): Names of outputs with their values.
        endpoints (TaskEndpoints | Unset): Roles of endpoints with the names of the endpoints.
        field_start_time (int | Unset): Microseconds since 1970, UTC.
        field_end_time (int | Unset): Microseconds since 1970, UTC.
        field_duration_in_micros (int | Unset):
        notifications (list[ExecutionNotification] | Unset):
        rollback_configuration (RollbackConfiguration | Unset): Which pipeline to run when a stage or a task fails.
        rollback_response (RollbackResponse | Unset): The run of a rollback.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    type_: str | Unset = UNSET
    status: ExecutionStatus | Unset = UNSET
    status_message: str | Unset = UNSET
    failure_message: str | Unset = UNSET
    ignore_failure: bool | Unset = UNSET
    pre_condition: str | Unset = UNSET
    input_: dict[str, Any] | Unset = UNSET
    output: dict[str, Any] | Unset = UNSET
    endpoints: TaskEndpoints | Unset = UNSET
    field_start_time: int | Unset = UNSET
    field_end_time: int | Unset = UNSET
    field_duration_in_micros: int | Unset = UNSET
    notifications: list[ExecutionNotification] | Unset = UNSET
    rollback_configuration: RollbackConfiguration | Unset = UNSET
    rollback_response: RollbackResponse | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("name", self.name),
            ("type", self.type_),
            ("status", self.status),
            ("statusMessage", self.status_message),
            ("failureMessage", self.failure_message),
            ("ignoreFailure", self.ignore_failure),
            ("preCondition", self.pre_condition),
            ("input", self.input_),
            ("output", self.output),
            ("endpoints", self.endpoints),
            ("_startTime", self.field_start_time),
            ("_endTime", self.field_end_time),
            ("_durationInMicros", self.field_duration_in_micros),
            ("notifications", self.notifications),
            ("rollbackConfiguration", self.rollback_configuration),
            ("rollbackResponse", self.rollback_response),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 17 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 17:
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
        ) = row
        try:
            self.status = _ExecutionStatus[v4] if v4 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.status = decode_enum(ExecutionStatus, v4, "status") if v4 is not None and v4 is not UNSET else UNSET
        self.id = (v1) if v1 is not None else UNSET
        self.name = (v2) if v2 is not None else UNSET
        self.type_ = (v3) if v3 is not None else UNSET
        self.status_message = (v5) if v5 is not None else UNSET
        self.failure_message = (v6) if v6 is not None else UNSET
        self.ignore_failure = (v7) if v7 is not None else UNSET
        self.pre_condition = (v8) if v8 is not None else UNSET
        self.input_ = (
            (v9 if type(v9) is dict else decode(as_object, v9, "input"))
            if v9 is not None and v9 is not UNSET
            else UNSET
        )
        self.output = (
            (v10 if type(v10) is dict else decode(as_object, v10, "output"))
            if v10 is not None and v10 is not UNSET
            else UNSET
        )
        self.endpoints = (
            (decode_object(TaskEndpoints, v11, "endpoints")) if v11 is not None and v11 is not UNSET else UNSET
        )
        self.field_start_time = (v12) if v12 is not None else UNSET
        self.field_end_time = (v13) if v13 is not None else UNSET
        self.field_duration_in_micros = (v14) if v14 is not None else UNSET
        self.notifications = (
            (decode_models(ExecutionNotification, v15, "notifications"))
            if v15 is not None and v15 is not UNSET
            else UNSET
        )
        self.rollback_configuration = (
            (decode_object(RollbackConfiguration, v16, "rollbackConfiguration"))
            if v16 is not None and v16 is not UNSET
            else UNSET
        )
        self.rollback_response = (
            (decode_object(RollbackResponse, v17, "rollbackResponse"))
            if v17 is not None and v17 is not UNSET
            else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "name": UNSET,
    "type": UNSET,
    "status": UNSET,
    "statusMessage": UNSET,
    "failureMessage": UNSET,
    "ignoreFailure": UNSET,
    "preCondition": UNSET,
    "input": UNSET,
    "output": UNSET,
    "endpoints": UNSET,
    "_startTime": UNSET,
    "_endTime": UNSET,
    "_durationInMicros": UNSET,
    "notifications": UNSET,
    "rollbackConfiguration": UNSET,
    "rollbackResponse": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_ExecutionStatus: dict[Any, Any] = {**ExecutionStatus._value2member_map_, UNSET: UNSET}
TaskExecution.FIELDS = _FIELDS

from ..models.execution_notification import ExecutionNotification  # noqa: E402
from ..models.rollback_configuration import RollbackConfiguration  # noqa: E402
from ..models.rollback_response import RollbackResponse  # noqa: E402
from ..models.task_endpoints import TaskEndpoints  # noqa: E402

TaskExecution.LISTS = {
    "notifications": ExecutionNotification,
}

TaskExecution.KINDS = {
    "status": str,
    "input": dict,
    "output": dict,
    "endpoints": TaskEndpoints,
    "rollbackConfiguration": RollbackConfiguration,
    "rollbackResponse": RollbackResponse,
}
