# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class PipelinePhase(Open[Any]):
    """A phase of a pipeline, in the order in which they run.

    Attributes:
        name (None | str | Unset):
        type_ (None | str | Unset): `VALIDATE`, `BUILD` or `DEPLOY`; an open set.
        repository_id (None | str | Unset):
        branch (None | str | Unset):
        environment_id (None | str | Unset): What a phase of the type `DEPLOY` deploys to.
        environment_type (None | str | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    name: None | str | Unset = UNSET
    type_: None | str | Unset = UNSET
    repository_id: None | str | Unset = UNSET
    branch: None | str | Unset = UNSET
    environment_id: None | str | Unset = UNSET
    environment_type: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("name", self.name),
            ("type", self.type_),
            ("repositoryId", self.repository_id),
            ("branch", self.branch),
            ("environmentId", self.environment_id),
            ("environmentType", self.environment_type),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 6:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            self.name,
            self.type_,
            self.repository_id,
            self.branch,
            self.environment_id,
            self.environment_type,
        ) = row
        return self


_FIELDS: dict[str, Any] = {
    "name": UNSET,
    "type": UNSET,
    "repositoryId": UNSET,
    "branch": UNSET,
    "environmentId": UNSET,
    "environmentType": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
PipelinePhase.FIELDS = _FIELDS
