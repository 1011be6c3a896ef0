# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
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
class Deployment(Open[Any]):
    """Something that workflows run on.

    Attributes:
        id (None | str | Unset):
        display_name (None | str | Unset): Name shown for the deployment.
        description (None | str | Unset):
        blueprint_id (None | str | Unset):
        tenant_name (None | str | Unset):
        created_at (None | str | Unset): In UTC as `YYYY-MM-DDTHH:MM:SS.mmmZ`.
        latest_execution (None | str | Unset): Identifier of the execution that was started last.
        latest_execution_status (None | str | Unset): How that stands, in words of its own: `completed` where an
            execution says `terminated`, `in_progress` for all that go on, `queued`, `scheduled`, `failed`, `cancelled`.
            An open set.
        workflows (list[Workflow] | None | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: None | str | Unset = UNSET
    display_name: None | str | Unset = UNSET
    description: None | str | Unset = UNSET
    blueprint_id: None | str | Unset = UNSET
    tenant_name: None | str | Unset = UNSET
    created_at: None | str | Unset = UNSET
    latest_execution: None | str | Unset = UNSET
    latest_execution_status: None | str | Unset = UNSET
    workflows: list[Workflow] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("display_name", self.display_name),
            ("description", self.description),
            ("blueprint_id", self.blueprint_id),
            ("tenant_name", self.tenant_name),
            ("created_at", self.created_at),
            ("latest_execution", self.latest_execution),
            ("latest_execution_status", self.latest_execution_status),
            ("workflows", self.workflows),
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
            self.display_name,
            self.description,
            self.blueprint_id,
            self.tenant_name,
            self.created_at,
            self.latest_execution,
            self.latest_execution_status,
            v9,
        ) = row
        self.workflows = (decode_models(Workflow, v9, "workflows")) if v9 is not None and v9 is not UNSET else v9
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "display_name": UNSET,
    "description": UNSET,
    "blueprint_id": UNSET,
    "tenant_name": UNSET,
    "created_at": UNSET,
    "latest_execution": UNSET,
    "latest_execution_status": UNSET,
    "workflows": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
Deployment.FIELDS = _FIELDS

from ..models.workflow import Workflow  # noqa: E402

Deployment.LISTS = {
    "workflows": Workflow,
}
