# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import (
    as_is,
    as_object,
    decode,
    decode_enum,
    decode_list,
    decode_models,
    decode_object,
)
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.execution_status import ExecutionStatus


@_attrs_define
class Execution(Open[Any]):
    """One run of a pipeline. `name` is the name of the pipeline; people see the run as `name#index`.

    Attributes:
        id (str | Unset):
        name (str | Unset):
        description (str | Unset):
        project (str | Unset): Name of the project.
        version (str | Unset):
        created_at (str | Unset): As in `2019-09-16 09:25:38.065065+00`, the offset not always given. Without it the
            zone is unknown: prefer `_createTimeInMicros`.
        created_by (str | Unset):
        updated_at (str | Unset): As `createdAt`; prefer `_updateTimeInMicros`.
        updated_by (str | Unset):
        field_link (str | Unset): Path of the entity on the server.
        field_create_time_in_micros (int | Unset): Microseconds since 1970, UTC.
        field_update_time_in_micros (int | Unset): Microseconds since 1970, UTC.
        field_created_by (str | Unset):
        field_updated_by (str | Unset):
        field_project_id (str | Unset):
        index (int | Unset): Number of the run within its pipeline.
        status (ExecutionStatus | Unset): Status of an execution, a stage, a task or a rollback. Ends: `COMPLETED`,
            `FAILED`, `CANCELED`, `ROLLBACK_COMPLETED` (the rollback worked, so the run did not), `ROLLBACK_FAILED`.
            `WAITING` is an approval by a person. `SKIPPED` and `FAILED_CONTINUE` (failed and tolerated) are for stages
            and tasks.
        status_message (str | Unset): On a failure it begins with the stage and the task.
        reason (str | Unset): The text given with an action.
        comments (str | Unset):
        input_ (dict[str, Any] | Unset): Names of inputs with their values.
        output (dict[str, Any] | Unset): Names of outputs with their values.
        field_input_meta (PropertyMetas | Unset): Names of inputs or outputs with what is known about them.
        field_output_meta (PropertyMetas | Unset): Names of inputs or outputs with what is known about them.
        starred (dict[str, Any] | Unset): The inputs and outputs that people marked.
        stage_order (list[str] | Unset): Names of the stages in their order.
        stages (StageExecutions | Unset): Names of stages with their executions.
        tags (list[str] | Unset):
        notifications (list[ExecutionNotification] | Unset):
        workspace_results (list[WorkspaceResult] | Unset):
        icon (str | Unset):
        field_pipeline_link (str | Unset): Path of the pipeline on the server.
        field_executed_by (str | Unset):
        field_source (str | Unset):
        field_request_time_in_micros (int | Unset): Microseconds since 1970, UTC.
        field_duration_in_micros (int | Unset):
        field_total_duration_in_micros (int | Unset):
        field_nested (bool | Unset): Whether a task of another run started this one.
        field_rollback (bool | Unset): Whether this is the run of a rollback.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: str | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    project: str | Unset = UNSET
    version: str | Unset = UNSET
    created_at: str | Unset = UNSET
    created_by: str | Unset = UNSET
    updated_at: str | Unset = UNSET
    updated_by: str | Unset = UNSET
    field_link: str | Unset = UNSET
    field_create_time_in_micros: int | Unset = UNSET
    field_update_time_in_micros: int | Unset = UNSET
    field_created_by: str | Unset = UNSET
    field_updated_by: str | Unset = UNSET
    field_project_id: str | Unset = UNSET
    index: int | Unset = UNSET
    status: ExecutionStatus | Unset = UNSET
    status_message: str | Unset = UNSET
    reason: str | Unset = UNSET
    comments: str | Unset = UNSET
    input_: dict[str, Any] | Unset = UNSET
    output: dict[str, Any] | Unset = UNSET
    field_input_meta: PropertyMetas | Unset = UNSET
    field_output_meta: PropertyMetas | Unset = UNSET
    starred: dict[str, Any] | Unset = UNSET
    stage_order: list[str] | Unset = UNSET
    stages: StageExecutions | Unset = UNSET
    tags: list[str] | Unset = UNSET
    notifications: list[ExecutionNotification] | Unset = UNSET
    workspace_results: list[WorkspaceResult] | Unset = UNSET
    icon: str | Unset = UNSET
    field_pipeline_link: str | Unset = UNSET
    field_executed_by: str | Unset = UNSET
    field_source: str | Unset = UNSET
    field_request_time_in_micros: int | Unset = UNSET
    field_duration_in_micros: int | Unset = UNSET
    field_total_duration_in_micros: int | Unset = UNSET
    field_nested: bool | Unset = UNSET
    field_rollback: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("name", self.name),
            ("description", self.description),
            ("project", self.project),
            ("version", self.version),
            ("createdAt", self.created_at),
            ("createdBy", self.created_by),
            ("updatedAt", self.updated_at),
            ("updatedBy", self.updated_by),
            ("_link", self.field_link),
            ("_createTimeInMicros", self.field_create_time_in_micros),
            ("_updateTimeInMicros", self.field_update_time_in_micros),
            ("_createdBy", self.field_created_by),
            ("_updatedBy", self.field_updated_by),
            ("_projectId", self.field_project_id),
            ("index", self.index),
            ("status", self.status),
            ("statusMessage", self.status_message),
            ("reason", self.reason),
            ("comments", self.comments),
            ("input", self.input_),
            ("output", self.output),
            ("_inputMeta", self.field_input_meta),
            ("_outputMeta", self.field_output_meta),
            ("starred", self.starred),
            ("stageOrder", self.stage_order),
            ("stages", self.stages),
            ("tags", self.tags),
            ("notifications", self.notifications),
            ("workspaceResults", self.workspace_results),
            ("icon", self.icon),
            ("_pipelineLink", self.field_pipeline_link),
            ("_executedBy", self.field_executed_by),
            ("_source", self.field_source),
            ("_requestTimeInMicros", self.field_request_time_in_micros),
            ("_durationInMicros", self.field_duration_in_micros),
            ("_totalDurationInMicros", self.field_total_duration_in_micros),
            ("_nested", self.field_nested),
            ("_rollback", self.field_rollback),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 39 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 39:
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
            v20,
            v21,
            v22,
            v23,
            v24,
            v25,
            v26,
            v27,
            v28,
            v29,
            v30,
            v31,
            v32,
            v33,
            v34,
            v35,
            v36,
            v37,
            v38,
            v39,
        ) = row
        try:
            self.status = _ExecutionStatus[v17] if v17 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.status = decode_enum(ExecutionStatus, v17, "status") if v17 is not None and v17 is not UNSET else UNSET
        self.id = (v1) if v1 is not None else UNSET
        self.name = (v2) if v2 is not None else UNSET
        self.description = (v3) if v3 is not None else UNSET
        self.project = (v4) if v4 is not None else UNSET
        self.version = (v5) if v5 is not None else UNSET
        self.created_at = (v6) if v6 is not None else UNSET
        self.created_by = (v7) if v7 is not None else UNSET
        self.updated_at = (v8) if v8 is not None else UNSET
        self.updated_by = (v9) if v9 is not None else UNSET
        self.field_link = (v10) if v10 is not None else UNSET
        self.field_create_time_in_micros = (v11) if v11 is not None else UNSET
        self.field_update_time_in_micros = (v12) if v12 is not None else UNSET
        self.field_created_by = (v13) if v13 is not None else UNSET
        self.field_updated_by = (v14) if v14 is not None else UNSET
        self.field_project_id = (v15) if v15 is not None else UNSET
        self.index = (v16) if v16 is not None else UNSET
        self.status_message = (v18) if v18 is not None else UNSET
        self.reason = (v19) if v19 is not None else UNSET
        self.comments = (v20) if v20 is not None else UNSET
        self.input_ = (
            (v21 if type(v21) is dict else decode(as_object, v21, "input"))
            if v21 is not None and v21 is not UNSET
            else UNSET
        )
        self.output = (
            (v22 if type(v22) is dict else decode(as_object, v22, "output"))
            if v22 is not None and v22 is not UNSET
            else UNSET
        )
        self.field_input_meta = (
            (decode_object(PropertyMetas, v23, "_inputMeta")) if v23 is not None and v23 is not UNSET else UNSET
        )
        self.field_output_meta = (
            (decode_object(PropertyMetas, v24, "_outputMeta")) if v24 is not None and v24 is not UNSET else UNSET
        )
        self.starred = (
            (v25 if type(v25) is dict else decode(as_object, v25, "starred"))
            if v25 is not None and v25 is not UNSET
            else UNSET
        )
        self.stage_order = (decode_list(as_is, v26, "stageOrder")) if v26 is not None and v26 is not UNSET else UNSET
        self.stages = (decode_object(StageExecutions, v27, "stages")) if v27 is not None and v27 is not UNSET else UNSET
        self.tags = (decode_list(as_is, v28, "tags")) if v28 is not None and v28 is not UNSET else UNSET
        self.notifications = (
            (decode_models(ExecutionNotification, v29, "notifications"))
            if v29 is not None and v29 is not UNSET
            else UNSET
        )
        self.workspace_results = (
            (decode_models(WorkspaceResult, v30, "workspaceResults")) if v30 is not None and v30 is not UNSET else UNSET
        )
        self.icon = (v31) if v31 is not None else UNSET
        self.field_pipeline_link = (v32) if v32 is not None else UNSET
        self.field_executed_by = (v33) if v33 is not None else UNSET
        self.field_source = (v34) if v34 is not None else UNSET
        self.field_request_time_in_micros = (v35) if v35 is not None else UNSET
        self.field_duration_in_micros = (v36) if v36 is not None else UNSET
        self.field_total_duration_in_micros = (v37) if v37 is not None else UNSET
        self.field_nested = (v38) if v38 is not None else UNSET
        self.field_rollback = (v39) if v39 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "name": UNSET,
    "description": UNSET,
    "project": UNSET,
    "version": UNSET,
    "createdAt": UNSET,
    "createdBy": UNSET,
    "updatedAt": UNSET,
    "updatedBy": UNSET,
    "_link": UNSET,
    "_createTimeInMicros": UNSET,
    "_updateTimeInMicros": UNSET,
    "_createdBy": UNSET,
    "_updatedBy": UNSET,
    "_projectId": UNSET,
    "index": UNSET,
    "status": UNSET,
    "statusMessage": UNSET,
    "reason": UNSET,
    "comments": UNSET,
    "input": UNSET,
    "output": UNSET,
    "_inputMeta": UNSET,
    "_outputMeta": UNSET,
    "starred": UNSET,
    "stageOrder": UNSET,
    "stages": UNSET,
    "tags": UNSET,
    "notifications": UNSET,
    "workspaceResults": UNSET,
    "icon": UNSET,
    "_pipelineLink": UNSET,
    "_executedBy": UNSET,
    "_source": UNSET,
    "_requestTimeInMicros": UNSET,
    "_durationInMicros": UNSET,
    "_totalDurationInMicros": UNSET,
    "_nested": UNSET,
    "_rollback": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_ExecutionStatus: dict[Any, Any] = {**ExecutionStatus._value2member_map_, UNSET: UNSET}
Execution.FIELDS = _FIELDS

from ..models.execution_notification import ExecutionNotification  # noqa: E402
from ..models.property_metas import PropertyMetas  # noqa: E402
from ..models.stage_executions import StageExecutions  # noqa: E402
from ..models.workspace_result import WorkspaceResult  # noqa: E402

Execution.LISTS = {
    "notifications": ExecutionNotification,
    "workspaceResults": WorkspaceResult,
}

Execution.KINDS = {
    "status": str,
    "input": dict,
    "output": dict,
    "_inputMeta": PropertyMetas,
    "_outputMeta": PropertyMetas,
    "starred": dict,
    "stageOrder": list,
    "stages": StageExecutions,
    "tags": list,
}
