"""Checks of what callers pass in, made before anything is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from .errors import UsageError


def path_id(value: object, name: str, *, system: str) -> str:
    """Return an id as text that fits one path segment.

    Empty ones, `.` and `..` would address another resource once the path is normalised; they raise `UsageError`.
    """
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if text.strip() in ("", ".", ".."):
        raise UsageError(f"{name}={value!r} is no id", system=system)
    return text


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


def listed(values: str | Iterable[str] | None) -> list[str] | None:
    """Return one text or several as a list, None for none."""
    if values is None:
        return None
    return [values] if isinstance(values, str) else list(values)
