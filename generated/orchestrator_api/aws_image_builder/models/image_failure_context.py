# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_enum, decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.image_status import ImageStatus


@_attrs_define
class ImageFailureContext(Open[Any]):
    """Where a build failed. Present only when the status is `FAILED`.

    Attributes:
        image_status (ImageStatus | Unset): How far the build of an image is.
        workflow_execution_id (str | Unset):
        workflow_arn (str | Unset):
        step_execution_id (str | Unset):
        failed_step (str | Unset): Name of the step in the workflow document.
        component_failure (ComponentFailureContext | Unset): The component that failed.
        distribution_failure (DistributionFailureContext | Unset): What failed while the image was distributed.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    image_status: ImageStatus | Unset = UNSET
    workflow_execution_id: str | Unset = UNSET
    workflow_arn: str | Unset = UNSET
    step_execution_id: str | Unset = UNSET
    failed_step: str | Unset = UNSET
    component_failure: ComponentFailureContext | Unset = UNSET
    distribution_failure: DistributionFailureContext | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("imageStatus", self.image_status),
            ("workflowExecutionId", self.workflow_execution_id),
            ("workflowArn", self.workflow_arn),
            ("stepExecutionId", self.step_execution_id),
            ("failedStep", self.failed_step),
            ("componentFailure", self.component_failure),
            ("distributionFailure", self.distribution_failure),
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
        try:
            self.image_status = _ImageStatus[v1] if v1 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.image_status = (
                decode_enum(ImageStatus, v1, "imageStatus") if v1 is not None and v1 is not UNSET else UNSET
            )
        self.workflow_execution_id = (v2) if v2 is not None else UNSET
        self.workflow_arn = (v3) if v3 is not None else UNSET
        self.step_execution_id = (v4) if v4 is not None else UNSET
        self.failed_step = (v5) if v5 is not None else UNSET
        self.component_failure = (
            (decode_object(ComponentFailureContext, v6, "componentFailure"))
            if v6 is not None and v6 is not UNSET
            else UNSET
        )
        self.distribution_failure = (
            (decode_object(DistributionFailureContext, v7, "distributionFailure"))
            if v7 is not None and v7 is not UNSET
            else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "imageStatus": UNSET,
    "workflowExecutionId": UNSET,
    "workflowArn": UNSET,
    "stepExecutionId": UNSET,
    "failedStep": UNSET,
    "componentFailure": UNSET,
    "distributionFailure": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_ImageStatus: dict[Any, Any] = {**ImageStatus._value2member_map_, UNSET: UNSET}
ImageFailureContext.FIELDS = _FIELDS

from ..models.component_failure_context import ComponentFailureContext  # noqa: E402
from ..models.distribution_failure_context import DistributionFailureContext  # noqa: E402

ImageFailureContext.KINDS = {
    "imageStatus": str,
    "componentFailure": ComponentFailureContext,
    "distributionFailure": DistributionFailureContext,
}
