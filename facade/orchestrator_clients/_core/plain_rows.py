"""Rows as `rows` has them, of the dicts that Python's own reader of JSON makes: for where the extra `[fast]` is not.

A row is an object whose attributes are the dict itself, so that it costs next to nothing; the model is made when it is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter, methodcaller
from typing import Any


def with_rows(model: Any, value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the object of a generated model with rows for those objects of its lists that can be read as well later."""
    return {**value, **{name: _rows(item, value[name]) for name, item in model.LISTS.items() if value.get(name)}}


def _rows(model: Any, items: Any) -> Any:
    kinds = _kinds(model)
    if kinds is None or type(items) is not list or not _fit(kinds, items):
        return items
    new, kind, rows = object.__new__, _row(model), []
    for item in items:
        row = new(kind)
        row.__dict__ = item
        rows.append(row)
    return iter(rows)


def _fit(kinds: Mapping[str, type[Any]], items: Sequence[Any]) -> bool:
    """Return whether these are objects whose fields have the types without which no model can be made of them."""
    return set(map(type, items)) <= {dict} and all(
        _types(name, items) <= {kind, type(None)} for name, kind in kinds.items()
    )


def _types(name: str, items: Sequence[Any]) -> set[type[Any]]:
    """Return the types that a field has in these objects."""
    try:
        return set(map(type, map(itemgetter(name), items)))
    except KeyError:  # most have it, and to ask for it carefully takes three times as long
        return set(map(type, map(methodcaller("get", name), items)))


@cache
def _kinds(model: Any) -> Mapping[str, type[Any]] | None:
    """Return the types that fields must have, None for a model with parts of its own: those may be wrong in other ways."""
    plain = not model.LISTS and all(kind in (str, dict) for kind in model.KINDS.values())
    return model.KINDS if plain else None


class Row:
    """An object of JSON; what was not sent is `UNSET`. Its fields are a server's, so that none of ours is read by its name."""

    model: Any


def made(row: Row) -> Any:
    """Return the model of a row."""
    return type(row).model.from_dict(row.__dict__)


@cache
def _row(model: Any) -> type[Row]:
    """Return the class of the rows of a model: each attribute has the name that the model gives it."""
    names = zip((one.name for one in model.__attrs_attrs__), model.FIELDS.items(), strict=False)
    fields = {name: unset if name == field else _named(field, unset) for name, (field, unset) in names}
    return type(model.__name__, (Row,), {**fields, "model": model})


def _named(field: str, unset: Any) -> Any:
    return property(lambda row: row.__dict__.get(field, unset))
