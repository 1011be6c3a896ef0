# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode, decode_datetime, decode_enum, decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.pipeline_execution_mode import PipelineExecutionMode
from ..models.pipeline_execution_status import PipelineExecutionStatus
from ..models.pipeline_type import PipelineType


@_attrs_define
class PipelineExecution(Open[Any]):
    """PipelineExecution

    Attributes:
        id (str | Unset):
        program_id (str | Unset):
        pipeline_id (str | Unset):
        artifacts_version (str | Unset): Version of what was built, once there is something.
        user (str | Unset): Who started it, an `@AdobeID` or a `@techacct.adobe.com` account.
        status (PipelineExecutionStatus | Unset): Over at `FINISHED` (the only success), `FAILED`, `ERROR` and
            `CANCELLED`.
        trigger (str | Unset): What set it off. Known: `ON_COMMIT`, `MANUAL`, `PUSH_UPGRADES`, `RE_EXECUTE`; new
            ones come without notice.
        pipeline_execution_mode (PipelineExecutionMode | Unset): How the pipeline is run.
        pipeline_type (PipelineType | Unset): Kind of the pipeline.
        created_at (datetime.datetime | Unset):
        updated_at (datetime.datetime | Unset): When the status changed last.
        finished_at (datetime.datetime | Unset): Only there at the end.
        field_embedded (PipelineExecutionEmbedded | Unset):
        field_links (HalLinks | Unset): Links by their relation. `self` and those of paging are plain words; Adobe's
            own all begin with `http://ns.adobe.com/adobecloud/rel/`, followed on an execution by `program` or
            `pipeline`, and on a step by `pipeline/logs`, `pipeline/metrics`, `pipeline/advance`, `pipeline/cancel`,
            `pipeline/reExecute`, `execution`, `pipeline` or `program`. The links to advance and cancel are there only
            while that can be done, the one to re-execute only on the production deployment of the last execution.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: str | Unset = UNSET
    program_id: str | Unset = UNSET
    pipeline_id: str | Unset = UNSET
    artifacts_version: str | Unset = UNSET
    user: str | Unset = UNSET
    status: PipelineExecutionStatus | Unset = UNSET
    trigger: str | Unset = UNSET
    pipeline_execution_mode: PipelineExecutionMode | Unset = UNSET
    pipeline_type: PipelineType | Unset = UNSET
    created_at: datetime.datetime | str | Unset = UNSET
    updated_at: datetime.datetime | str | Unset = UNSET
    finished_at: datetime.datetime | str | Unset = UNSET
    field_embedded: PipelineExecutionEmbedded | Unset = UNSET
    field_links: HalLinks | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("programId", self.program_id),
            ("pipelineId", self.pipeline_id),
            ("artifactsVersion", self.artifacts_version),
            ("user", self.user),
            ("status", self.status),
            ("trigger", self.trigger),
            ("pipelineExecutionMode", self.pipeline_execution_mode),
            ("pipelineType", self.pipeline_type),
            ("createdAt", self.created_at),
            ("updatedAt", self.updated_at),
            ("finishedAt", self.finished_at),
            ("_embedded", self.field_embedded),
            ("_links", self.field_links),
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
            self.status = _PipelineExecutionStatus[v6] if v6 is not None else UNSET
            self.pipeline_execution_mode = _PipelineExecutionMode[v8] if v8 is not None else UNSET
            self.pipeline_type = _PipelineType[v9] if v9 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.status = (
                decode_enum(PipelineExecutionStatus, v6, "status") if v6 is not None and v6 is not UNSET else UNSET
            )
            self.pipeline_execution_mode = (
                decode_enum(PipelineExecutionMode, v8, "pipelineExecutionMode")
                if v8 is not None and v8 is not UNSET
                else UNSET
            )
            self.pipeline_type = (
                decode_enum(PipelineType, v9, "pipelineType") if v9 is not None and v9 is not UNSET else UNSET
            )
        self.id = (v1) if v1 is not None else UNSET
        self.program_id = (v2) if v2 is not None else UNSET
        self.pipeline_id = (v3) if v3 is not None else UNSET
        self.artifacts_version = (v4) if v4 is not None else UNSET
        self.user = (v5) if v5 is not None else UNSET
        self.trigger = (v7) if v7 is not None else UNSET
        self.created_at = (decode(decode_datetime, v10, "createdAt")) if v10 is not None and v10 is not UNSET else UNSET
        self.updated_at = (decode(decode_datetime, v11, "updatedAt")) if v11 is not None and v11 is not UNSET else UNSET
        self.finished_at = (
            (decode(decode_datetime, v12, "finishedAt")) if v12 is not None and v12 is not UNSET else UNSET
        )
        self.field_embedded = (
            (decode_object(PipelineExecutionEmbedded, v13, "_embedded"))
            if v13 is not None and v13 is not UNSET
            else UNSET
        )
        self.field_links = (decode_object(HalLinks, v14, "_links")) if v14 is not None and v14 is not UNSET else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "programId": UNSET,
    "pipelineId": UNSET,
    "artifactsVersion": UNSET,
    "user": UNSET,
    "status": UNSET,
    "trigger": UNSET,
    "pipelineExecutionMode": UNSET,
    "pipelineType": UNSET,
    "createdAt": UNSET,
    "updatedAt": UNSET,
    "finishedAt": UNSET,
    "_embedded": UNSET,
    "_links": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_PipelineExecutionStatus: dict[Any, Any] = {**PipelineExecutionStatus._value2member_map_, UNSET: UNSET}
_PipelineExecutionMode: dict[Any, Any] = {**PipelineExecutionMode._value2member_map_, UNSET: UNSET}
_PipelineType: dict[Any, Any] = {**PipelineType._value2member_map_, UNSET: UNSET}
PipelineExecution.FIELDS = _FIELDS

from ..models.hal_links import HalLinks  # noqa: E402
from ..models.pipeline_execution_embedded import PipelineExecutionEmbedded  # noqa: E402

PipelineExecution.KINDS = {
    "status": str,
    "pipelineExecutionMode": str,
    "pipelineType": str,
    "createdAt": str,
    "updatedAt": str,
    "finishedAt": str,
    "_embedded": PipelineExecutionEmbedded,
    "_links": HalLinks,
}
