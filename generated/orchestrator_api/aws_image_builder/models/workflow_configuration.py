# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.on_workflow_failure import OnWorkflowFailure
from ..types import UNSET, Unset, decode_enum, decode_list, encode


@_attrs_define
class WorkflowConfiguration:
    """A workflow as the build was told to run it.

    Attributes:
        workflow_arn (str | Unset):
        parameters (list[WorkflowParameter] | Unset):
        parallel_group (str | Unset): Group of test workflows that run side by side; test workflows only.
        on_failure (OnWorkflowFailure | Unset): What a failure of a workflow does to the build.
    """

    workflow_arn: str | Unset = UNSET
    parameters: list[WorkflowParameter] | Unset = UNSET
    parallel_group: str | Unset = UNSET
    on_failure: OnWorkflowFailure | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("workflowArn", self.workflow_arn),
            ("parameters", self.parameters),
            ("parallelGroup", self.parallel_group),
            ("onFailure", self.on_failure),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        get = src_dict.get
        self = cls.__new__(cls)
        self.workflow_arn = (v) if (v := get("workflowArn")) is not None else UNSET
        self.parameters = (
            (decode_list(WorkflowParameter.from_dict, v, "parameters"))
            if (v := get("parameters")) is not None
            else UNSET
        )
        self.parallel_group = (v) if (v := get("parallelGroup")) is not None else UNSET
        self.on_failure = (
            (decode_enum(OnWorkflowFailure, v, "onFailure")) if (v := get("onFailure")) is not None else UNSET
        )
        if src_dict.keys() <= _FIELDS:
            self.additional_properties = {}
        else:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @property
    def additional_keys(self) -> list[str]:
        """Return the names of the fields that the spec does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


_NAMES = (
    "workflowArn",
    "parameters",
    "parallelGroup",
    "onFailure",
)
_FIELDS = frozenset(_NAMES)

from ..models.workflow_parameter import WorkflowParameter  # noqa: E402
