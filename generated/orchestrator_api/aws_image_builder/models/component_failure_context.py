# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, encode


@_attrs_define
class ComponentFailureContext:
    """The component that failed.

    Attributes:
        component_arn (str | Unset):
        phase_name (str | Unset):
        step_name (str | Unset): Name of the step in the component document.
        action (str | Unset):
        error_message (str | Unset): Text of the error, up to 384000 characters; can come from a third party and is
            not to be trusted.
    """

    component_arn: str | Unset = UNSET
    phase_name: str | Unset = UNSET
    step_name: str | Unset = UNSET
    action: str | Unset = UNSET
    error_message: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("componentArn", self.component_arn),
            ("phaseName", self.phase_name),
            ("stepName", self.step_name),
            ("action", self.action),
            ("errorMessage", self.error_message),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        get = src_dict.get
        self = cls.__new__(cls)
        self.component_arn = (v) if (v := get("componentArn")) is not None else UNSET
        self.phase_name = (v) if (v := get("phaseName")) is not None else UNSET
        self.step_name = (v) if (v := get("stepName")) is not None else UNSET
        self.action = (v) if (v := get("action")) is not None else UNSET
        self.error_message = (v) if (v := get("errorMessage")) is not None else UNSET
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
    "componentArn",
    "phaseName",
    "stepName",
    "action",
    "errorMessage",
)
_FIELDS = frozenset(_NAMES)
