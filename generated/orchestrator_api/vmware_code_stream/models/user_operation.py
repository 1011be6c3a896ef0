# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_is, decode_list
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class UserOperation(Open[Any]):
    """An approval that an execution waits for.

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
        index (str | Unset): A short text such as `45b4d8`, and not a number.
        endpoint (str | Unset):
        approvers (list[Any] | Unset): Who may approve.
        execution_id (str | Unset):
        execution_index (int | Unset):
        execution_link (str | Unset): Path of the execution on the server.
        pipeline_id (str | Unset):
        pipeline_name (str | Unset):
        expiration_in_days (int | Unset):
        field_requested_on_in_micros (int | Unset): Microseconds since 1970, UTC.
        field_expires_on_in_micros (int | Unset): Microseconds since 1970, UTC. The execution is canceled then.
        status (str | Unset): How it stands. The one word that is printed is `Approved`.
        summary (str | Unset):
        approver_groups (list[Any] | Unset):
        requested_by (str | Unset):
        responded_by (str | Unset):
        responder_roles (list[Any] | Unset):
        response_message (str | Unset):
        sendemail (bool | Unset): Of no documented type; a boolean by its name.
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
    index: str | Unset = UNSET
    endpoint: str | Unset = UNSET
    approvers: list[Any] | Unset = UNSET
    execution_id: str | Unset = UNSET
    execution_index: int | Unset = UNSET
    execution_link: str | Unset = UNSET
    pipeline_id: str | Unset = UNSET
    pipeline_name: str | Unset = UNSET
    expiration_in_days: int | Unset = UNSET
    field_requested_on_in_micros: int | Unset = UNSET
    field_expires_on_in_micros: int | Unset = UNSET
    status: str | Unset = UNSET
    summary: str | Unset = UNSET
    approver_groups: list[Any] | Unset = UNSET
    requested_by: str | Unset = UNSET
    responded_by: str | Unset = UNSET
    responder_roles: list[Any] | Unset = UNSET
    response_message: str | Unset = UNSET
    sendemail: bool | Unset = UNSET
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
            ("endpoint", self.endpoint),
            ("approvers", self.approvers),
            ("executionId", self.execution_id),
            ("executionIndex", self.execution_index),
            ("executionLink", self.execution_link),
            ("pipelineId", self.pipeline_id),
            ("pipelineName", self.pipeline_name),
            ("expirationInDays", self.expiration_in_days),
            ("_requestedOnInMicros", self.field_requested_on_in_micros),
            ("_expiresOnInMicros", self.field_expires_on_in_micros),
            ("status", self.status),
            ("summary", self.summary),
            ("approverGroups", self.approver_groups),
            ("requestedBy", self.requested_by),
            ("respondedBy", self.responded_by),
            ("responderRoles", self.responder_roles),
            ("responseMessage", self.response_message),
            ("sendemail", self.sendemail),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 34 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 34:
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
        ) = row
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
        self.endpoint = (v17) if v17 is not None else UNSET
        self.approvers = (decode_list(as_is, v18, "approvers")) if v18 is not None and v18 is not UNSET else UNSET
        self.execution_id = (v19) if v19 is not None else UNSET
        self.execution_index = (v20) if v20 is not None else UNSET
        self.execution_link = (v21) if v21 is not None else UNSET
        self.pipeline_id = (v22) if v22 is not None else UNSET
        self.pipeline_name = (v23) if v23 is not None else UNSET
        self.expiration_in_days = (v24) if v24 is not None else UNSET
        self.field_requested_on_in_micros = (v25) if v25 is not None else UNSET
        self.field_expires_on_in_micros = (v26) if v26 is not None else UNSET
        self.status = (v27) if v27 is not None else UNSET
        self.summary = (v28) if v28 is not None else UNSET
        self.approver_groups = (
            (decode_list(as_is, v29, "approverGroups")) if v29 is not None and v29 is not UNSET else UNSET
        )
        self.requested_by = (v30) if v30 is not None else UNSET
        self.responded_by = (v31) if v31 is not None else UNSET
        self.responder_roles = (
            (decode_list(as_is, v32, "responderRoles")) if v32 is not None and v32 is not UNSET else UNSET
        )
        self.response_message = (v33) if v33 is not None else UNSET
        self.sendemail = (v34) if v34 is not None else UNSET
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
    "endpoint": UNSET,
    "approvers": UNSET,
    "executionId": UNSET,
    "executionIndex": UNSET,
    "executionLink": UNSET,
    "pipelineId": UNSET,
    "pipelineName": UNSET,
    "expirationInDays": UNSET,
    "_requestedOnInMicros": UNSET,
    "_expiresOnInMicros": UNSET,
    "status": UNSET,
    "summary": UNSET,
    "approverGroups": UNSET,
    "requestedBy": UNSET,
    "respondedBy": UNSET,
    "responderRoles": UNSET,
    "responseMessage": UNSET,
    "sendemail": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
UserOperation.FIELDS = _FIELDS


UserOperation.KINDS = {
    "approvers": list,
    "approverGroups": list,
    "responderRoles": list,
}
