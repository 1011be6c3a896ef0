# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from orchestrator_api._runtime.decoding import as_is, decode_list
from orchestrator_api._runtime.encoding import encode
from orchestrator_api._runtime.values import UNSET, Open, Unset


@_attrs_define
class Operation(Open[Any]):
    """One operation of an execution, or what holds several together.

    Attributes:
        id (None | str | Unset):
        name (None | str | Unset): The task, such as the plugin function that is called.
        state (None | str | Unset): `pending`, `sending`, `sent`, `started`, `response-sent` (it is over, and the
            workflow has not heard of it yet), `rescheduled` (this attempt failed, another operation is the next),
            `succeeded`, `failed`. An open set.
        type_ (None | str | Unset): `RemoteWorkflowTask` is an operation that an agent or the manager carries out,
            `SubgraphTask` holds such together; the other types are the workflow's own.
        created_at (None | str | Unset): When the graph that holds it was made; not when it began.
        dependencies (list[str] | None | Unset): Ids of the operations that come before it.
        parameters (Any | Unset): What the workflow keeps of it; free form, and with the inputs of the operation.
        agent_name (None | str | Unset):
        manager_name (None | str | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    id: None | str | Unset = UNSET
    name: None | str | Unset = UNSET
    state: None | str | Unset = UNSET
    type_: None | str | Unset = UNSET
    created_at: None | str | Unset = UNSET
    dependencies: list[str] | None | Unset = UNSET
    parameters: Any | Unset = UNSET
    agent_name: None | str | Unset = UNSET
    manager_name: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("id", self.id),
            ("name", self.name),
            ("state", self.state),
            ("type", self.type_),
            ("created_at", self.created_at),
            ("dependencies", self.dependencies),
            ("parameters", self.parameters),
            ("agent_name", self.agent_name),
            ("manager_name", self.manager_name),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = src_dict if len(src_dict) == 9 else {**_FIELDS, **src_dict}
        try:
            row = _VALUES(values)
        except KeyError:  # as many fields as there should be, but not the same ones
            values = {**_FIELDS, **src_dict}
            row = _VALUES(values)
        self = cls.from_row(row)
        if len(values) > 9:
            self.additional_properties = {name: v for name, v in src_dict.items() if name not in _FIELDS}
        return self

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Self:
        """Return the model of the JSON values of its fields, in the order of `FIELDS`, with `UNSET` for what was not sent."""
        self = cls.__new__(cls)
        (
            self.id,
            self.name,
            self.state,
            self.type_,
            self.created_at,
            v6,
            self.parameters,
            self.agent_name,
            self.manager_name,
        ) = row
        self.dependencies = (decode_list(as_is, v6, "dependencies")) if v6 is not None and v6 is not UNSET else v6
        return self


_FIELDS: dict[str, Any] = {
    "id": UNSET,
    "name": UNSET,
    "state": UNSET,
    "type": UNSET,
    "created_at": UNSET,
    "dependencies": UNSET,
    "parameters": UNSET,
    "agent_name": UNSET,
    "manager_name": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
Operation.FIELDS = _FIELDS


Operation.KINDS = {
    "dependencies": list,
}
