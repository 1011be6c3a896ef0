"""Checks of what callers pass in, made before anything is sent."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeGuard, TypeVar
from urllib.parse import quote

from .errors import UsageError

T = TypeVar("T")

OTHER_WORLD = (
    "AsyncPoller and functions named async_... are for asynchronous clients, Poller and the others for synchronous ones"
)
"""The remedy where something of an asynchronous client meets what is for synchronous ones, or the other way round."""


def path_id(value: object, name: str, *, system: str) -> str:
    """Return an id as text that fits one path segment.

    Empty ones, `.` and `..` would address another resource once the path is normalised; they and what UTF-8 has no bytes for
    raise `UsageError`.
    """
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if text.strip() in ("", ".", "..") or not is_unicode(text):
        raise UsageError(f"{name}={value!r} is no id", system=system)
    return text


def is_unicode(text: str) -> bool:
    """Return whether a text can be sent: half of a surrogate pair, which JSON can spell, is no character."""
    return text.isascii() or not _HALF.search(text)


_HALF = re.compile(r"[\ud800-\udfff]")


def joined(base_url: str, *segments: str) -> str:
    """Return a URL below another; the segments are quoted, whatever they hold."""
    return "/".join((base_url.rstrip("/"), *(quote(segment, safe="") for segment in segments)))


def text_given(value: object, name: str, *, system: str) -> str:
    """Return a text that must not be empty; anything else raises `UsageError`."""
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{name}={value!r}: give a text that is not empty", system=system)
    return value


def one_of(value: object, allowed: Collection[str], name: str, *, system: str) -> str:
    """Return one of the allowed words; any other value raises `UsageError` that lists them."""
    if not isinstance(value, str) or value not in allowed:
        raise UsageError(f"{name}={value!r}: give one of {', '.join(sorted(allowed))}", system=system)
    return str(value)


def listed(values: str | Iterable[str] | None, name: str, *, system: str) -> list[str] | None:
    """Return one text or several as a list, None for none; anything else raises `UsageError`.

    An empty list is kept: as a filter it fits nothing, which is not the same as no filter.
    """
    if values is None:
        return None
    found = [values] if isinstance(values, str) else list(values) if isinstance(values, Iterable) else [values]
    if isinstance(values, bytes | Mapping) or not all(isinstance(value, str) for value in found):
        raise UsageError(f"{name}={values!r}: give a text, or a list of texts", system=system)
    return [str(value) for value in found]


def several(things: Iterable[T], name: str, example: str) -> Sequence[T]:
    """Return what callers give as a list; `UsageError`, with an example, for one thing by itself or none."""
    if isinstance(things, str | bytes) or not isinstance(things, Iterable):
        raise UsageError(f"{name}: give a list, such as {example}")
    return list(things)


def not_an_execution(thing: object) -> str:
    """Return what to say of what was given in place of an execution: a token, one of the other world, or anything else."""
    if isinstance(thing, str):
        return "give an execution, and no text: resume(token, clients=[client]) makes one of a token"
    if hasattr(thing, "raw_status"):
        return f"{type(thing).__name__} does not fit here: {OTHER_WORLD}"
    return f"{type(thing).__name__} is no execution: give what start, get, list or resume returned"


def json_object(values: object, name: str, *, system: str) -> dict[str, Any]:
    """Return a mapping as JSON holds it; `UsageError` for what JSON cannot hold, without showing it."""
    if not isinstance(values, Mapping):
        raise UsageError(f"{name}: give a mapping of names to values", system=system)
    try:
        copied: dict[str, Any] = json.loads(json.dumps(dict(values), allow_nan=False))
    except (TypeError, ValueError, RecursionError) as error:
        raise UsageError(f"{name} holds what JSON cannot: {error}", system=system) from None
    return copied


def seconds(value: float | None, name: str) -> float | None:
    """Return a number of seconds, None for no limit; anything else raises `UsageError`.

    One below 0 is what is left when time is up already: callers count it themselves.
    """
    if value is not None and not is_real(value):
        raise UsageError(f"{name}={shown(value)}: give seconds, or None for no limit")
    return value


def is_real(value: object) -> TypeGuard[float]:
    """Return whether a value is a number that a float holds, infinity included: a whole number may have any size."""
    try:
        return isinstance(value, int | float) and not isinstance(value, bool) and not math.isnan(value)
    except OverflowError:
        return False


def shown(value: object) -> str:
    """Return how a value is shown in the error about it; Python refuses to write whole numbers of very many digits."""
    try:
        return repr(value)
    except ValueError:
        return "a number too long to show"


def in_utc(moment: object, name: str, *, system: str) -> datetime:
    """Return a moment in UTC; `UsageError` without a zone, and for one that its zone leads beyond the ends of time."""
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise UsageError(f"{name}={moment!r}: give a datetime with a time zone", system=system)
    try:
        return moment.astimezone(UTC)
    except (OverflowError, ValueError):
        raise UsageError(f"{name}={moment}: in UTC this is before year 1 or after year 9999", system=system) from None
