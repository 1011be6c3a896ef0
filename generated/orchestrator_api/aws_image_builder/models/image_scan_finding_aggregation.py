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
class ImageScanFindingAggregation(Open[Any]):
    """Findings of one thing; one of the members is there.

    Attributes:
        account_aggregation (AccountAggregation | Unset):
        image_aggregation (ImageAggregation | Unset):
        image_pipeline_aggregation (ImagePipelineAggregation | Unset):
        vulnerability_id_aggregation (VulnerabilityIdAggregation | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    account_aggregation: AccountAggregation | Unset = UNSET
    image_aggregation: ImageAggregation | Unset = UNSET
    image_pipeline_aggregation: ImagePipelineAggregation | Unset = UNSET
    vulnerability_id_aggregation: VulnerabilityIdAggregation | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("accountAggregation", self.account_aggregation),
            ("imageAggregation", self.image_aggregation),
            ("imagePipelineAggregation", self.image_pipeline_aggregation),
            ("vulnerabilityIdAggregation", self.vulnerability_id_aggregation),
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
        self.account_aggregation = (
            (decode_object(AccountAggregation, v1, "accountAggregation"))
            if v1 is not None and v1 is not UNSET
            else UNSET
        )
        self.image_aggregation = (
            (decode_object(ImageAggregation, v2, "imageAggregation")) if v2 is not None and v2 is not UNSET else UNSET
        )
        self.image_pipeline_aggregation = (
            (decode_object(ImagePipelineAggregation, v3, "imagePipelineAggregation"))
            if v3 is not None and v3 is not UNSET
            else UNSET
        )
        self.vulnerability_id_aggregation = (
            (decode_object(VulnerabilityIdAggregation, v4, "vulnerabilityIdAggregation"))
            if v4 is not None and v4 is not UNSET
            else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "accountAggregation": UNSET,
    "imageAggregation": UNSET,
    "imagePipelineAggregation": UNSET,
    "vulnerabilityIdAggregation": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
ImageScanFindingAggregation.FIELDS = _FIELDS

from ..models.account_aggregation import AccountAggregation  # noqa: E402
from ..models.image_aggregation import ImageAggregation  # noqa: E402
from ..models.image_pipeline_aggregation import ImagePipelineAggregation  # noqa: E402
from ..models.vulnerability_id_aggregation import VulnerabilityIdAggregation  # noqa: E402

ImageScanFindingAggregation.KINDS = {
    "accountAggregation": AccountAggregation,
    "imageAggregation": ImageAggregation,
    "imagePipelineAggregation": ImagePipelineAggregation,
    "vulnerabilityIdAggregation": VulnerabilityIdAggregation,
}
