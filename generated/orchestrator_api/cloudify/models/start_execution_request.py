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
from orchestrator_api._runtime.values import MISSING, UNSET, Open, Unset
from ..models.execution_status import ExecutionStatus


@_attrs_define
class StartExecutionRequest(Open[Any]):
    """StartExecutionRequest

    Attributes:
        deployment_id (str): The deployment. An empty text is for administrators.
        workflow_id (str): Name of a workflow of the deployment.
        parameters (dict[str, Any] | None | Unset): Values for the workflow's parameters, none if left out. They are
            converted to the declared type.
        allow_custom_parameters (bool | Unset): Admit parameters the workflow does not declare; false if left out.
        force (bool | Unset): Run beside an execution that is running on the deployment; false if left out. Wins
            over `queue`.
        dry_run (bool | Unset): Go through the workflow without doing its operations; false if left out.
        queue (bool | Unset): Wait behind whatever blocks the execution instead of failing; false if left out.
        scheduled_time (str | Unset): Deprecated. When to start, for instance `203102031230-0500` or another common
            text form; without a zone it is the server's local time. A past time is a 400, unreadable text a 500.
            Execution schedules replace it.
        wait_after_fail (float | Unset): Seconds to go on waiting for running operations after one failed; 600 if
            left out.
        force_status (ExecutionStatus | Unset): For administrators restoring backups. Records the execution with
            this status, runs nothing.
        id (str | Unset): For administrators restoring backups. An id in use is a 409.
        error (str | Unset): For administrators restoring backups.
        is_system_workflow (bool | Unset): For administrators restoring backups.
        created_by (str | Unset): For administrators restoring backups.
        created_at (str | Unset): For administrators restoring backups.
        started_at (str | Unset): For administrators restoring backups.
        ended_at (str | Unset): For administrators restoring backups.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    deployment_id: str
    workflow_id: str
    parameters: dict[str, Any] | None | Unset = UNSET
    allow_custom_parameters: bool | Unset = UNSET
    force: bool | Unset = UNSET
    dry_run: bool | Unset = UNSET
    queue: bool | Unset = UNSET
    scheduled_time: str | Unset = UNSET
    wait_after_fail: float | Unset = UNSET
    force_status: ExecutionStatus | Unset = UNSET
    id: str | Unset = UNSET
    error: str | Unset = UNSET
    is_system_workflow: bool | Unset = UNSET
    created_by: str | Unset = UNSET
    created_at: str | Unset = UNSET
    started_at: str | Unset = UNSET
    ended_at: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("deployment_id", self.deployment_id),
            ("workflow_id", self.workflow_id),
            ("parameters", self.parameters),
            ("allow_custom_parameters", self.allow_custom_parameters),
            ("force", self.force),
            ("dry_run", self.dry_run),
            ("queue", self.queue),
            ("scheduled_time", self.scheduled_time),
            ("wait_after_fail", self.wait_after_fail),
            ("force_status", self.force_status),
            ("id", self.id),
            ("error", self.error),
            ("is_system_workflow", self.is_system_workflow),
            ("created_by", self.created_by),
            ("created_at", self.created_at),
            ("started_at", self.started_at),
            ("ended_at", self.ended_at),
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
            self.force_status = _ExecutionStatus[v10] if v10 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.force_status = (
                decode_enum(ExecutionStatus, v10, "force_status") if v10 is not None and v10 is not UNSET else UNSET
            )
        self.deployment_id = (v1) if v1 is not None else MISSING
        self.workflow_id = (v2) if v2 is not None else MISSING
        self.parameters = (
            (v3 if type(v3) is dict else decode(as_object, v3, "parameters"))
            if v3 is not None and v3 is not UNSET
            else v3
        )
        self.allow_custom_parameters = (v4) if v4 is not None else UNSET
        self.force = (v5) if v5 is not None else UNSET
        self.dry_run = (v6) if v6 is not None else UNSET
        self.queue = (v7) if v7 is not None else UNSET
        self.scheduled_time = (v8) if v8 is not None else UNSET
        self.wait_after_fail = (v9) if v9 is not None else UNSET
        self.id = (v11) if v11 is not None else UNSET
        self.error = (v12) if v12 is not None else UNSET
        self.is_system_workflow = (v13) if v13 is not None else UNSET
        self.created_by = (v14) if v14 is not None else UNSET
        self.created_at = (v15) if v15 is not None else UNSET
        self.started_at = (v16) if v16 is not None else UNSET
        self.ended_at = (v17) if v17 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "deployment_id": UNSET,
    "workflow_id": UNSET,
    "parameters": UNSET,
    "allow_custom_parameters": UNSET,
    "force": UNSET,
    "dry_run": UNSET,
    "queue": UNSET,
    "scheduled_time": UNSET,
    "wait_after_fail": UNSET,
    "force_status": UNSET,
    "id": UNSET,
    "error": UNSET,
    "is_system_workflow": UNSET,
    "created_by": UNSET,
    "created_at": UNSET,
    "started_at": UNSET,
    "ended_at": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_ExecutionStatus: dict[Any, Any] = {**ExecutionStatus._value2member_map_, UNSET: UNSET}
StartExecutionRequest.FIELDS = _FIELDS


StartExecutionRequest.KINDS = {
    "parameters": dict,
    "force_status": str,
}
