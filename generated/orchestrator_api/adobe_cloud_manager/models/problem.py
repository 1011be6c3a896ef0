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
class Problem(Open[Any]):
    """What an error says about itself, if anything; the body can also be empty, or no JSON at all.

    Attributes:
        type_ (str | Unset): A URI that begins with `http://ns.adobe.com/adobecloud/`.
        title (str | Unset):
        status (int | Unset):
        errors (Any | Unset): An array of strings, an array of objects with `message` and perhaps `code`, or an
            object by field path with `field`, `code`, `message` and `invalidValue`.
        error_code (str | Unset): The gateway's code, digits as text.
        message (str | Unset): The gateway's text.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    type_: str | Unset = UNSET
    title: str | Unset = UNSET
    status: int | Unset = UNSET
    errors: Any | Unset = UNSET
    error_code: str | Unset = UNSET
    message: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("type", self.type_),
            ("title", self.title),
            ("status", self.status),
            ("errors", self.errors),
            ("error_code", self.error_code),
            ("message", self.message),
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
            self.errors,
            v5,
            v6,
        ) = row
        self.type_ = (v1) if v1 is not None else UNSET
        self.title = (v2) if v2 is not None else UNSET
        self.status = (v3) if v3 is not None else UNSET
        self.error_code = (v5) if v5 is not None else UNSET
        self.message = (v6) if v6 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "type": UNSET,
    "title": UNSET,
    "status": UNSET,
    "errors": UNSET,
    "error_code": UNSET,
    "message": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
Problem.FIELDS = _FIELDS
