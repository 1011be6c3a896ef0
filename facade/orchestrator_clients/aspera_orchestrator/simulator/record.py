"""Work steps of the simulated Orchestrator: one record each, from which every format is made."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from .formats import document, element, plain
from .ruby import AsperaStyle, Moment, hand_made, inspect

COLUMNS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "id", "workOrder_id", "workflow_id", "step_id", "action_id", "attempt", "rank", "group", "running_as",
            "synch_filter", "executionTimeout", "timeout",
        ),
        "integer",
    ),
    **dict.fromkeys(
        (
            "activable_date", "activation_date", "original_activation_date", "completion_date", "created_at",
            "updated_at",
        ),
        "datetime",
    ),
}  # fmt: skip
"""Types of a work step's columns that are no text (the vendor's sample)."""


@dataclass(frozen=True, slots=True)
class AsperaOutput:
    """An output by the product's word for its type: `string`, `int`, `float`, `flag`, `date`, `array`, `hash`, ..."""

    type: str
    """The product's word."""
    value: object
    """As the answer is to have it."""


def as_output(value: object) -> AsperaOutput:
    """Return a plain value with the type it has. Raises TypeError for one that fits none."""
    if isinstance(value, AsperaOutput):
        return value
    if isinstance(value, date):
        return AsperaOutput("date", value.isoformat())
    kinds = ((str, "string"), (bool, "flag"), (int, "int"), (float, "float"), (Mapping, "hash"), (Sequence, "array"))
    kind = next((kind for python, kind in kinds if isinstance(value, python)), None)
    if kind is None and value is not None:
        raise TypeError(f"no output is a {type(value).__name__}: give an AsperaOutput")
    return AsperaOutput(kind or "string", value)


@dataclass(slots=True)
class Variable:
    """An input, a carry-through or an output; `by_hand`: XML has it as a person wrote it."""

    id: int
    name: str
    type: str
    value: object
    by_hand: bool = False

    def plain(self, style: AsperaStyle) -> object:
        """Return its value as JSON has it."""
        value = plain(self.value, style)
        is_number = isinstance(value, int | float)
        return self.text(style) if is_number and style.numbers_as_text else value

    def text(self, style: AsperaStyle) -> str | None:
        """Return its value as text: hashes and arrays as Ruby or JSON text; None for null."""
        value = self.value
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, Mapping) and (self.by_hand or style.containers == "hand_made"):
            return hand_made(value, style)
        if style.containers == "json" and isinstance(value, Mapping | Sequence):
            return json.dumps(plain(value, style), ensure_ascii=False)
        return str(plain(value, style)) if isinstance(value, Moment | Decimal) else inspect(value, style)

    def json(self, style: AsperaStyle) -> dict[str, object]:
        """Return it as JSON has it."""
        return {"name": self.name, "id": self.id, "type": self.type, "value": self.plain(style)}

    def xml_fields(self, style: AsperaStyle) -> dict[str, object]:
        """Return its child elements."""
        is_container = isinstance(self.value, Mapping | Sequence) and not isinstance(self.value, str)
        nested = is_container and style.containers == "nested" and not self.by_hand
        value = self.value if nested else self.text(style)
        return {"name": self.name, "id": self.id, "type": self.type, "value": value}

    def output_xml(self, style: AsperaStyle) -> bytes:
        """Return form E, whose root and order of elements are those of the vendor's sample."""
        fields = self.xml_fields(style)
        inside = "".join(element(name, fields[name], style) for name in ("name", "id", "value", "type"))
        return document(f"<Work_step_output>{inside}</Work_step_output>")


@dataclass(slots=True)
class WorkStep:
    """A work step as it is at one moment, by its JSON names; times are `Moment`."""

    fields: dict[str, object]
    inputs: list[Variable] = field(default_factory=list)
    carry_thrus: list[Variable] = field(default_factory=list)
    outputs: list[Variable] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The work step id."""
        return int(str(self.fields["id"]))

    @property
    def name(self) -> str:
        """The name of its step."""
        return str(self.fields["workStepName"])

    @property
    def status(self) -> str:
        """The status word."""
        return str(self.fields["status"])

    @property
    def details(self) -> str:
        """The free text beside the status word."""
        return str(self.fields["statusDetails"] or "")

    def json(self, style: AsperaStyle) -> dict[str, object]:
        """Return forms B and G."""
        return {
            "inputs": [variable.json(style) for variable in self.inputs],
            "carry_thrus": [variable.json(style) for variable in self.carry_thrus],
            "work_step": plain(self.fields, style),
            "outputs": [variable.json(style) for variable in self.outputs],
        }

    def xml(self, style: AsperaStyle) -> bytes:
        """Return form A."""
        columns = "".join(
            element(name, value, style, null_type=_column(name, style)) for name, value in self.fields.items()
        )
        parts = (
            _list("inputs", "input", self.inputs, style),
            _list("carry_thrus", "carry_thru", self.carry_thrus, style),
            f"<work-step>{columns}</work-step>",
            _list("outputs", "output", self.outputs, style),
        )
        return document(f"<Work-step-status>{''.join(parts)}</Work-step-status>")


def _list(name: str, item: str, variables: list[Variable], style: AsperaStyle) -> str:
    return element(name, [variable.xml_fields(style) for variable in variables], style, item=item)


def _column(name: str, style: AsperaStyle) -> str | None:
    kind = COLUMNS.get(name)
    return "dateTime" if kind == "datetime" and style.new else kind
