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
class Ami(Open[Any]):
    """An AMI in one region.

    Attributes:
        region (str | Unset):
        image (str | Unset): Identifier of the AMI.
        name (str | Unset):
        description (str | Unset):
        state (ImageState | Unset): How far the build is, and why it stopped.
        account_id (str | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    region: str | Unset = UNSET
    image: str | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    state: ImageState | Unset = UNSET
    account_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

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
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 6:
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
        ) = row
        self.region = (v1) if v1 is not None else UNSET
        self.image = (v2) if v2 is not None else UNSET
        self.name = (v3) if v3 is not None else UNSET
        self.description = (v4) if v4 is not None else UNSET
        self.state = (decode_object(ImageState, v5, "state")) if v5 is not None and v5 is not UNSET else UNSET
        self.account_id = (v6) if v6 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "region": UNSET,
    "image": UNSET,
    "name": UNSET,
    "description": UNSET,
    "state": UNSET,
    "accountId": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
Ami.FIELDS = _FIELDS

from ..models.image_state import ImageState  # noqa: E402

Ami.KINDS = {
    "state": ImageState,
}
