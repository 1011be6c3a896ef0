# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_is, decode_enum, decode_list, decode_models, decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.execution_status import ExecutionStatus


@_attrs_define
class StageExecution(Open[Any]):
    """One stage of an execution.

    Attributes:
        id (str | Unset):
        name (str | Unset):
        status (ExecutionStatus | Unset): Status of an execution, a stage, a task or a rollback. Ends: `COMPLETED`,
            `FAILED`, `CANCELED`, `ROLLBACK_COMPLETED` (the rollback worked, so the run did not), `ROLLBACK_FAILED`.
            `WAITING` is an approval by a person. `SKIPPED` and `FAILED_CONTINUE` (failed and tolerated) are for stages
            and tasks.
        status_message (str | Unset):
        field_start_time (int | Unset): Microseconds since 1970, UTC.
        field_end_time (int | Unset): Microseconds since 1970, UTC.
        field_duration_in_micros (int | Unset):
        task_order (list[str] | Unset): Names of the tasks in their order; tasks that run in parallel are one text,
            joined with commas.
        tasks (TaskExecutions | Unset): Names of tasks with their executions.
        notifications (list[ExecutionNotification] | Unset):
        rollback_configuration (RollbackConfiguration | Unset): Which pipeline to run when a stage or a task fails.
        rollback_response (RollbackResponse | Unset): The run of a rollback.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    status: ExecutionStatus | Unset = UNSET
    status_message: str | Unset = UNSET
    field_start_time: int | Unset = UNSET
    field_end_time: int | Unset = UNSET
    field_duration_in_micros: int | Unset = UNSET
    task_order: list[str] | Unset = UNSET
    tasks: TaskExecutions | Unset = UNSET
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
            ("status", self.status),
            ("statusMessage", self.status_message),
            ("_startTime", self.field_start_time),
            ("_endTime", self.field_end_time),
            ("_durationInMicros", self.field_duration_in_micros),
            ("taskOrder", self.task_order),
            ("tasks", self.tasks),
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
        values = src_dict if len(src_dict) == 12 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 12:
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
        ) = row
        try:
            self.status = _ExecutionStatus[v3] if v3 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.status = decode_enum(ExecutionStatus, v3, "status") if v3 is not None and v3 is not UNSET else UNSET
        self.id = (v1) if v1 is not None else UNSET
        self.name = (v2) if v2 is not None else UNSET
        self.status_message = (v4) if v4 is not None else UNSET
        self.field_start_time = (v5) if v5 is not None else UNSET
        self.field_end_time = (v6) if v6 is not None else UNSET
        self.field_duration_in_micros = (v7) if v7 is not None else UNSET
        self.task_order = (decode_list(as_is, v8, "taskOrder")) if v8 is not None and v8 is not UNSET else UNSET
        self.tasks = (decode_object(TaskExecutions, v9, "tasks")) if v9 is not None and v9 is not UNSET else UNSET
        self.notifications = (
            (decode_models(ExecutionNotification, v10, "notifications"))
            if v10 is not None and v10 is not UNSET
            else UNSET
        )
        self.rollback_configuration = (
            (decode_object(RollbackConfiguration, v11, "rollbackConfiguration"))
            if v11 is not None and v11 is not UNSET
            else UNSET
        )
        self.rollback_response = (
            (decode_object(RollbackResponse, v12, "rollbackResponse"))
            if v12 is not None and v12 is not UNSET
            else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "name": UNSET,
    "status": UNSET,
    "statusMessage": UNSET,
    "_startTime": UNSET,
    "_endTime": UNSET,
    "_durationInMicros": UNSET,
    "taskOrder": UNSET,
    "tasks": UNSET,
    "notifications": UNSET,
    "rollbackConfiguration": UNSET,
    "rollbackResponse": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_ExecutionStatus: dict[Any, Any] = {**ExecutionStatus._value2member_map_, UNSET: UNSET}
StageExecution.FIELDS = _FIELDS

from ..models.execution_notification import ExecutionNotification  # noqa: E402
from ..models.rollback_configuration import RollbackConfiguration  # noqa: E402
from ..models.rollback_response import RollbackResponse  # noqa: E402
from ..models.task_executions import TaskExecutions  # noqa: E402

StageExecution.LISTS = {
    "notifications": ExecutionNotification,
}

StageExecution.KINDS = {
    "status": str,
    "taskOrder": list,
    "tasks": TaskExecutions,
    "rollbackConfiguration": RollbackConfiguration,
    "rollbackResponse": RollbackResponse,
}
