"""Reads flat records by a table: which member is which attribute, and of what type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from .dates import instant
from .rails_xml import Json
from .values import flag, same_dates, scalar_text, whole_number


def _time(raw: Json) -> object:
    return instant(raw) if isinstance(raw, str) else None


INT: Final = whole_number
TEXT: Final = scalar_text
TIME: Final = _time
FLAG: Final = flag

Table = Mapping[str, tuple[str, Callable[[Json], object]]]
"""Member of the record to the attribute it becomes and the reader of its type."""


def fields(record: Mapping[str, Json], table: Table, *, empty_is_null: bool = False) -> dict[str, Any]:
    """Return the attributes of a record, and under `extra` what the table does not know or a reader could not read.

    Null, and empty text where no text is expected, leaves an attribute out; `empty_is_null` does so for any empty text.
    """
    known: dict[str, Any] = {}
    extra: dict[str, Json] = {}
    for name, raw in record.items():
        element = name.removeprefix("@")  # in XML a member may be an attribute as well
        attribute, read = table.get(name if element in record else element, (None, None))
        if attribute is None or read is None:
            extra[name] = same_dates(raw)
        elif raw is not None and not (raw == "" and (empty_is_null or read is not TEXT)):
            value = read(raw)
            if value is None:
                extra[name] = same_dates(raw)
            else:
                known[attribute] = value
    return {**known, "extra": extra}
