# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_is, as_object, decode, decode_list
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class ExecutionRequest(Open[Any]):
    """How to run a pipeline.

    Attributes:
        comments (str | Unset): Free text.
        input_ (dict[str, Any] | Unset): Names of inputs with their values.
        source (str | Unset): Where the run comes from, such as the id of a commit.
        tags (list[str] | Unset):
        execution_id (str | Unset): In the reference's schema; what it does in a request is unknown. Leave it out.
        execution_link (str | Unset): In the reference's schema; what it does in a request is unknown. Leave it out.
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    comments: str | Unset = UNSET
    input_: dict[str, Any] | Unset = UNSET
    source: str | Unset = UNSET
    tags: list[str] | Unset = UNSET
    execution_id: str | Unset = UNSET
    execution_link: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("comments", self.comments),
            ("input", self.input_),
            ("source", self.source),
            ("tags", self.tags),
            ("executionId", self.execution_id),
            ("executionLink", self.execution_link),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 6:
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
        ) = row
        self.comments = (v1) if v1 is not None else UNSET
        self.input_ = (
            (v2 if type(v2) is dict else decode(as_object, v2, "input"))
            if v2 is not None and v2 is not UNSET
            else UNSET
        )
        self.source = (v3) if v3 is not None else UNSET
        self.tags = (decode_list(as_is, v4, "tags")) if v4 is not None and v4 is not UNSET else UNSET
        self.execution_id = (v5) if v5 is not None else UNSET
        self.execution_link = (v6) if v6 is not None else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "comments": UNSET,
    "input": UNSET,
    "source": UNSET,
    "tags": UNSET,
    "executionId": UNSET,
    "executionLink": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
ExecutionRequest.FIELDS = _FIELDS


ExecutionRequest.KINDS = {
    "input": dict,
    "tags": list,
}
