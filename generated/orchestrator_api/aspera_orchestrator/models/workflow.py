# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class Workflow(Open[Any]):
    """Workflow

    Attributes:
        id (int | Unset):
        portable_id (str | Unset): The same on every server the workflow is brought to.
        name (str | Unset):
        published_status (str | Unset):
        published_revision_id (int | None | Unset):
        latest_revision_id (int | None | Unset):
        last_modification (str | Unset): An instant, for instance `2031-02-03 10:20:30 UTC`.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: int | Unset = UNSET
    portable_id: str | Unset = UNSET
    name: str | Unset = UNSET
    published_status: str | Unset = UNSET
    published_revision_id: int | None | Unset = UNSET
    latest_revision_id: int | None | Unset = UNSET
    last_modification: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("portable_id", self.portable_id),
            ("name", self.name),
            ("published_status", self.published_status),
            ("published_revision_id", self.published_revision_id),
            ("latest_revision_id", self.latest_revision_id),
            ("last_modification", self.last_modification),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 7:
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
            self.published_revision_id,
            self.latest_revision_id,
            v7,
        ) = row
        self.id = (v1) if v1 is not None else UNSET
        self.portable_id = (v2) if v2 is not None else UNSET
        self.name = (v3) if v3 is not None else UNSET
        self.published_status = (v4) if v4 is not None else UNSET
        self.last_modification = (v7) if v7 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "portable_id": UNSET,
    "name": UNSET,
    "published_status": UNSET,
    "published_revision_id": UNSET,
    "latest_revision_id": UNSET,
    "last_modification": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
Workflow.FIELDS = _FIELDS
