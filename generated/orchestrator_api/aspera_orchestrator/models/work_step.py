# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode, decode_datetime
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class WorkStep(Open[Any]):
    """WorkStep

    Attributes:
        id (int | Unset): The work step id that the other calls take.
        work_order_id (int | None | Unset):
        workflow_id (int | None | Unset):
        step_id (int | None | Unset): Id of the step in the design, negative for the built-in end nodes.
        action_id (int | None | Unset): Id of the action template.
        step_type (None | str | Unset): Class name of the plugin.
        work_step_name (None | str | Unset): Name of the step, the one asked for.
        step_name (None | str | Unset): Often null; the name is in `workStepName`.
        status (str | Unset): Status word, an open list, to be compared without regard to case and surrounding white
            space. Ended: `Complete`, `Failed`, `Error`, `Canceled`. At work: `In Progress` (with a space), `Canceling`,
            `Paused`. Not begun: `Inactive`. Words for pausing, resuming, activating, rolling back, obsolete and
            undefined exist too. A retry or a reset can bring an ended step back; whether a run is over only its work
            order tells.
        status_details (None | str | Unset): Free text.
        attempt (int | None | Unset): 1 on the first try.
        rank (int | None | Unset): Position, very large for end nodes.
        group (int | None | Unset): Group of work orders, the work order id where there is one.
        running_as (int | None | Unset): Id of the user it runs as.
        synch_filter (int | None | Unset): Probably the number of prerequisites to meet, 0 for all.
        execution_timeout (int | None | Unset): Seconds, 0 for none.
        timeout (int | None | Unset):
        on_timeout (None | str | Unset): What to do at a timeout.
        pre_processing (None | str | Unset): Ruby source to run before the step.
        post_processing (None | str | Unset): Ruby source to run after the step.
        activable_date (datetime.datetime | None | Unset):
        activation_date (datetime.datetime | None | Unset):
        original_activation_date (datetime.datetime | None | Unset):
        completion_date (datetime.datetime | None | Unset): Null before the end.
        created_at (datetime.datetime | None | Unset):
        updated_at (datetime.datetime | None | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: int | Unset = UNSET
    work_order_id: int | None | Unset = UNSET
    workflow_id: int | None | Unset = UNSET
    step_id: int | None | Unset = UNSET
    action_id: int | None | Unset = UNSET
    step_type: None | str | Unset = UNSET
    work_step_name: None | str | Unset = UNSET
    step_name: None | str | Unset = UNSET
    status: str | Unset = UNSET
    status_details: None | str | Unset = UNSET
    attempt: int | None | Unset = UNSET
    rank: int | None | Unset = UNSET
    group: int | None | Unset = UNSET
    running_as: int | None | Unset = UNSET
    synch_filter: int | None | Unset = UNSET
    execution_timeout: int | None | Unset = UNSET
    timeout: int | None | Unset = UNSET
    on_timeout: None | str | Unset = UNSET
    pre_processing: None | str | Unset = UNSET
    post_processing: None | str | Unset = UNSET
    activable_date: datetime.datetime | str | None | Unset = UNSET
    activation_date: datetime.datetime | str | None | Unset = UNSET
    original_activation_date: datetime.datetime | str | None | Unset = UNSET
    completion_date: datetime.datetime | str | None | Unset = UNSET
    created_at: datetime.datetime | str | None | Unset = UNSET
    updated_at: datetime.datetime | str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("workOrder_id", self.work_order_id),
            ("workflow_id", self.workflow_id),
            ("step_id", self.step_id),
            ("action_id", self.action_id),
            ("step_type", self.step_type),
            ("workStepName", self.work_step_name),
            ("stepName", self.step_name),
            ("status", self.status),
            ("statusDetails", self.status_details),
            ("attempt", self.attempt),
            ("rank", self.rank),
            ("group", self.group),
            ("running_as", self.running_as),
            ("synch_filter", self.synch_filter),
            ("executionTimeout", self.execution_timeout),
            ("timeout", self.timeout),
            ("on_timeout", self.on_timeout),
            ("preProcessing", self.pre_processing),
            ("postProcessing", self.post_processing),
            ("activable_date", self.activable_date),
            ("activation_date", self.activation_date),
            ("original_activation_date", self.original_activation_date),
            ("completion_date", self.completion_date),
            ("created_at", self.created_at),
            ("updated_at", self.updated_at),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 26 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 26:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            v1,
            self.work_order_id,
            self.workflow_id,
            self.step_id,
            self.action_id,
            self.step_type,
            self.work_step_name,
            self.step_name,
            v9,
            self.status_details,
            self.attempt,
            self.rank,
            self.group,
            self.running_as,
            self.synch_filter,
            self.execution_timeout,
            self.timeout,
            self.on_timeout,
            self.pre_processing,
            self.post_processing,
            v21,
            v22,
            v23,
            v24,
            v25,
            v26,
        ) = row
        self.id = (v1) if v1 is not None else UNSET
        self.status = (v9) if v9 is not None else UNSET
        self.activable_date = (
            (decode(decode_datetime, v21, "activable_date")) if v21 is not None and v21 is not UNSET else v21
        )
        self.activation_date = (
            (decode(decode_datetime, v22, "activation_date")) if v22 is not None and v22 is not UNSET else v22
        )
        self.original_activation_date = (
            (decode(decode_datetime, v23, "original_activation_date")) if v23 is not None and v23 is not UNSET else v23
        )
        self.completion_date = (
            (decode(decode_datetime, v24, "completion_date")) if v24 is not None and v24 is not UNSET else v24
        )
        self.created_at = (decode(decode_datetime, v25, "created_at")) if v25 is not None and v25 is not UNSET else v25
        self.updated_at = (decode(decode_datetime, v26, "updated_at")) if v26 is not None and v26 is not UNSET else v26
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "workOrder_id": UNSET,
    "workflow_id": UNSET,
    "step_id": UNSET,
    "action_id": UNSET,
    "step_type": UNSET,
    "workStepName": UNSET,
    "stepName": UNSET,
    "status": UNSET,
    "statusDetails": UNSET,
    "attempt": UNSET,
    "rank": UNSET,
    "group": UNSET,
    "running_as": UNSET,
    "synch_filter": UNSET,
    "executionTimeout": UNSET,
    "timeout": UNSET,
    "on_timeout": UNSET,
    "preProcessing": UNSET,
    "postProcessing": UNSET,
    "activable_date": UNSET,
    "activation_date": UNSET,
    "original_activation_date": UNSET,
    "completion_date": UNSET,
    "created_at": UNSET,
    "updated_at": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
WorkStep.FIELDS = _FIELDS


WorkStep.KINDS = {
    "activable_date": str,
    "activation_date": str,
    "original_activation_date": str,
    "completion_date": str,
    "created_at": str,
    "updated_at": str,
}
