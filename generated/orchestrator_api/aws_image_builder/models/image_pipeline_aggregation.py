# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class ImagePipelineAggregation(Open[Any]):
    """ImagePipelineAggregation

    Attributes:
        image_pipeline_arn (str | Unset):
        severity_counts (SeverityCounts | Unset): Numbers of findings; `all` has those of no or another severity as
            well.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    image_pipeline_arn: str | Unset = UNSET
    severity_counts: SeverityCounts | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("imagePipelineArn", self.image_pipeline_arn),
            ("severityCounts", self.severity_counts),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 2:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            v1,
            v2,
        ) = row
        self.image_pipeline_arn = (v1) if v1 is not None else UNSET
        self.severity_counts = (
            (decode_object(SeverityCounts, v2, "severityCounts")) if v2 is not None and v2 is not UNSET else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "imagePipelineArn": UNSET,
    "severityCounts": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
ImagePipelineAggregation.FIELDS = _FIELDS

from ..models.severity_counts import SeverityCounts  # noqa: E402

ImagePipelineAggregation.KINDS = {
    "severityCounts": SeverityCounts,
}
