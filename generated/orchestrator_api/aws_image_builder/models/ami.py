# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, decode, encode


@_attrs_define
class Ami:
    """An AMI in one region.

    Attributes:
        region (str | Unset):
        image (str | Unset): Identifier of the AMI.
        name (str | Unset):
        description (str | Unset):
        state (ImageState | Unset): How far the build is, and why it stopped.
        account_id (str | Unset):
    """

    region: str | Unset = UNSET
    image: str | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    state: ImageState | Unset = UNSET
    account_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("region", self.region),
            ("image", self.image),
            ("name", self.name),
            ("description", self.description),
            ("state", self.state),
            ("accountId", self.account_id),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        get = src_dict.get
        self = cls.__new__(cls)
        self.region = (v) if (v := get("region")) is not None else UNSET
        self.image = (v) if (v := get("image")) is not None else UNSET
        self.name = (v) if (v := get("name")) is not None else UNSET
        self.description = (v) if (v := get("description")) is not None else UNSET
        self.state = (decode(ImageState.from_dict, v, "state")) if (v := get("state")) is not None else UNSET
        self.account_id = (v) if (v := get("accountId")) is not None else UNSET
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
    "region",
    "image",
    "name",
    "description",
    "state",
    "accountId",
)
_FIELDS = frozenset(_NAMES)

from ..models.image_state import ImageState  # noqa: E402
