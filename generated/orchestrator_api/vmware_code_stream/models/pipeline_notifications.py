# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
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
class PipelineNotifications(Open[Any]):
    """The notifications to send, by their channel.

    Attributes:
        email (list[PipelineNotification] | Unset):
        jira (list[PipelineNotification] | Unset):
        webhook (list[PipelineNotification] | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    email: list[PipelineNotification] | Unset = UNSET
    jira: list[PipelineNotification] | Unset = UNSET
    webhook: list[PipelineNotification] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("email", self.email),
            ("jira", self.jira),
            ("webhook", self.webhook),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 3:
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
        ) = row
        self.email = (decode_models(PipelineNotification, v1, "email")) if v1 is not None and v1 is not UNSET else UNSET
        self.jira = (decode_models(PipelineNotification, v2, "jira")) if v2 is not None and v2 is not UNSET else UNSET
        self.webhook = (
            (decode_models(PipelineNotification, v3, "webhook")) if v3 is not None and v3 is not UNSET else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "email": UNSET,
    "jira": UNSET,
    "webhook": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
PipelineNotifications.FIELDS = _FIELDS

from ..models.pipeline_notification import PipelineNotification  # noqa: E402

PipelineNotifications.LISTS = {
    "email": PipelineNotification,
    "jira": PipelineNotification,
    "webhook": PipelineNotification,
}
