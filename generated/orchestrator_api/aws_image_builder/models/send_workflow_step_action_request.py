# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_enum
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import MISSING, UNSET, Open, Unset
from ..models.workflow_step_action_type import WorkflowStepActionType


@_attrs_define
class SendWorkflowStepActionRequest(Open[Any]):
    """SendWorkflowStepActionRequest

    Attributes:
        step_execution_id (str): Identifier of one step of a run.
        image_build_version_arn (str): ARN of one build of an image, ending in `name/major.minor.patch/build`.
        action (WorkflowStepActionType): What to do with a step that waits.
        client_token (str): Name of this logical call, the same on every repeat of it; a UUID is a good choice.
        reason (str | Unset): Why, in free words; kept with the step.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    step_execution_id: str
    image_build_version_arn: str
    action: WorkflowStepActionType
    client_token: str
    reason: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("stepExecutionId", self.step_execution_id),
            ("imageBuildVersionArn", self.image_build_version_arn),
            ("action", self.action),
            ("clientToken", self.client_token),
            ("reason", self.reason),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 5:
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
        ) = row
        try:
            self.action = _WorkflowStepActionType[v3] if v3 is not None else MISSING
        except (KeyError, TypeError):  # a word that is not in the spec
            self.action = (
                decode_enum(WorkflowStepActionType, v3, "action") if v3 is not None and v3 is not UNSET else MISSING
            )
        self.step_execution_id = (v1) if v1 is not None else MISSING
        self.image_build_version_arn = (v2) if v2 is not None else MISSING
        self.client_token = (v4) if v4 is not None else MISSING
        self.reason = (v5) if v5 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "stepExecutionId": UNSET,
    "imageBuildVersionArn": UNSET,
    "action": UNSET,
    "clientToken": UNSET,
    "reason": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_WorkflowStepActionType: dict[Any, Any] = {**WorkflowStepActionType._value2member_map_, UNSET: UNSET}
SendWorkflowStepActionRequest.FIELDS = _FIELDS


SendWorkflowStepActionRequest.KINDS = {
    "action": str,
}
