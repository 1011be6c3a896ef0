"""Plain settings of a client, as a file or a connection holds them: which there are, and whether values fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from .._core.errors import UsageError
from .._core.silent import silent
from .system import COMMON, KINDS, Setting, System


def flaw_in(value: object, setting: Setting) -> str | None:
    """Return what is wrong with the value of a setting, in words that come after its name; None for a fit one."""
    if not _fits(value, setting.kind):
        return f"must be {KINDS[setting.kind]}"
    if isinstance(value, str) and not value.strip():
        return f"is empty: give {KINDS[setting.kind]}, or leave it out"
    return None


def unknown(word: str, known: Iterable[str]) -> str:
    """Return the message that a setting is unknown, with the one that may be meant."""
    spelled = list(known)
    close = get_close_matches(word, spelled, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(spelled)}"
    return f"there is no key {word!r}; {hint}"


def hidden(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings whose texts do not show themselves; `UsageError` for what is no mapping."""
    if not isinstance(settings, Mapping):
        raise UsageError("settings: give a mapping of names to plain values")
    return {word: silent(value) if isinstance(value, str | bytes) else value for word, value in settings.items()}


def checked(system: System[Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of a client that are given, checked; `UsageError` names the one that is wrong, not its value."""
    known = {**COMMON, **system.settings}
    for word, value in given.items():
        if word not in known:
            raise UsageError(unknown(str(word), known), system=system.key)
        flaw = None if value is None else flaw_in(value, known[word])
        if flaw is not None:
            raise UsageError(f"{word} {flaw}", system=system.key)
    return {word: value for word, value in given.items() if value is not None}


def _fits(value: object, kind: type) -> bool:
    if kind is object:
        return isinstance(value, bool | str)
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
