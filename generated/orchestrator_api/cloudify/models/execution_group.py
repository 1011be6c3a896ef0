# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
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
class ExecutionGroup(Open[Any]):
    """ExecutionGroup

    Attributes:
        id (None | str | Unset):
        deployment_group_id (None | str | Unset):
        workflow_id (None | str | Unset):
        concurrency (int | None | Unset):
        created_at (None | str | Unset):
        created_by (None | str | Unset):
        tenant_name (None | str | Unset):
        execution_ids (list[str] | None | Unset):
        status (None | str | Unset): By those of its executions: `pending` while all are, `queued` while all wait,
            `started`, and once all have ended `failed` if one has, else `terminated` (also if some were cancelled).
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: None | str | Unset = UNSET
    deployment_group_id: None | str | Unset = UNSET
    workflow_id: None | str | Unset = UNSET
    concurrency: int | None | Unset = UNSET
    created_at: None | str | Unset = UNSET
    created_by: None | str | Unset = UNSET
    tenant_name: None | str | Unset = UNSET
    execution_ids: list[str] | None | Unset = UNSET
    status: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("deployment_group_id", self.deployment_group_id),
            ("workflow_id", self.workflow_id),
            ("concurrency", self.concurrency),
            ("created_at", self.created_at),
            ("created_by", self.created_by),
            ("tenant_name", self.tenant_name),
            ("execution_ids", self.execution_ids),
            ("status", self.status),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 9 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 9:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            self.id,
            self.deployment_group_id,
            self.workflow_id,
            self.concurrency,
            self.created_at,
            self.created_by,
            self.tenant_name,
            v8,
            self.status,
        ) = row
        self.execution_ids = (decode_list(as_is, v8, "execution_ids")) if v8 is not None and v8 is not UNSET else v8
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "deployment_group_id": UNSET,
    "workflow_id": UNSET,
    "concurrency": UNSET,
    "created_at": UNSET,
    "created_by": UNSET,
    "tenant_name": UNSET,
    "execution_ids": UNSET,
    "status": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
ExecutionGroup.FIELDS = _FIELDS


ExecutionGroup.KINDS = {
    "execution_ids": list,
}
