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
from ..models.pipeline_state import PipelineState


@_attrs_define
class Pipeline(Open[Any]):
    """A pipeline.

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
        kind (str | Unset): The kind of entity, `PIPELINE`.
        icon (str | Unset):
        enabled (bool | Unset):
        state (PipelineState | Unset):
        concurrency (int | Unset): How many runs may go on at once.
        input_ (dict[str, Any] | Unset): Names of inputs with their values.
        output (dict[str, Any] | Unset): Names of outputs with their values.
        field_input_meta (PropertyMetas | Unset): Names of inputs or outputs with what is known about them.
        field_output_meta (PropertyMetas | Unset): Names of inputs or outputs with what is known about them.
        starred (dict[str, Any] | Unset): The inputs and outputs that people marked.
        stage_order (list[str] | Unset): Names of the stages in their order.
        stages (PipelineStages | Unset): Names of stages with their definitions.
        notifications (PipelineNotifications | Unset): The notifications to send, by their channel.
        options (list[str] | Unset):
        rollbacks (list[RollbackConfiguration] | Unset):
        tags (list[str] | Unset):
        workspace (Workspace | Unset): Where the tasks of a pipeline run.
        field_warnings (list[PipelineWarning] | Unset):
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
    kind: str | Unset = UNSET
    icon: str | Unset = UNSET
    enabled: bool | Unset = UNSET
    state: PipelineState | Unset = UNSET
    concurrency: int | Unset = UNSET
    input_: dict[str, Any] | Unset = UNSET
    output: dict[str, Any] | Unset = UNSET
    field_input_meta: PropertyMetas | Unset = UNSET
    field_output_meta: PropertyMetas | Unset = UNSET
    starred: dict[str, Any] | Unset = UNSET
    stage_order: list[str] | Unset = UNSET
    stages: PipelineStages | Unset = UNSET
    notifications: PipelineNotifications | Unset = UNSET
    options: list[str] | Unset = UNSET
    rollbacks: list[RollbackConfiguration] | Unset = UNSET
    tags: list[str] | Unset = UNSET
    workspace: Workspace | Unset = UNSET
    field_warnings: list[PipelineWarning] | Unset = UNSET
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
            ("kind", self.kind),
            ("icon", self.icon),
            ("enabled", self.enabled),
            ("state", self.state),
            ("concurrency", self.concurrency),
            ("input", self.input_),
            ("output", self.output),
            ("_inputMeta", self.field_input_meta),
            ("_outputMeta", self.field_output_meta),
            ("starred", self.starred),
            ("stageOrder", self.stage_order),
            ("stages", self.stages),
            ("notifications", self.notifications),
            ("options", self.options),
            ("rollbacks", self.rollbacks),
            ("tags", self.tags),
            ("workspace", self.workspace),
            ("_warnings", self.field_warnings),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 33 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 33:
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
        ) = row
        try:
            self.state = _PipelineState[v19] if v19 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.state = decode_enum(PipelineState, v19, "state") if v19 is not None and v19 is not UNSET else UNSET
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
        self.kind = (v16) if v16 is not None else UNSET
        self.icon = (v17) if v17 is not None else UNSET
        self.enabled = (v18) if v18 is not None else UNSET
        self.concurrency = (v20) if v20 is not None else UNSET
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
        self.stages = (decode_object(PipelineStages, v27, "stages")) if v27 is not None and v27 is not UNSET else UNSET
        self.notifications = (
            (decode_object(PipelineNotifications, v28, "notifications"))
            if v28 is not None and v28 is not UNSET
            else UNSET
        )
        self.options = (decode_list(as_is, v29, "options")) if v29 is not None and v29 is not UNSET else UNSET
        self.rollbacks = (
            (decode_models(RollbackConfiguration, v30, "rollbacks")) if v30 is not None and v30 is not UNSET else UNSET
        )
        self.tags = (decode_list(as_is, v31, "tags")) if v31 is not None and v31 is not UNSET else UNSET
        self.workspace = (decode_object(Workspace, v32, "workspace")) if v32 is not None and v32 is not UNSET else UNSET
        self.field_warnings = (
            (decode_models(PipelineWarning, v33, "_warnings")) if v33 is not None and v33 is not UNSET else UNSET
        )
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
    "kind": UNSET,
    "icon": UNSET,
    "enabled": UNSET,
    "state": UNSET,
    "concurrency": UNSET,
    "input": UNSET,
    "output": UNSET,
    "_inputMeta": UNSET,
    "_outputMeta": UNSET,
    "starred": UNSET,
    "stageOrder": UNSET,
    "stages": UNSET,
    "notifications": UNSET,
    "options": UNSET,
    "rollbacks": UNSET,
    "tags": UNSET,
    "workspace": UNSET,
    "_warnings": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_PipelineState: dict[Any, Any] = {**PipelineState._value2member_map_, UNSET: UNSET}
Pipeline.FIELDS = _FIELDS

from ..models.pipeline_notifications import PipelineNotifications  # noqa: E402
from ..models.pipeline_stages import PipelineStages  # noqa: E402
from ..models.pipeline_warning import PipelineWarning  # noqa: E402
from ..models.property_metas import PropertyMetas  # noqa: E402
from ..models.rollback_configuration import RollbackConfiguration  # noqa: E402
from ..models.workspace import Workspace  # noqa: E402

Pipeline.LISTS = {
    "rollbacks": RollbackConfiguration,
    "_warnings": PipelineWarning,
}

Pipeline.KINDS = {
    "state": str,
    "input": dict,
    "output": dict,
    "_inputMeta": PropertyMetas,
    "_outputMeta": PropertyMetas,
    "starred": dict,
    "stageOrder": list,
    "stages": PipelineStages,
    "notifications": PipelineNotifications,
    "options": list,
    "tags": list,
    "workspace": Workspace,
}
