"""Reads the objects of a list straight into rows of values, where the extra `[fast]` is: no dict is made of any of them.

That is most of what a large page costs. It is for answers that are as the spec says; any other is read the long way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from .body import fast_reader


def page_reader(model: Any) -> Callable[[bytes], Mapping[str, Any]] | None:
    """Return what reads the JSON of a generated model that has lists of objects; None if it has none, or without msgspec.

    It gives the fields that were sent, with an iterator of rows for each such list, in the order of the `FIELDS` of its
    model. It raises ValueError (or RecursionError) for JSON that has a field that the spec does not know.
    """
    return _page_reader(model) if model.LISTS and fast_reader() is not None else None


@cache
def _page_reader(model: Any) -> Callable[[bytes], Mapping[str, Any]]:
    from msgspec.json import Decoder
    from msgspec.structs import astuple

    lists = {name: list[_record(item)] | None for name, item in model.LISTS.items()}  # type: ignore[misc]
    decode = Decoder(_record(model, lists)).decode

    def read(body: bytes) -> Mapping[str, Any]:
        values = zip(model.FIELDS.items(), astuple(decode(body)), strict=True)
        page = {name: value for (name, unset), value in values if value is not unset}
        return page | {name: map(astuple, page[name]) for name in lists if page.get(name)}

    return read


def _record(model: Any, types: Mapping[str, Any] | None = None) -> Any:
    """Return a type of msgspec with the fields of a model, unread (`types` has those that are not)."""
    from msgspec import defstruct

    names = {f"f{number}": name for number, name in enumerate(model.FIELDS)}
    fields = [(short, (types or {}).get(name, Any), model.FIELDS[name]) for short, name in names.items()]
    # What holds nothing but values just read is in no circle: the garbage collector need not know of it.
    return defstruct(model.__name__, fields, rename=names, forbid_unknown_fields=True, gc=False)
