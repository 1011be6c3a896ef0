# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, as_is, decode, decode_list, encode


@_attrs_define
class ExecutionRequest:
    """How to run a pipeline.

    Attributes:
        comments (str | Unset): Free text.
        input_ (InputValues | Unset): Names of inputs with their values.
        source (str | Unset): Where the run comes from, such as the id of a commit.
        tags (list[str] | Unset):
    """

    comments: str | Unset = UNSET
    input_: InputValues | Unset = UNSET
    source: str | Unset = UNSET
    tags: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("comments", self.comments),
            ("input", self.input_),
            ("source", self.source),
            ("tags", self.tags),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        get = src_dict.get
        self = cls.__new__(cls)
        self.comments = (v) if (v := get("comments")) is not None else UNSET
        self.input_ = (decode(InputValues.from_dict, v, "input")) if (v := get("input")) is not None else UNSET
        self.source = (v) if (v := get("source")) is not None else UNSET
        self.tags = (decode_list(as_is, v, "tags")) if (v := get("tags")) is not None else UNSET
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
    "comments",
    "input",
    "source",
    "tags",
)
_FIELDS = frozenset(_NAMES)

from ..models.input_values import InputValues  # noqa: E402
