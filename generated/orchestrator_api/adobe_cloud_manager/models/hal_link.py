# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class HalLink(Open[Any]):
    """HalLink

    Attributes:
        href (str | Unset): A path on the same server, or a URI template.
        templated (bool | Unset): Missing means false.
        type_ (str | Unset):
        deprecation (str | Unset):
        profile (str | Unset):
        title (str | Unset):
        hreflang (str | Unset):
        name (str | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    href: str | Unset = UNSET
    templated: bool | Unset = UNSET
    type_: str | Unset = UNSET
    deprecation: str | Unset = UNSET
    profile: str | Unset = UNSET
    title: str | Unset = UNSET
    hreflang: str | Unset = UNSET
    name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("href", self.href),
            ("templated", self.templated),
            ("type", self.type_),
            ("deprecation", self.deprecation),
            ("profile", self.profile),
            ("title", self.title),
            ("hreflang", self.hreflang),
            ("name", self.name),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 8 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 8:
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
            v8,
        ) = row
        self.href = (v1) if v1 is not None else UNSET
        self.templated = (v2) if v2 is not None else UNSET
        self.type_ = (v3) if v3 is not None else UNSET
        self.deprecation = (v4) if v4 is not None else UNSET
        self.profile = (v5) if v5 is not None else UNSET
        self.title = (v6) if v6 is not None else UNSET
        self.hreflang = (v7) if v7 is not None else UNSET
        self.name = (v8) if v8 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "href": UNSET,
    "templated": UNSET,
    "type": UNSET,
    "deprecation": UNSET,
    "profile": UNSET,
    "title": UNSET,
    "hreflang": UNSET,
    "name": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
HalLink.FIELDS = _FIELDS
