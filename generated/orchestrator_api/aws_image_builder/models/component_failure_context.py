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
class ComponentFailureContext(Open[Any]):
    """The component that failed.

    Attributes:
        component_arn (str | Unset):
        phase_name (str | Unset):
        step_name (str | Unset): Name of the step in the component document.
        action (str | Unset):
        error_message (str | Unset): Text of the error, up to 384000 characters; can come from a third party and is
            not to be trusted.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    component_arn: str | Unset = UNSET
    phase_name: str | Unset = UNSET
    step_name: str | Unset = UNSET
    action: str | Unset = UNSET
    error_message: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

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
        self.component_arn = (v1) if v1 is not None else UNSET
        self.phase_name = (v2) if v2 is not None else UNSET
        self.step_name = (v3) if v3 is not None else UNSET
        self.action = (v4) if v4 is not None else UNSET
        self.error_message = (v5) if v5 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "componentArn": UNSET,
    "phaseName": UNSET,
    "stepName": UNSET,
    "action": UNSET,
    "errorMessage": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
ComponentFailureContext.FIELDS = _FIELDS
