# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class ErrorResponse(Open[Any]):
    """An error; the name of it is usually in the header `x-amzn-ErrorType`.

    Attributes:
        message (str | Unset):
        Message (str | Unset): The message, as some front ends spell it.
        code (str | Unset): Name of the error, when there is no header.
        Code (str | Unset): Name of the error, as some front ends spell it.
        type_ (str | Unset): Name of the error, often with a namespace up to `#`.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    message: str | Unset = UNSET
    Message: str | Unset = UNSET
    code: str | Unset = UNSET
    Code: str | Unset = UNSET
    type_: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("message", self.message),
            ("Message", self.Message),
            ("code", self.code),
            ("Code", self.Code),
            ("__type", self.type_),
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
        self.message = (v1) if v1 is not None else UNSET
        self.Message = (v2) if v2 is not None else UNSET
        self.code = (v3) if v3 is not None else UNSET
        self.Code = (v4) if v4 is not None else UNSET
        self.type_ = (v5) if v5 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "message": UNSET,
    "Message": UNSET,
    "code": UNSET,
    "Code": UNSET,
    "__type": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
ErrorResponse.FIELDS = _FIELDS
