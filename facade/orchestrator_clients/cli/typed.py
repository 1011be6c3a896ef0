"""Values on the command line: texts, JSON, and options of a known type."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .._command.system import KINDS
from .._core.errors import UsageError

_TRUE, _FALSE = ("true", "yes", "1"), ("false", "no", "0")


def pairs(texts: Iterable[str], option: str) -> dict[str, str]:
    """Return `NAME=VALUE` texts as a mapping; `UsageError` for another shape or a name that comes twice."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise UsageError(f"{option} {name or '=...'}: write it as NAME=VALUE")
        if name in found:
            raise UsageError(f"{option} {name} is given twice")
        found[name] = value
    return found


def inputs(texts: Iterable[str], json_texts: Iterable[str]) -> dict[str, Any]:
    """Return the inputs of a start: texts as they are, and JSON values (`NAME=JSON`, an object, or `@FILE` with one)."""
    found: dict[str, Any] = dict(pairs(texts, "--input"))
    for text in json_texts:
        for name, value in _json_input(text).items():
            if name in found:
                raise UsageError(f"--json-input {name}: this input is given twice")
            found[name] = value
    return found


def _json_input(text: str) -> Mapping[str, Any]:
    if text.startswith("@"):
        return _object(_read(Path(text[1:])), text)
    if text.lstrip().startswith("{"):
        return _object(text, "--json-input")
    ((name, value),) = pairs([text], "--json-input").items()
    return {name: _loads(value, f"--json-input {name}")}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise UsageError(f"--json-input @{path}: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from None


def _object(text: str, what: str) -> Mapping[str, Any]:
    value = _loads(text, what)
    if not isinstance(value, Mapping):
        raise UsageError(f"{what}: the JSON must be an object of names and values")
    return value


def _loads(text: str, what: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{what}: that is not JSON ({error}); a text needs quotes in it, or --input") from None


def options(texts: Iterable[str], known: Mapping[str, type], system: str) -> dict[str, Any]:
    """Return `--option` values by their types; `UsageError` for a name the system does not have, or a bad value."""
    found: dict[str, Any] = {}
    for name, value in pairs(texts, "--option").items():
        if name not in known:
            raise UsageError(f"--option {name}: {system} has {', '.join(known) or 'none'}")
        found[name] = _typed(name, value, known[name])
    return found


def _typed(name: str, value: str, kind: type) -> Any:
    if kind is bool:
        if value.lower() not in (*_TRUE, *_FALSE):
            raise UsageError(f"--option {name}={value}: give true or false")
        return value.lower() in _TRUE
    try:
        return kind(value)
    except ValueError:
        raise UsageError(f"--option {name}={value}: give {KINDS[kind]}") from None
