# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_is, as_object, decode, decode_list, decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class Workspace(Open[Any]):
    """Where the tasks of a pipeline run.

    Attributes:
        type_ (str | Unset):
        image (str | Unset):
        path (str | Unset):
        endpoint (str | Unset):
        registry (str | Unset):
        cache (list[str] | Unset):
        limits (WorkspaceLimits | Unset):
        auto_clone_for_trigger (bool | Unset):
        environment_variables (dict[str, Any] | Unset): Names with their values.
        custom_properties (dict[str, Any] | Unset): Names with their values.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    type_: str | Unset = UNSET
    image: str | Unset = UNSET
    path: str | Unset = UNSET
    endpoint: str | Unset = UNSET
    registry: str | Unset = UNSET
    cache: list[str] | Unset = UNSET
    limits: WorkspaceLimits | Unset = UNSET
    auto_clone_for_trigger: bool | Unset = UNSET
    environment_variables: dict[str, Any] | Unset = UNSET
    custom_properties: dict[str, Any] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("type", self.type_),
            ("image", self.image),
            ("path", self.path),
            ("endpoint", self.endpoint),
            ("registry", self.registry),
            ("cache", self.cache),
            ("limits", self.limits),
            ("autoCloneForTrigger", self.auto_clone_for_trigger),
            ("environmentVariables", self.environment_variables),
            ("customProperties", self.custom_properties),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 10 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 10:
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
            v9,
            v10,
        ) = row
        self.type_ = (v1) if v1 is not None else UNSET
        self.image = (v2) if v2 is not None else UNSET
        self.path = (v3) if v3 is not None else UNSET
        self.endpoint = (v4) if v4 is not None else UNSET
        self.registry = (v5) if v5 is not None else UNSET
        self.cache = (decode_list(as_is, v6, "cache")) if v6 is not None and v6 is not UNSET else UNSET
        self.limits = (decode_object(WorkspaceLimits, v7, "limits")) if v7 is not None and v7 is not UNSET else UNSET
        self.auto_clone_for_trigger = (v8) if v8 is not None else UNSET
        self.environment_variables = (
            (v9 if type(v9) is dict else decode(as_object, v9, "environmentVariables"))
            if v9 is not None and v9 is not UNSET
            else UNSET
        )
        self.custom_properties = (
            (v10 if type(v10) is dict else decode(as_object, v10, "customProperties"))
            if v10 is not None and v10 is not UNSET
            else UNSET
        )
        return self


_FIELDS: dict[str, Any] = {
    "type": UNSET,
    "image": UNSET,
    "path": UNSET,
    "endpoint": UNSET,
    "registry": UNSET,
    "cache": UNSET,
    "limits": UNSET,
    "autoCloneForTrigger": UNSET,
    "environmentVariables": UNSET,
    "customProperties": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
Workspace.FIELDS = _FIELDS

from ..models.workspace_limits import WorkspaceLimits  # noqa: E402

Workspace.KINDS = {
    "cache": list,
    "limits": WorkspaceLimits,
    "environmentVariables": dict,
    "customProperties": dict,
}
