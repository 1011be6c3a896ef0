# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define

from ..types import MISSING, Unset, encode


@_attrs_define
class CancelDecision:
    """Stops a running step, or drops a scheduled deployment.

    Attributes:
        cancel (bool): True stops.
    """

    cancel: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = {}
        for name, value in (("cancel", self.cancel),):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        get = src_dict.get
        self = cls.__new__(cls)
        self.cancel = (v) if (v := get("cancel")) is not None else MISSING
        return self
