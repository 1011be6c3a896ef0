# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, encode


@_attrs_define
class ExecutionNotification:
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

    event_group: str | Unset = UNSET
    provider_type: str | Unset = UNSET
    response_code: int | Unset = UNSET
    response_message: Any | Unset = UNSET
    stage: str | Unset = UNSET
    task: str | Unset = UNSET
    success: bool | Unset = UNSET
    jira_response: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

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
        filled = src_dict if len(src_dict) == 8 else {**_ABSENT, **src_dict}
        if len(filled) == 8 and (whole := cls._whole(filled)) is not None:
            return whole
        get = src_dict.get
        self = cls.__new__(cls)
        self.event_group = (v) if (v := get("eventGroup")) is not None else UNSET
        self.provider_type = (v) if (v := get("providerType")) is not None else UNSET
        self.response_code = (v) if (v := get("responseCode")) is not None else UNSET
        self.response_message = get("responseMessage", UNSET)
        self.stage = (v) if (v := get("stage")) is not None else UNSET
        self.task = (v) if (v := get("task")) is not None else UNSET
        self.success = (v) if (v := get("success")) is not None else UNSET
        self.jira_response = get("jiraResponse", UNSET)
        if src_dict.keys() <= _FIELDS:
            self.additional_properties = {}
        else:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def _whole(cls, src_dict: Mapping[str, Any]) -> Self | None:
        """Return the model of an object with all fields (some may be UNSET), read in one go; None for others or unknown words."""
        self = cls.__new__(cls)
        try:
            (
                v1,
                v2,
                v3,
                self.response_message,
                v5,
                v6,
                v7,
                self.jira_response,
            ) = _VALUES(src_dict)
        except (KeyError, TypeError):
            return None
        self.event_group = (v1) if v1 is not None else UNSET
        self.provider_type = (v2) if v2 is not None else UNSET
        self.response_code = (v3) if v3 is not None else UNSET
        self.stage = (v5) if v5 is not None else UNSET
        self.task = (v6) if v6 is not None else UNSET
        self.success = (v7) if v7 is not None else UNSET
        self.additional_properties = {}
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
    "eventGroup",
    "providerType",
    "responseCode",
    "responseMessage",
    "stage",
    "task",
    "success",
    "jiraResponse",
)
_FIELDS = frozenset(_NAMES)
_VALUES = itemgetter(*_NAMES)
_ABSENT = dict.fromkeys(_NAMES, UNSET)
