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


_NULL = type(None)
_OBJECT = frozenset({dict})


class _Kind(NamedTuple):
    """What a field must be: of the types `plain`, or an object `of` a model, `alone` or `many` in a list."""

    plain: frozenset[type[Any]] = frozenset({_NULL})
    of: Any = None
    alone: bool = True
    many: bool = False


def fits(model: Any, objects: Sequence[Any], deepest: int = DEEPEST) -> bool:
    """Return whether these are objects, in all of which each field has a type of which its model can be made."""
    if not objects:
        return True
    if not deepest or not _OBJECT.issuperset(map(type, objects)):
        return False
    kinds, beyond = _kinds(model)
    if beyond and not _fit(beyond, [v for held in objects for v in _beyond(model, held).values()], deepest):
        return False
    for name, kind in kinds.items():
        values = _column(name, objects)
        if not kind.plain.issuperset(map(type, values)) and not _fit(kind, values, deepest):
            return False
    return True


def _column(name: str, objects: Sequence[Any]) -> Sequence[Any]:
    """Return this field of each object that has it."""
    if name in objects[0]:
        try:
            return list(map(itemgetter(name), objects))
        except KeyError:  # most have it where the first one has, and to ask for it carefully takes longer
            pass
    return [held[name] for held in objects if name in held]


def _fit(kind: _Kind, values: Sequence[Any], deepest: int) -> bool:
    types = set(map(type, values))
    if types <= kind.plain:
        return True
    if kind.of is None or not (kind.alone or types <= {list, _NULL}):
        return False
    objects = [*chain.from_iterable(value for value in values if type(value) is list)] if kind.many else []
    if kind.alone:  # where both will do, what is neither is taken as it is
        objects += [value for value in values if (type(value) is dict if kind.many else value is not None)]
    return fits(kind.of, objects, deepest - 1)


def _beyond(model: Any, held: Mapping[str, Any]) -> Mapping[str, Any]:
    known = getattr(model, "FIELDS", None)
    return {name: value for name, value in held.items() if name not in known} if known else held


@cache
def _kinds(model: Any) -> tuple[Mapping[str, _Kind], _Kind | None]:
    """Return what each field must be, and what those must be that the spec does not name."""
    kinds = {name: _kind(kind) for name, kind in getattr(model, "KINDS", {}).items()}
    beyond = kinds.pop("", None)
    return {
        **kinds,
        **{name: _Kind(of=item, alone=False, many=True) for name, item in getattr(model, "LISTS", {}).items()},
    }, beyond


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
    fields, (kinds, beyond) = getattr(model, "FIELDS", {}), _kinds(model)
    names = zip((one.name for one in model.__attrs_attrs__), fields.items(), strict=False)
    own = {name: _read(name, field, unset, kinds.get(field)) for name, (field, unset) in names}
    if beyond:
        own["additional_properties"] = property(lambda row: _named(beyond, _beyond(model, row.__dict__)))
    return type(model.__name__, (Row,), {**own, "model": model})


def _read(name: str, field: str, unset: Any, kind: _Kind | None) -> Any:
    """Return what gives a field of a row: its value as JSON has it, with rows in the place of objects that have models."""
    if kind is None or kind.of is None:
        return unset if name == field else property(lambda row: row.__dict__.get(field, unset))
    return property(lambda row: _seen(kind, row.__dict__.get(field, unset)))


def _seen(kind: _Kind, value: Any) -> Any:
    if type(value) is list and kind.many:
        return _rows(kind.of, value)
    return _rows(kind.of, (value,))[0] if type(value) is dict else value


def _named(kind: _Kind, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what the spec does not name, without null, with rows in the place of objects that have models."""
    there = {name: value for name, value in values.items() if value is not None}
    if kind.of is None:
        return there
    if kind.many or not kind.alone:
        return {name: _seen(kind, value) for name, value in there.items()}
    return dict(zip(there, _rows(kind.of, there.values()), strict=True))
