"""Values of variables, typed by the type that the server says they have, the same from XML and from JSON."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from .._core.views import read_late
from . import answers
from .dates import instant
from .rails_xml import Json
from .unread import unread


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A value that could not be read as its type says, or not in the shape of that type: its `text` as it came.

    Such as a Ruby hash that holds a date without quotation marks. The repr says how long it is, and not what it is: it may
    hold secrets.
    """

    text: str

    def __repr__(self) -> str:
        return f"<Unparsed: {len(self.text)} characters that could not be read, see .text>"


Value: TypeAlias = "Json | Unparsed"
"""What a value can be: the types of JSON, or `Unparsed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """An input, a carried-through variable or an output.

    `value` is typed by `type` (string, int, float, flag, date, array, hash, object, pwd, attachment; an open list, the
    product's own words), `text` the text it was read from (None where it came as an object or a list). `id` is that of the
    variable's record, `step_name` is said by `work_orders.outputs` alone. Values may hold secrets and are not in the repr;
    how a value was written does not count when two are compared.
    """

    name: str
    """By which it is given or found."""
    id: int | None = None
    type: str | None = None
    value: Value = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False, compare=False)
    step_name: str | None = None


_LATER: Final[Any] = object()
"""In the place of a value that is read of its text when somebody looks at it: of a hundred hashes mostly a few are."""

_WRITTEN: Final = ("hash", "array")
"""Types whose values a text holds in a notation of its own, which takes longer to read than all else of a variable."""


def _read(one: Variable, kept: Any) -> Any:
    return typed(one.type, one.text) if kept is _LATER else kept


# A frozen dataclass sets its fields by `object.__setattr__`, which takes three times as long as the setters of its slots.
_set_value: Final = read_late(Variable, "value", _read).__set__
_set_name, _set_id, _set_type, _set_text, _set_step_name = (
    vars(Variable)[slot].__set__ for slot in ("name", "id", "type", "text", "step_name")
)


def variable(record: Mapping[str, Json]) -> Variable:
    """Return the variable of a record; its members may be XML attributes as well as elements."""
    if not record.keys() <= _VARIABLE:
        unread("variable", _beyond(record))
        record = _elements(record)
    said = record.get
    kind, raw = scalar_text(said("type")), said("value")
    late = kind in _WRITTEN and type(raw) is str
    made = object.__new__(Variable)
    _set_name(made, scalar_text(said("name")) or "")
    _set_id(made, whole_number(said("id")))
    _set_type(made, kind)
    _set_value(made, _LATER if late else typed(kind, raw))
    _set_text(made, scalar_text(raw))
    _set_step_name(made, scalar_text(said("step_name")))
    return made


def _elements(record: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return a record whose attributes, and text as its value, are members like any other, where there are none of these."""
    attributes = {name[1:]: raw for name, raw in record.items() if name.startswith("@")}
    return {"value": record.get("#text"), **attributes, **record}


def _beyond(record: Mapping[str, Json]) -> list[str]:
    """Return the members of a variable's record that are not read, also where two are for the same thing."""
    known = [name for name in record if name.removeprefix("@") in _VARIABLE]
    twice = [name for name in known if name.startswith("@") and name[1:] in record]
    text = ["#text"] if "#text" in record and ("value" in record or "@value" in record) else []
    return [*(name for name in record if name not in known and name != "#text"), *twice, *text]


def variables(value: Json, item: str, path: str) -> dict[str, Variable]:
    """Return the variables of a list by name."""
    return {read.name: read for read in (variable(record) for _, record in answers.each(value, item, path))}


def typed(kind: str | None, raw: Json) -> Value:
    """Return a value by the name of its type; one that does not fit it is `Unparsed`, null is None whatever the type.

    A type without a rule here keeps text as text, and JSON's objects and lists as they are.
    """
    if raw is None:
        return None
    read = _READERS.get(kind.strip().casefold() if kind else "", _other)
    value = read(raw)
    return Unparsed(_as_text(raw)) if value is None else value


def whole_number(raw: Json) -> int | None:
    """Return a whole number, also one written as text; None for anything else."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    # As many digits as CPython turns into an integer by default; it may be set to fewer.
    try:
        return int(raw) if isinstance(raw, str) and _INTEGER.fullmatch(raw.strip()) else None
    except ValueError:
        return None


def scalar_text(raw: Json) -> str | None:
    """Return a text, number or flag as text; None for anything else."""
    if raw is None or type(raw) is str:  # as nearly all are
        return raw
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int | float):
        return str(raw)
    return raw if isinstance(raw, str) else None


def flag(raw: Json) -> bool | None:
    """Return a flag, also one written as text or as 0 or 1; None for anything else."""
    return _FLAGS.get((scalar_text(raw) or "").strip().casefold())


def same_dates(raw: Json, depth: int = 20) -> Json:
    """Return a value with its ISO times written alike: in UTC and whole seconds, as older servers and XML have them."""
    if isinstance(raw, str):
        moment = instant(raw) if _ISO.match(raw) else None
        return raw if moment is None else moment.isoformat().replace("+00:00", "Z")
    if isinstance(raw, list) and depth:
        return [same_dates(item, depth - 1) for item in raw]
    if isinstance(raw, dict) and depth:
        return {key: same_dates(item, depth - 1) for key, item in raw.items()}
    return raw


def _as_text(raw: Json) -> str:
    text = scalar_text(raw)
    if text is not None:
        return text
    try:
        return json.dumps(raw, ensure_ascii=False)
    except RecursionError:
        return "(nested too deeply to be written out)"


def _hash(raw: Json) -> dict[str, Json] | None:
    if isinstance(raw, str):
        # Rails writes an empty hash as an element with nothing but a line break in it (measured with ActiveSupport 6.1).
        raw = {} if "\n" in raw and not raw.strip() else answers.literal(raw)
    return raw if isinstance(raw, dict) else None


def _array(raw: Json) -> list[Json] | None:
    value = answers.literal(raw) if isinstance(raw, str) else raw
    return value if isinstance(value, list) else None


def _float(raw: Json) -> float | None:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        return None
    if isinstance(raw, str) and not _FLOAT.fullmatch(raw.strip()):
        return None
    try:
        number = float(raw)
    except OverflowError:  # an integer of more than 308 digits
        return None
    return number if math.isfinite(number) else None


def _date(raw: Json) -> Json:
    return same_dates(raw) if isinstance(raw, str) else None


def _other(raw: Json) -> Json:
    text = scalar_text(raw)
    return raw if text is None else text


_VARIABLE: Final = frozenset({"name", "id", "type", "value", "step_name"})
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,4300}")
_FLOAT: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T")
_FLAGS: Final = {"true": True, "1": True, "false": False, "0": False}
_READERS: Final[Mapping[str, Callable[[Json], Json]]] = {
    "string": scalar_text,  # never read any further, whatever it looks like
    "int": whole_number,
    "float": _float,
    "flag": flag,
    "date": _date,
    "array": _array,
    "hash": _hash,
}
"""By the words of the product's authoring guide; other words it knows (object, pwd, attachment) have no known form."""
