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
class ListImageBuildVersionsRequest(Open[Any]):
    """ListImageBuildVersionsRequest

    Attributes:
        image_version_arn (str | Unset): ARN of one version of an image, ending in `name/major.minor.patch`.
        filters (list[Filter] | Unset):
        max_results (int | Unset): Largest number of items on a page. The service takes 25 when it is left out.
        next_token (str | Unset): Token from the page before; opaque.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    image_version_arn: str | Unset = UNSET
    filters: list[Filter] | Unset = UNSET
    max_results: int | Unset = UNSET
    next_token: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("imageVersionArn", self.image_version_arn),
            ("filters", self.filters),
            ("maxResults", self.max_results),
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
        self.image_version_arn = (v1) if v1 is not None else UNSET
        self.filters = (decode_models(Filter, v2, "filters")) if v2 is not None and v2 is not UNSET else UNSET
        self.max_results = (v3) if v3 is not None else UNSET
        self.next_token = (v4) if v4 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "imageVersionArn": UNSET,
    "filters": UNSET,
    "maxResults": UNSET,
    "nextToken": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
ListImageBuildVersionsRequest.FIELDS = _FIELDS

from ..models.filter_ import Filter  # noqa: E402

ListImageBuildVersionsRequest.LISTS = {
    "filters": Filter,
}
