# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import decode_models, decode_object
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class ExecutionList(Open[Any]):
    """ExecutionList

    Attributes:
        items (list[Execution] | Unset):
        metadata (ListMetadata | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    items: list[Execution] | Unset = UNSET
    metadata: ListMetadata | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("items", self.items),
            ("metadata", self.metadata),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 2:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            v1,
            v2,
        ) = row
        self.items = (decode_models(Execution, v1, "items")) if v1 is not None and v1 is not UNSET else UNSET
        self.metadata = (decode_object(ListMetadata, v2, "metadata")) if v2 is not None and v2 is not UNSET else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "items": UNSET,
    "metadata": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
ExecutionList.FIELDS = _FIELDS

from ..models.execution import Execution  # noqa: E402
from ..models.list_metadata import ListMetadata  # noqa: E402

ExecutionList.LISTS = {
    "items": Execution,
}

ExecutionList.KINDS = {
    "metadata": ListMetadata,
}
