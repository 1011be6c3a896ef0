"""Checks of what callers pass in, made before anything is sent."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from .errors import UsageError


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
    if value is not None and (not isinstance(value, int | float) or isinstance(value, bool) or math.isnan(value)):
        raise UsageError(f"{name}={value!r}: give seconds, or None for no limit")
    return value
