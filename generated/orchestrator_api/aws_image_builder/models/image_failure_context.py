# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.image_status import ImageStatus
from ..types import UNSET, Unset, decode, decode_enum, encode


@_attrs_define
class ImageFailureContext:
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

    image_status: ImageStatus | Unset = UNSET
    workflow_execution_id: str | Unset = UNSET
    workflow_arn: str | Unset = UNSET
    step_execution_id: str | Unset = UNSET
    failed_step: str | Unset = UNSET
    component_failure: ComponentFailureContext | Unset = UNSET
    distribution_failure: DistributionFailureContext | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

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
        get = src_dict.get
        self = cls.__new__(cls)
        self.image_status = (
            (decode_enum(ImageStatus, v, "imageStatus")) if (v := get("imageStatus")) is not None else UNSET
        )
        self.workflow_execution_id = (v) if (v := get("workflowExecutionId")) is not None else UNSET
        self.workflow_arn = (v) if (v := get("workflowArn")) is not None else UNSET
        self.step_execution_id = (v) if (v := get("stepExecutionId")) is not None else UNSET
        self.failed_step = (v) if (v := get("failedStep")) is not None else UNSET
        self.component_failure = (
            (decode(ComponentFailureContext.from_dict, v, "componentFailure"))
            if (v := get("componentFailure")) is not None
            else UNSET
        )
        self.distribution_failure = (
            (decode(DistributionFailureContext.from_dict, v, "distributionFailure"))
            if (v := get("distributionFailure")) is not None
            else UNSET
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
    "imageStatus",
    "workflowExecutionId",
    "workflowArn",
    "stepExecutionId",
    "failedStep",
    "componentFailure",
    "distributionFailure",
)
_FIELDS = frozenset(_NAMES)

from ..models.component_failure_context import ComponentFailureContext  # noqa: E402
from ..models.distribution_failure_context import DistributionFailureContext  # noqa: E402
