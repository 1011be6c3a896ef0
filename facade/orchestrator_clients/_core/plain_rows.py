"""Rows as `rows` has them, of the dicts that readers of JSON make: for any answer, with the extra `[fast]` and without it.

A row is an object whose attributes are the dict itself, so that it costs next to nothing; objects within it are rows when they
are looked at, and the model is made when it is wanted. Only what `fits` is made a row: there nothing can go wrong later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

DEEPEST = 20
"""Levels of objects within objects that are looked into: what goes on below them is read at once, not later."""


FEW = 4
"""Objects whose plain fields are looked at one by one; of more, each field is looked at in all of them at once."""

_NULL = type(None)
_OBJECT = frozenset({dict})


class _Kind(NamedTuple):
    """What a field must be: of the types `plain`, or an object `of` a model, `alone` or `many` in a list."""

    plain: frozenset[type[Any]] = frozenset({_NULL})
    of: Any = None
    alone: bool = True
    many: bool = False


class _Shape(NamedTuple):
    """What a model says of its `fields`, and of those `beyond` them: the kind of each; `plain` has the types of `kinds` alone."""

    kinds: Mapping[str, _Kind]
    beyond: _Kind | None
    fields: Mapping[str, Any]
    plain: Sequence[tuple[str, frozenset[type[Any]]]]


def fits(model: Any, objects: Sequence[Any], deepest: int = DEEPEST) -> bool:
    """Return whether these are objects, in all of which each field has a type of which its model can be made."""
    if not objects:
        return True
    if not deepest or not _OBJECT.issuperset(map(type, objects)):
        return False
    kinds, beyond, fields, plain = _shape(model)
    if beyond and not _fit(beyond, _more(fields, objects), deepest):
        return False
    names: Iterable[str] = kinds
    if len(objects) <= FEW:
        names = {name for held in objects for name, types in plain if type(held.get(name)) not in types}
    return all(_fit(kinds[name], _column(name, objects), deepest) for name in names)


def _column(name: str, objects: Sequence[Any]) -> Sequence[Any]:
    """Return this field of each object that has it."""
    if name in objects[0]:
        try:
            return list(map(itemgetter(name), objects))
        except KeyError:  # most have it where the first one has, and to ask for it carefully takes longer
            pass
    return [held[name] for held in objects if name in held]


def _more(fields: Mapping[str, Any], objects: Sequence[Any]) -> Sequence[Any]:
    """Return the values of all fields of these objects but those."""
    if not fields:
        return [*chain.from_iterable(map(dict.values, objects))]
    return [value for held in objects for name, value in held.items() if name not in fields]


def _fit(kind: _Kind, values: Sequence[Any], deepest: int) -> bool:
    plain, of, alone, many = kind
    types = set(map(type, values))
    if types <= plain:
        return True
    if of is None or not (alone or types <= {list, _NULL}):
        return False
    if not many:
        return fits(of, [v for v in values if v is not None] if _NULL in types else values, deepest - 1)
    objects = [v for v in values if type(v) is dict] if alone else []  # what is neither is taken as it is
    if list in types:
        objects += chain.from_iterable(values if len(types) == 1 else [v for v in values if type(v) is list])
    return fits(of, objects, deepest - 1)


@cache
def _shape(model: Any) -> _Shape:
    kinds = {name: _kind(kind) for name, kind in getattr(model, "KINDS", {}).items()}
    beyond = kinds.pop("", None)
    for name, item in getattr(model, "LISTS", {}).items():
        kinds[name] = _Kind(of=item, alone=False, many=True)
    return _Shape(kinds, beyond, getattr(model, "FIELDS", {}), [(name, kind.plain) for name, kind in kinds.items()])


def _kind(kind: Any) -> _Kind:
    if kind in (str, dict, list):
        return _Kind(frozenset({kind, _NULL}))
    return _Kind(of=kind[0], many=True) if isinstance(kind, tuple) else _Kind(of=kind)


class Row:
    """An object of JSON; what was not sent is `UNSET`. Its fields are a server's, so that none of ours is read by its name."""

    model: Any


def row_of(model: Any, value: Any) -> Any:
    """Return the row of a generated model, or the model itself of what could not be read later. Raises as the model does."""
    return _rows(model, (value,))[0] if fits(model, (value,)) else model.from_dict(value)


def made(row: Row) -> Any:
    """Return the model of a row."""
    return type(row).model.from_dict(row.__dict__)


def _rows(model: Any, items: Iterable[Any]) -> list[Any]:
    new, kind, rows = object.__new__, _row(model), []
    for item in items:
        row = new(kind)
        row.__dict__ = item
        rows.append(row)
    return rows


@cache
def _row(model: Any) -> type[Row]:
    """Return the class of the rows of a model: each attribute has the name that the model gives it."""
    kinds, beyond, fields, _ = _shape(model)
    names = zip((one.name for one in model.__attrs_attrs__), fields.items(), strict=False)
    own = {name: _read(name, field, unset, kinds.get(field)) for name, (field, unset) in names}
    if beyond:
        own["additional_properties"] = property(lambda row: _named(beyond, fields, row.__dict__))
    return type(model.__name__, (Row,), {**own, "model": model})


def _read(name: str, field: str, unset: Any, kind: _Kind | None) -> Any:
    """Return what gives a field of a row: its value as JSON has it, with rows in the place of objects that have models."""
    if kind is None or kind.of is None:
        return unset if name == field else property(lambda row: row.__dict__.get(field, unset))
    return property(lambda row: _seen(kind, row.__dict__.get(field, unset)))


def _seen(kind: _Kind, value: Any) -> Any:
    if type(value) is dict:
        row = object.__new__(_row(kind.of))
        row.__dict__ = value
        return row
    return _rows(kind.of, value) if type(value) is list and kind.many else value


def _named(kind: _Kind, fields: Mapping[str, Any], held: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what the spec does not name, without null, with rows in the place of objects that have models."""
    if kind.of is None or kind.many or not kind.alone:
        there = {name: value for name, value in held.items() if value is not None and name not in fields}
        return {name: _seen(kind, value) for name, value in there.items()} if kind.of else there
    new, cls, rows = object.__new__, _row(kind.of), {}
    for name, value in held.items():
        if value is not None and name not in fields:
            row = rows[name] = new(cls)
            row.__dict__ = value
    return rows
