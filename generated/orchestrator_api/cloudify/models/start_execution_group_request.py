# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_object, decode
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import MISSING, UNSET, Open, Unset


@_attrs_define
class StartExecutionGroupRequest(Open[Any]):
    """StartExecutionGroupRequest

    Attributes:
        deployment_group_id (str):
        workflow_id (str):
        default_parameters (dict[str, Any] | None | Unset): Values for the workflow's parameters on every
            deployment.
        parameters (dict[str, Any] | None | Unset): Further values by the identifier of a deployment; they go before
            the default ones.
        force (bool | Unset): Run beside executions that are running on the deployments; false if left out.
        concurrency (int | Unset): How many run at a time; 5 if left out.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    deployment_group_id: str
    workflow_id: str
    default_parameters: dict[str, Any] | None | Unset = UNSET
    parameters: dict[str, Any] | None | Unset = UNSET
    force: bool | Unset = UNSET
    concurrency: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("deployment_group_id", self.deployment_group_id),
            ("workflow_id", self.workflow_id),
            ("default_parameters", self.default_parameters),
            ("parameters", self.parameters),
            ("force", self.force),
            ("concurrency", self.concurrency),
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
            v1,
            v2,
            v3,
            v4,
            v5,
            v6,
        ) = row
        self.deployment_group_id = (v1) if v1 is not None else MISSING
        self.workflow_id = (v2) if v2 is not None else MISSING
        self.default_parameters = (
            (v3 if type(v3) is dict else decode(as_object, v3, "default_parameters"))
            if v3 is not None and v3 is not UNSET
            else v3
        )
        self.parameters = (
            (v4 if type(v4) is dict else decode(as_object, v4, "parameters"))
            if v4 is not None and v4 is not UNSET
            else v4
        )
        self.force = (v5) if v5 is not None else UNSET
        self.concurrency = (v6) if v6 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "deployment_group_id": UNSET,
    "workflow_id": UNSET,
    "default_parameters": UNSET,
    "parameters": UNSET,
    "force": UNSET,
    "concurrency": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
StartExecutionGroupRequest.FIELDS = _FIELDS


StartExecutionGroupRequest.KINDS = {
    "default_parameters": dict,
    "parameters": dict,
}
