# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
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
class WorkStepStatus(Open[Any]):
    """A work step with its variables. The order of the members and of the variables means nothing.

    Attributes:
        inputs (list[Variable] | Unset):
        carry_thrus (list[Variable] | Unset):
        work_step (WorkStep | Unset):
        outputs (list[Variable] | Unset):
    """

    FIELDS: ClassVar[Mapping[str, Any]]
    LISTS: ClassVar[Mapping[str, Any]] = {}
    KINDS: ClassVar[Mapping[str, Any]] = {}

    inputs: list[Variable] | Unset = UNSET
    carry_thrus: list[Variable] | Unset = UNSET
    work_step: WorkStep | Unset = UNSET
    outputs: list[Variable] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: fields that were not sent are left out, unknown ones are back in."""
        fields: dict[str, Any] = encode(self.additional_properties)
        for name, value in (
            ("inputs", self.inputs),
            ("carry_thrus", self.carry_thrus),
            ("work_step", self.work_step),
            ("outputs", self.outputs),
        ):
            if not isinstance(value, Unset):
                fields[name] = encode(value)
        return fields

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object; raises `DecodeError` (or AttributeError or TypeError for what is no object)."""
        values = {**_FIELDS, **src_dict}
        self = cls.from_row(_VALUES(values))
        if len(values) > 4:
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
        ) = row
        self.inputs = (decode_models(Variable, v1, "inputs")) if v1 is not None and v1 is not UNSET else UNSET
        self.carry_thrus = (decode_models(Variable, v2, "carry_thrus")) if v2 is not None and v2 is not UNSET else UNSET
        self.work_step = (decode_object(WorkStep, v3, "work_step")) if v3 is not None and v3 is not UNSET else UNSET
        self.outputs = (decode_models(Variable, v4, "outputs")) if v4 is not None and v4 is not UNSET else UNSET
        return self


_FIELDS: dict[str, Any] = {
    "inputs": UNSET,
    "carry_thrus": UNSET,
    "work_step": UNSET,
    "outputs": UNSET,
}
_VALUES = itemgetter(*_FIELDS)
WorkStepStatus.FIELDS = _FIELDS

from ..models.variable import Variable  # noqa: E402
from ..models.work_step import WorkStep  # noqa: E402

WorkStepStatus.LISTS = {
    "inputs": Variable,
    "carry_thrus": Variable,
    "outputs": Variable,
}

WorkStepStatus.KINDS = {
    "work_step": WorkStep,
}
