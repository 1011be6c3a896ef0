# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
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
class ListWorkflowStepExecutionsResponse(Open[Any]):
    """ListWorkflowStepExecutionsResponse

    Attributes:
        request_id (str | Unset):
        steps (list[WorkflowStepMetadata] | Unset): Steps on this page; may be empty or missing.
        workflow_build_version_arn (str | Unset): ARN of the workflow document that ran.
        workflow_execution_id (str | Unset):
        image_build_version_arn (str | Unset): ARN of the image build which the run belongs to.
        message (str | Unset): Message about the list itself, up to 500 characters.
        next_token (str | Unset): Token of the next page; missing or empty on the last one.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    request_id: str | Unset = UNSET
    steps: list[WorkflowStepMetadata] | Unset = UNSET
    workflow_build_version_arn: str | Unset = UNSET
    workflow_execution_id: str | Unset = UNSET
    image_build_version_arn: str | Unset = UNSET
    message: str | Unset = UNSET
    next_token: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("requestId", self.request_id),
            ("steps", self.steps),
            ("workflowBuildVersionArn", self.workflow_build_version_arn),
            ("workflowExecutionId", self.workflow_execution_id),
            ("imageBuildVersionArn", self.image_build_version_arn),
            ("message", self.message),
            ("nextToken", self.next_token),
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
            v5,
            v6,
            v7,
        ) = row
        self.request_id = (v1) if v1 is not None else UNSET
        self.steps = (decode_models(WorkflowStepMetadata, v2, "steps")) if v2 is not None and v2 is not UNSET else UNSET
        self.workflow_build_version_arn = (v3) if v3 is not None else UNSET
        self.workflow_execution_id = (v4) if v4 is not None else UNSET
        self.image_build_version_arn = (v5) if v5 is not None else UNSET
        self.message = (v6) if v6 is not None else UNSET
        self.next_token = (v7) if v7 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "requestId": UNSET,
    "steps": UNSET,
    "workflowBuildVersionArn": UNSET,
    "workflowExecutionId": UNSET,
    "imageBuildVersionArn": UNSET,
    "message": UNSET,
    "nextToken": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
ListWorkflowStepExecutionsResponse.FIELDS = _FIELDS

from ..models.workflow_step_metadata import WorkflowStepMetadata  # noqa: E402

ListWorkflowStepExecutionsResponse.LISTS = {
    "steps": WorkflowStepMetadata,
}
