# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_enum
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.event_kind import EventKind


@_attrs_define
class Event(Open[Any]):
    """An event or a log line. The former has `event_type` and `error_causes`, the latter `level` and `logger`.

    Attributes:
        type_ (EventKind | None | Unset):
        timestamp (None | str | Unset): When it was recorded, in UTC as `YYYY-MM-DDTHH:MM:SS.mmmZ`.
        reported_timestamp (None | str | Unset): When it happened, by the clock of who reported it.
        message (None | str | Unset):
        event_type (None | str | Unset): Of tasks `sending_task`, `task_started`, `task_succeeded`,
            `task_rescheduled`, `task_failed`; of workflows `workflow_started`, `workflow_succeeded`, `workflow_failed`,
            `workflow_cancelled`, `workflow_stage`, `workflow_event`, `workflow_node_event`. An open set.
        error_causes (Any | Unset): Of a failure its causes, each with `type`, `message` and `traceback`.
        level (None | str | Unset): Of a log line, such as `info` or `error`.
        logger (None | str | Unset):
        operation (None | str | Unset): The operation it is about, such as `cloudify.interfaces.lifecycle.create`.
        node_instance_id (None | str | Unset):
        node_name (None | str | Unset):
        source_id (None | str | Unset): Of an operation of a relationship the node instance at its beginning.
        target_id (None | str | Unset): Of an operation of a relationship the node instance at its end.
        execution_id (None | str | Unset):
        workflow_id (None | str | Unset):
        deployment_id (None | str | Unset):
        blueprint_id (None | str | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    type_: EventKind | None | Unset = UNSET
    timestamp: None | str | Unset = UNSET
    reported_timestamp: None | str | Unset = UNSET
    message: None | str | Unset = UNSET
    event_type: None | str | Unset = UNSET
    error_causes: Any | Unset = UNSET
    level: None | str | Unset = UNSET
    logger: None | str | Unset = UNSET
    operation: None | str | Unset = UNSET
    node_instance_id: None | str | Unset = UNSET
    node_name: None | str | Unset = UNSET
    source_id: None | str | Unset = UNSET
    target_id: None | str | Unset = UNSET
    execution_id: None | str | Unset = UNSET
    workflow_id: None | str | Unset = UNSET
    deployment_id: None | str | Unset = UNSET
    blueprint_id: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("type", self.type_),
            ("timestamp", self.timestamp),
            ("reported_timestamp", self.reported_timestamp),
            ("message", self.message),
            ("event_type", self.event_type),
            ("error_causes", self.error_causes),
            ("level", self.level),
            ("logger", self.logger),
            ("operation", self.operation),
            ("node_instance_id", self.node_instance_id),
            ("node_name", self.node_name),
            ("source_id", self.source_id),
            ("target_id", self.target_id),
            ("execution_id", self.execution_id),
            ("workflow_id", self.workflow_id),
            ("deployment_id", self.deployment_id),
            ("blueprint_id", self.blueprint_id),
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
            self.timestamp,
            self.reported_timestamp,
            self.message,
            self.event_type,
            self.error_causes,
            self.level,
            self.logger,
            self.operation,
            self.node_instance_id,
            self.node_name,
            self.source_id,
            self.target_id,
            self.execution_id,
            self.workflow_id,
            self.deployment_id,
            self.blueprint_id,
        ) = row
        try:
            self.type_ = _EventKind[v1] if v1 is not None else None
        except (KeyError, TypeError):  # a word that is not in the spec
            self.type_ = decode_enum(EventKind, v1, "type") if v1 is not None and v1 is not UNSET else v1
        return self


_FIELDS: dict[str, Any] = {
    "type": UNSET,
    "timestamp": UNSET,
    "reported_timestamp": UNSET,
    "message": UNSET,
    "event_type": UNSET,
    "error_causes": UNSET,
    "level": UNSET,
    "logger": UNSET,
    "operation": UNSET,
    "node_instance_id": UNSET,
    "node_name": UNSET,
    "source_id": UNSET,
    "target_id": UNSET,
    "execution_id": UNSET,
    "workflow_id": UNSET,
    "deployment_id": UNSET,
    "blueprint_id": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_EventKind: dict[Any, Any] = {**EventKind._value2member_map_, UNSET: UNSET}
Event.FIELDS = _FIELDS


Event.KINDS = {
    "type": str,
}
