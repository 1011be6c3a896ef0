# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_models
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class Pipeline(Open[Any]):
    """Pipeline

    Attributes:
        id (None | str | Unset):
        program_id (None | str | Unset):
        name (None | str | Unset):
        type_ (None | str | Unset):
        trigger (None | str | Unset): What starts it, such as `ON_COMMIT` or `MANUAL`; an open set.
        status (None | str | Unset): `IDLE`, `BUSY` or `WAITING`; an open set.
        created_at (None | str | Unset):
        updated_at (None | str | Unset):
        last_started_at (None | str | Unset):
        last_finished_at (None | str | Unset):
        phases (list[PipelinePhase] | None | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: None | str | Unset = UNSET
    program_id: None | str | Unset = UNSET
    name: None | str | Unset = UNSET
    type_: None | str | Unset = UNSET
    trigger: None | str | Unset = UNSET
    status: None | str | Unset = UNSET
    created_at: None | str | Unset = UNSET
    updated_at: None | str | Unset = UNSET
    last_started_at: None | str | Unset = UNSET
    last_finished_at: None | str | Unset = UNSET
    phases: list[PipelinePhase] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("programId", self.program_id),
            ("name", self.name),
            ("type", self.type_),
            ("trigger", self.trigger),
            ("status", self.status),
            ("createdAt", self.created_at),
            ("updatedAt", self.updated_at),
            ("lastStartedAt", self.last_started_at),
            ("lastFinishedAt", self.last_finished_at),
            ("phases", self.phases),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 11 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 11:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            self.id,
            self.program_id,
            self.name,
            self.type_,
            self.trigger,
            self.status,
            self.created_at,
            self.updated_at,
            self.last_started_at,
            self.last_finished_at,
            v11,
        ) = row
        self.phases = (decode_models(PipelinePhase, v11, "phases")) if v11 is not None and v11 is not UNSET else v11
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "programId": UNSET,
    "name": UNSET,
    "type": UNSET,
    "trigger": UNSET,
    "status": UNSET,
    "createdAt": UNSET,
    "updatedAt": UNSET,
    "lastStartedAt": UNSET,
    "lastFinishedAt": UNSET,
    "phases": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
Pipeline.FIELDS = _FIELDS

from ..models.pipeline_phase import PipelinePhase  # noqa: E402

Pipeline.LISTS = {
    "phases": PipelinePhase,
}
