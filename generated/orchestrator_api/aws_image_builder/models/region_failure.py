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
from orchestrator_api._runtime.values import UNSET, Open, Unset
from ..models.image_configuration_step import ImageConfigurationStep
from ..models.region_failure_status import RegionFailureStatus


@_attrs_define
class RegionFailure(Open[Any]):
    """What failed for one region and account.

    Attributes:
        region (str | Unset):
        status (RegionFailureStatus | Unset): How the distribution to a region ended.
        image_configuration_step (ImageConfigurationStep | Unset): Which part of the distribution failed.
        error_message (str | Unset): Text of the error, up to 384000 characters; can come from a third party and is
            not to be trusted.
        target_account_id (str | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    region: str | Unset = UNSET
    status: RegionFailureStatus | Unset = UNSET
    image_configuration_step: ImageConfigurationStep | Unset = UNSET
    error_message: str | Unset = UNSET
    target_account_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("region", self.region),
            ("status", self.status),
            ("imageConfigurationStep", self.image_configuration_step),
            ("errorMessage", self.error_message),
            ("targetAccountId", self.target_account_id),
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
            self.status = _RegionFailureStatus[v2] if v2 is not None else UNSET
            self.image_configuration_step = _ImageConfigurationStep[v3] if v3 is not None else UNSET
        except (KeyError, TypeError):  # a word that is not in the spec
            self.status = (
                decode_enum(RegionFailureStatus, v2, "status") if v2 is not None and v2 is not UNSET else UNSET
            )
            self.image_configuration_step = (
                decode_enum(ImageConfigurationStep, v3, "imageConfigurationStep")
                if v3 is not None and v3 is not UNSET
                else UNSET
            )
        self.region = (v1) if v1 is not None else UNSET
        self.error_message = (v4) if v4 is not None else UNSET
        self.target_account_id = (v5) if v5 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "region": UNSET,
    "status": UNSET,
    "imageConfigurationStep": UNSET,
    "errorMessage": UNSET,
    "targetAccountId": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
_RegionFailureStatus: dict[Any, Any] = {**RegionFailureStatus._value2member_map_, UNSET: UNSET}
_ImageConfigurationStep: dict[Any, Any] = {**ImageConfigurationStep._value2member_map_, UNSET: UNSET}
RegionFailure.FIELDS = _FIELDS


RegionFailure.KINDS = {
    "status": str,
    "imageConfigurationStep": str,
}
