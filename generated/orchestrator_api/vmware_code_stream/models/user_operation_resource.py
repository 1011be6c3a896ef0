# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class UserOperationResource(Open[Any]):
    """An approval as the answer to a response tells it.

    Attributes:
        id (str | Unset):
        index (str | Unset):
        name (str | Unset):
        status (str | Unset):
        summary (str | Unset):
        description (str | Unset):
        message (str | Unset):
        comments (str | Unset):
        execution_id (str | Unset):
        execution_index (int | Unset):
        pipeline (str | Unset):
        pipeline_id (str | Unset):
        requested_by (str | Unset):
        responded_by (str | Unset):
        responded_by_email (str | Unset):
        requested_on_in_micros (int | Unset): Microseconds since 1970, UTC.
        responded_on_in_micros (int | Unset): Microseconds since 1970, UTC.
        expires_on_in_micros (int | Unset): Microseconds since 1970, UTC.
        stage_key (str | Unset): The stage of the task that waits.
        task_key (str | Unset): The task that waits.
        task_execution_id (str | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: str | Unset = UNSET
    index: str | Unset = UNSET
    name: str | Unset = UNSET
    status: str | Unset = UNSET
    summary: str | Unset = UNSET
    description: str | Unset = UNSET
    message: str | Unset = UNSET
    comments: str | Unset = UNSET
    execution_id: str | Unset = UNSET
    execution_index: int | Unset = UNSET
    pipeline: str | Unset = UNSET
    pipeline_id: str | Unset = UNSET
    requested_by: str | Unset = UNSET
    responded_by: str | Unset = UNSET
    responded_by_email: str | Unset = UNSET
    requested_on_in_micros: int | Unset = UNSET
    responded_on_in_micros: int | Unset = UNSET
    expires_on_in_micros: int | Unset = UNSET
    stage_key: str | Unset = UNSET
    task_key: str | Unset = UNSET
    task_execution_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("index", self.index),
            ("name", self.name),
            ("status", self.status),
            ("summary", self.summary),
            ("description", self.description),
            ("message", self.message),
            ("comments", self.comments),
            ("executionId", self.execution_id),
            ("executionIndex", self.execution_index),
            ("pipeline", self.pipeline),
            ("pipelineId", self.pipeline_id),
            ("requestedBy", self.requested_by),
            ("respondedBy", self.responded_by),
            ("respondedByEmail", self.responded_by_email),
            ("requestedOnInMicros", self.requested_on_in_micros),
            ("respondedOnInMicros", self.responded_on_in_micros),
            ("expiresOnInMicros", self.expires_on_in_micros),
            ("stageKey", self.stage_key),
            ("taskKey", self.task_key),
            ("taskExecutionId", self.task_execution_id),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 21 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 21:
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
        ) = row
        self.id = (v1) if v1 is not None else UNSET
        self.index = (v2) if v2 is not None else UNSET
        self.name = (v3) if v3 is not None else UNSET
        self.status = (v4) if v4 is not None else UNSET
        self.summary = (v5) if v5 is not None else UNSET
        self.description = (v6) if v6 is not None else UNSET
        self.message = (v7) if v7 is not None else UNSET
        self.comments = (v8) if v8 is not None else UNSET
        self.execution_id = (v9) if v9 is not None else UNSET
        self.execution_index = (v10) if v10 is not None else UNSET
        self.pipeline = (v11) if v11 is not None else UNSET
        self.pipeline_id = (v12) if v12 is not None else UNSET
        self.requested_by = (v13) if v13 is not None else UNSET
        self.responded_by = (v14) if v14 is not None else UNSET
        self.responded_by_email = (v15) if v15 is not None else UNSET
        self.requested_on_in_micros = (v16) if v16 is not None else UNSET
        self.responded_on_in_micros = (v17) if v17 is not None else UNSET
        self.expires_on_in_micros = (v18) if v18 is not None else UNSET
        self.stage_key = (v19) if v19 is not None else UNSET
        self.task_key = (v20) if v20 is not None else UNSET
        self.task_execution_id = (v21) if v21 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "index": UNSET,
    "name": UNSET,
    "status": UNSET,
    "summary": UNSET,
    "description": UNSET,
    "message": UNSET,
    "comments": UNSET,
    "executionId": UNSET,
    "executionIndex": UNSET,
    "pipeline": UNSET,
    "pipelineId": UNSET,
    "requestedBy": UNSET,
    "respondedBy": UNSET,
    "respondedByEmail": UNSET,
    "requestedOnInMicros": UNSET,
    "respondedOnInMicros": UNSET,
    "expiresOnInMicros": UNSET,
    "stageKey": UNSET,
    "taskKey": UNSET,
    "taskExecutionId": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
UserOperationResource.FIELDS = _FIELDS
