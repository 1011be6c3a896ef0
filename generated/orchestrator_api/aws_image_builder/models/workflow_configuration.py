# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_enum, decode_models
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.on_workflow_failure import OnWorkflowFailure


@_attrs_define
class WorkflowConfiguration(Open[Any]):
    """A workflow as the build was told to run it.

    Attributes:
        workflow_arn (str | Unset):
        parameters (list[WorkflowParameter] | Unset):
        parallel_group (str | Unset): Group of test workflows that run side by side; test workflows only.
        on_failure (OnWorkflowFailure | Unset): What a failure of a workflow does to the build.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    workflow_arn: str | Unset = UNSET
    parameters: list[WorkflowParameter] | Unset = UNSET
    parallel_group: str | Unset = UNSET
    on_failure: OnWorkflowFailure | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

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
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 4:
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
        ) = row
        try:
            self.on_failure = _OnWorkflowFailure[v4] if v4 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.on_failure = (
                decode_enum(OnWorkflowFailure, v4, "onFailure") if v4 is not None and v4 is not UNSET else UNSET
            )
        self.workflow_arn = (v1) if v1 is not None else UNSET
        self.parameters = (
            (decode_models(WorkflowParameter, v2, "parameters")) if v2 is not None and v2 is not UNSET else UNSET
        )
        self.parallel_group = (v3) if v3 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "workflowArn": UNSET,
    "parameters": UNSET,
    "parallelGroup": UNSET,
    "onFailure": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_OnWorkflowFailure: dict[Any, Any] = {**OnWorkflowFailure._value2member_map_, UNSET: UNSET}
WorkflowConfiguration.FIELDS = _FIELDS

from ..models.workflow_parameter import WorkflowParameter  # noqa: E402

WorkflowConfiguration.LISTS = {
    "parameters": WorkflowParameter,
}

WorkflowConfiguration.KINDS = {
    "onFailure": str,
}
