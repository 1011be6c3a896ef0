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
class PipelineSpec(Open[Any]):
    """A pipeline as sent.

    Attributes:
        kind (str | Unset): The kind of entity, `PIPELINE`.
        project (str | Unset): Name of the project.
        name (str | Unset):
        description (str | Unset):
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
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    kind: str | Unset = UNSET
    project: str | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
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
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("kind", self.kind),
            ("project", self.project),
            ("name", self.name),
            ("description", self.description),
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
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 20 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 20:
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
        ) = row
        try:
            self.state = _PipelineState[v7] if v7 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.state = decode_enum(PipelineState, v7, "state") if v7 is not None and v7 is not UNSET else UNSET
        self.kind = (v1) if v1 is not None else UNSET
        self.project = (v2) if v2 is not None else UNSET
        self.name = (v3) if v3 is not None else UNSET
        self.description = (v4) if v4 is not None else UNSET
        self.icon = (v5) if v5 is not None else UNSET
        self.enabled = (v6) if v6 is not None else UNSET
        self.concurrency = (v8) if v8 is not None else UNSET
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
        self.field_input_meta = (
            (decode_object(PropertyMetas, v11, "_inputMeta")) if v11 is not None and v11 is not UNSET else UNSET
        )
        self.field_output_meta = (
            (decode_object(PropertyMetas, v12, "_outputMeta")) if v12 is not None and v12 is not UNSET else UNSET
        )
        self.starred = (
            (v13 if type(v13) is dict else decode(as_object, v13, "starred"))
            if v13 is not None and v13 is not UNSET
            else UNSET
        )
        self.stage_order = (decode_list(as_is, v14, "stageOrder")) if v14 is not None and v14 is not UNSET else UNSET
        self.stages = (decode_object(PipelineStages, v15, "stages")) if v15 is not None and v15 is not UNSET else UNSET
        self.notifications = (
            (decode_object(PipelineNotifications, v16, "notifications"))
            if v16 is not None and v16 is not UNSET
            else UNSET
        )
        self.options = (decode_list(as_is, v17, "options")) if v17 is not None and v17 is not UNSET else UNSET
        self.rollbacks = (
            (decode_models(RollbackConfiguration, v18, "rollbacks")) if v18 is not None and v18 is not UNSET else UNSET
        )
        self.tags = (decode_list(as_is, v19, "tags")) if v19 is not None and v19 is not UNSET else UNSET
        self.workspace = (decode_object(Workspace, v20, "workspace")) if v20 is not None and v20 is not UNSET else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "kind": UNSET,
    "project": UNSET,
    "name": UNSET,
    "description": UNSET,
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
}
_VALUES = itemgetter(*_FIELDS)
_PipelineState: dict[Any, Any] = {**PipelineState._value2member_map_, UNSET: UNSET}
PipelineSpec.FIELDS = _FIELDS

from ..models.pipeline_notifications import PipelineNotifications  # noqa: E402
from ..models.pipeline_stages import PipelineStages  # noqa: E402
from ..models.property_metas import PropertyMetas  # noqa: E402
from ..models.rollback_configuration import RollbackConfiguration  # noqa: E402
from ..models.workspace import Workspace  # noqa: E402

PipelineSpec.LISTS = {
    "rollbacks": RollbackConfiguration,
}

PipelineSpec.KINDS = {
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
