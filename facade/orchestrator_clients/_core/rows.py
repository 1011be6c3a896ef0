"""Reads the JSON of an answer straight into rows of values, where the extra `[fast]` is: no dict is made of any object in it.

That is most of what a large page costs. A row has the attributes of its generated model, as JSON has them: words and dates are
texts. `whole` makes the model of it, at once or when somebody wants it. An answer that is not as the spec says is read the long
way; fields that the spec lacks are learned from it, so that the next answer with them is read into rows again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from .body import fast_reader
from .plain_rows import Row, made

MOST_LEARNED = 50
"""Fields beyond the spec that are learned of one model: a server could send ever new ones."""

_learned: dict[Any, tuple[str, ...]] = {}
_plans: dict[type[Any], _Plan] = {}

Read = Callable[[bytes, Callable[[], Any]], Any]


def whole(row: Any) -> Any:
    """Return the model of a row, anything else as it is."""
    if isinstance(row, Row):
        return made(row)
    plan = _plans.get(type(row))
    return row if plan is None else plan.made(row)


def reader_of(model: Any, *, rows: bool = False) -> Read | None:
    """Return what reads JSON into a generated model that holds lists of objects; None if it holds none, or without msgspec.

    With `rows` the objects of its lists stay rows; None where their models might fail when they are made later. What it returns
    takes the body, and what gives its value, and raises ValueError (or RecursionError) for one that is not as the spec says.
    """
    if fast_reader() is None or not _has_lists(model) or (rows and not _plan(model).safe):
        return None
    return _reader(model, rows)


@cache
def _reader(model: Any, rows: bool) -> Read:
    from msgspec import ValidationError
    from msgspec.json import Decoder

    plan = _plan(model)
    decode = Decoder(plan.row).decode

    def read(body: bytes, value: Callable[[], Any]) -> Any:
        try:
            row = decode(body)
        except ValidationError as error:
            if "unknown field" in str(error):
                _learn(model, value())
            raise
        return plan.made(row, rows=rows)

    return read


class _Plan(NamedTuple):
    """How the model of a row is made: `parts` are the places of what it holds, `beyond` fields that the spec lacks."""

    model: Any
    row: type[Any]
    astuple: Callable[[Any], tuple[Any, ...]]
    parts: tuple[tuple[int, _Plan, bool], ...]
    beyond: tuple[str, ...]
    unset: Any
    safe: bool

    def made(self, row: Any, *, rows: bool = False) -> Any:
        """Return the model; with `rows` what its lists hold stays as it is, if that is safe."""
        values = self.astuple(row)
        return self._made(list(values), rows) if self.parts or self.beyond else self.model.from_row(values)

    def _made(self, values: list[Any], rows: bool) -> Any:
        for place, part, many in self.parts:
            value = values[place]
            if type(value) is part.row:
                values[place] = part.made(value, rows=rows)
            elif many and type(value) is list:
                values[place] = iter(value) if rows and part.safe else map(part.made, value)
        count = len(self.model.FIELDS)
        model = self.model.from_row(values[:count])
        more = {name: v for name, v in zip(self.beyond, values[count:], strict=True) if v is not self.unset}
        if more:
            model.additional_properties = more
        return model


def _parts(model: Any) -> Iterator[tuple[int, Any, bool]]:
    """Yield the place of each field that is an object or a list of them, its model, and whether it is a list."""
    for place, name in enumerate(model.FIELDS):
        part = model.LISTS.get(name) or model.KINDS.get(name)
        if hasattr(part, "FIELDS") and "" not in part.KINDS:
            yield place, part, name in model.LISTS


@cache
def _has_lists(model: Any, within: tuple[Any, ...] = ()) -> bool:
    return hasattr(model, "FIELDS") and any(
        many or (part not in within and _has_lists(part, (*within, model))) for _, part, many in _parts(model)
    )


@cache
def _plan(model: Any, within: tuple[Any, ...] = ()) -> _Plan:
    """Return the plan of a model; what holds itself is read the long way from there on."""
    from msgspec import defstruct
    from msgspec.structs import astuple

    inner = (*within, model)
    parts = {place: (_plan(part, inner), many) for place, part, many in _parts(model) if part not in inner}
    names, types = list(model.FIELDS), [_TYPES.get(model.KINDS.get(name), Any) for name in model.FIELDS]
    for place, (part, many) in parts.items():
        types[place] = list[part.row] | None if many else part.row | None  # type: ignore[name-defined]
    unset = next(iter(model.FIELDS.values()))
    beyond = _learned.get(model, ()) if hasattr(model, "additional_keys") else ()
    attributes = [*(one.name for one in model.__attrs_attrs__ if one.name != "additional_properties")][: len(names)]
    attributes += [f"beyond_{number}" for number in range(len(beyond))]
    row = defstruct(
        model.__name__,
        [(name, kind, unset) for name, kind in zip(attributes, [*types, *(Any for _ in beyond)], strict=True)],
        rename=dict(zip(attributes, [*names, *beyond], strict=True)),
        forbid_unknown_fields=hasattr(model, "additional_keys"),
        gc=False,  # what holds nothing but values just read is in no circle: the garbage collector need not know of it
    )
    held = [part.safe for part, _ in parts.values()]
    objects = sum(kind not in _TYPES for kind in model.KINDS.values()) + len(model.LISTS)
    plan = _Plan(
        model,
        row,
        astuple,
        tuple((place, part, many) for place, (part, many) in parts.items()),
        beyond,
        unset,
        safe=all(held) and len(held) == objects and "" not in model.KINDS,
    )
    _plans[row] = plan
    return plan


_TYPES: Mapping[Any, Any] = {str: str | None, dict: dict[str, Any] | None, list: list[Any] | None}


def _learn(model: Any, value: Any) -> None:
    """Note the fields of an answer that the spec lacks, and plan anew if there are any."""
    before = dict(_learned)
    _note(model, value, ())
    if before != _learned:
        _plan.cache_clear()
        _reader.cache_clear()


def _note(model: Any, value: Any, within: tuple[Any, ...]) -> None:
    if not isinstance(value, dict):
        return
    known = _learned.get(model, ())
    _learned[model] = (*known, *(name for name in value if name not in model.FIELDS and name not in known))[
        :MOST_LEARNED
    ]
    fields = list(model.FIELDS)
    for place, part, many in _parts(model):
        held = value.get(fields[place])
        for one in held if many and isinstance(held, list) else (held,):
            if part not in within:
                _note(part, one, (*within, model))
