# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class ExecutionNotification(Open[Any]):
    """A notification that was sent.

    Attributes:
        event_group (str | Unset):
        provider_type (str | Unset):
        response_code (int | Unset):
        response_message (Any | Unset): What the provider answered; of no known type.
        stage (str | Unset):
        task (str | Unset):
        success (bool | Unset):
        jira_response (Any | Unset): What Jira answered; of no known type.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    event_group: str | Unset = UNSET
    provider_type: str | Unset = UNSET
    response_code: int | Unset = UNSET
    response_message: Any | Unset = UNSET
    stage: str | Unset = UNSET
    task: str | Unset = UNSET
    success: bool | Unset = UNSET
    jira_response: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("eventGroup", self.event_group),
            ("providerType", self.provider_type),
            ("responseCode", self.response_code),
            ("responseMessage", self.response_message),
            ("stage", self.stage),
            ("task", self.task),
            ("success", self.success),
            ("jiraResponse", self.jira_response),
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
            self.response_message,
            v5,
            v6,
            v7,
            self.jira_response,
        ) = row
        self.event_group = (v1) if v1 is not None else UNSET
        self.provider_type = (v2) if v2 is not None else UNSET
        self.response_code = (v3) if v3 is not None else UNSET
        self.stage = (v5) if v5 is not None else UNSET
        self.task = (v6) if v6 is not None else UNSET
        self.success = (v7) if v7 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "eventGroup": UNSET,
    "providerType": UNSET,
    "responseCode": UNSET,
    "responseMessage": UNSET,
    "stage": UNSET,
    "task": UNSET,
    "success": UNSET,
    "jiraResponse": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
ExecutionNotification.FIELDS = _FIELDS
