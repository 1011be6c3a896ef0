# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_object, decode, decode_enum
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.execution_status import ExecutionStatus
from ..models.visibility import Visibility


@_attrs_define
class Execution(Open[Any]):
    """One run of a workflow. With `_include` only the named fields are there; other versions of the manager have more
    or fewer.

    Attributes:
        id (None | str | Unset): A UUID unless an administrator chose the id.
        workflow_id (None | str | Unset): Name of the workflow.
        deployment_id (None | str | Unset): The deployment; null for work that belongs to none.
        deployment_display_name (None | str | Unset): Name shown for the deployment; null for work that belongs to
            none.
        blueprint_id (None | str | Unset): Blueprint of the deployment; null for work that belongs to none.
        status (ExecutionStatus | None | Unset):
        status_display (None | str | Unset): The status for people, the same word except `completed` for
            `terminated`.
        error (None | str | Unset): Null until first set, empty after any change of status without an error, and
            text of several lines with a traceback after a failure. No error is null or empty.
        created_at (None | str | Unset): When the record was made, in UTC as `YYYY-MM-DDTHH:MM:SS.mmmZ`, always with
            milliseconds.
        started_at (None | str | Unset): Form of `created_at`. Rewritten at each move to `started`, also by a
            resume.
        ended_at (None | str | Unset): Form of `created_at`. Null again after a resume.
        scheduled_for (None | str | Unset): A remnant, null in everything seen.
        parameters (dict[str, Any] | None | Unset):
        is_system_workflow (bool | None | Unset):
        is_dry_run (bool | None | Unset):
        resume (bool | None | Unset): Whether the execution was resumed.
        allow_custom_parameters (bool | Unset):
        total_operations (int | Unset): Number of operations, 0 while not known.
        finished_operations (int | Unset): Number of operations done, 0 while not known.
        created_by (None | str | Unset): User who started the execution.
        tenant_name (None | str | Unset):
        visibility (None | Unset | Visibility):
        resource_availability (None | Unset | Visibility): Deprecated. Copy of `visibility`.
        private_resource (bool | Unset): Deprecated. Whether `visibility` is private.
        parameters_p (Any | Unset): Internal, null in everything seen; to be ignored.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: None | str | Unset = UNSET
    workflow_id: None | str | Unset = UNSET
    deployment_id: None | str | Unset = UNSET
    deployment_display_name: None | str | Unset = UNSET
    blueprint_id: None | str | Unset = UNSET
    status: ExecutionStatus | None | Unset = UNSET
    status_display: None | str | Unset = UNSET
    error: None | str | Unset = UNSET
    created_at: None | str | Unset = UNSET
    started_at: None | str | Unset = UNSET
    ended_at: None | str | Unset = UNSET
    scheduled_for: None | str | Unset = UNSET
    parameters: dict[str, Any] | None | Unset = UNSET
    is_system_workflow: bool | None | Unset = UNSET
    is_dry_run: bool | None | Unset = UNSET
    resume: bool | None | Unset = UNSET
    allow_custom_parameters: bool | Unset = UNSET
    total_operations: int | Unset = UNSET
    finished_operations: int | Unset = UNSET
    created_by: None | str | Unset = UNSET
    tenant_name: None | str | Unset = UNSET
    visibility: None | Unset | Visibility = UNSET
    resource_availability: None | Unset | Visibility = UNSET
    private_resource: bool | Unset = UNSET
    parameters_p: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("workflow_id", self.workflow_id),
            ("deployment_id", self.deployment_id),
            ("deployment_display_name", self.deployment_display_name),
            ("blueprint_id", self.blueprint_id),
            ("status", self.status),
            ("status_display", self.status_display),
            ("error", self.error),
            ("created_at", self.created_at),
            ("started_at", self.started_at),
            ("ended_at", self.ended_at),
            ("scheduled_for", self.scheduled_for),
            ("parameters", self.parameters),
            ("is_system_workflow", self.is_system_workflow),
            ("is_dry_run", self.is_dry_run),
            ("resume", self.resume),
            ("allow_custom_parameters", self.allow_custom_parameters),
            ("total_operations", self.total_operations),
            ("finished_operations", self.finished_operations),
            ("created_by", self.created_by),
            ("tenant_name", self.tenant_name),
            ("visibility", self.visibility),
            ("resource_availability", self.resource_availability),
            ("private_resource", self.private_resource),
            ("parameters_p", self.parameters_p),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 25 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 25:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            self.id,
            self.workflow_id,
            self.deployment_id,
            self.deployment_display_name,
            self.blueprint_id,
            v6,
            self.status_display,
            self.error,
            self.created_at,
            self.started_at,
            self.ended_at,
            self.scheduled_for,
            v13,
            self.is_system_workflow,
            self.is_dry_run,
            self.resume,
            v17,
            v18,
            v19,
            self.created_by,
            self.tenant_name,
            v22,
            v23,
            v24,
            self.parameters_p,
        ) = row
        try:
            self.status = _ExecutionStatus[v6] if v6 is not None else None
            self.visibility = _Visibility[v22] if v22 is not None else None
            self.resource_availability = _Visibility[v23] if v23 is not None else None
        except (KeyError, TypeError):  # a word that is not in the spec
            self.status = decode_enum(ExecutionStatus, v6, "status") if v6 is not None and v6 is not UNSET else v6
            self.visibility = (
                decode_enum(Visibility, v22, "visibility") if v22 is not None and v22 is not UNSET else v22
            )
            self.resource_availability = (
                decode_enum(Visibility, v23, "resource_availability") if v23 is not None and v23 is not UNSET else v23
            )
        self.parameters = (
            (v13 if type(v13) is dict else decode(as_object, v13, "parameters"))
            if v13 is not None and v13 is not UNSET
            else v13
        )
        self.allow_custom_parameters = (v17) if v17 is not None else UNSET
        self.total_operations = (v18) if v18 is not None else UNSET
        self.finished_operations = (v19) if v19 is not None else UNSET
        self.private_resource = (v24) if v24 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "workflow_id": UNSET,
    "deployment_id": UNSET,
    "deployment_display_name": UNSET,
    "blueprint_id": UNSET,
    "status": UNSET,
    "status_display": UNSET,
    "error": UNSET,
    "created_at": UNSET,
    "started_at": UNSET,
    "ended_at": UNSET,
    "scheduled_for": UNSET,
    "parameters": UNSET,
    "is_system_workflow": UNSET,
    "is_dry_run": UNSET,
    "resume": UNSET,
    "allow_custom_parameters": UNSET,
    "total_operations": UNSET,
    "finished_operations": UNSET,
    "created_by": UNSET,
    "tenant_name": UNSET,
    "visibility": UNSET,
    "resource_availability": UNSET,
    "private_resource": UNSET,
    "parameters_p": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_ExecutionStatus: dict[Any, Any] = {**ExecutionStatus._value2member_map_, UNSET: UNSET}
_Visibility: dict[Any, Any] = {**Visibility._value2member_map_, UNSET: UNSET}
Execution.FIELDS = _FIELDS


Execution.KINDS = {
    "status": str,
    "parameters": dict,
    "visibility": str,
    "resource_availability": str,
}
