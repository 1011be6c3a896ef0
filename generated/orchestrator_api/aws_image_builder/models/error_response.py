# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, encode


@_attrs_define
class ErrorResponse:
    """An error; the name of it is usually in the header `x-amzn-ErrorType`.

    Attributes:
        message (str | Unset):
        Message (str | Unset): The message, as some front ends spell it.
        code (str | Unset): Name of the error, when there is no header.
        Code (str | Unset): Name of the error, as some front ends spell it.
        type_ (str | Unset): Name of the error, often with a namespace up to `#`.
    """

    message: str | Unset = UNSET
    Message: str | Unset = UNSET
    code: str | Unset = UNSET
    Code: str | Unset = UNSET
    type_: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

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
        get = src_dict.get
        self = cls.__new__(cls)
        self.message = (v) if (v := get("message")) is not None else UNSET
        self.Message = (v) if (v := get("Message")) is not None else UNSET
        self.code = (v) if (v := get("code")) is not None else UNSET
        self.Code = (v) if (v := get("Code")) is not None else UNSET
        self.type_ = (v) if (v := get("__type")) is not None else UNSET
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
    "message",
    "Message",
    "code",
    "Code",
    "__type",
)
_FIELDS = frozenset(_NAMES)
