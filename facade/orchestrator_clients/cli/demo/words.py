"""Results in the few words that a line of the summary has room for."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping, Sequence
from importlib import import_module

from ..._core.model import Snapshot, Step
from ..text import clean

_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = 44
_SHORT.maxdict = _SHORT.maxlist = 2


def described(value: object) -> str:
    """Return what a value is, in some 40 characters."""
    if value is None:
        return "nothing, as it should be"
    if isinstance(value, Snapshot | Step):
        return f"{value.state} [{value.raw_status}]"
    if isinstance(value, Mapping | str) or not isinstance(value, Sequence):
        return _described_other(value)
    return f"{len(value)} {'item' if len(value) == 1 else 'items'}"


def _described_other(value: object) -> str:
    for name in ("items", "field_embedded", "status", "id"):
        part = getattr(value, name, None)
        if isinstance(part, list):
            return f"{len(part)} {name}" if len(part) != 1 else f"1 {name.removesuffix('s')}"
        if isinstance(part, str):
            return f"{name} {part}"
    return clean(_SHORT.repr(value))


def type_name(value: object) -> str:
    """Return the type of a value as its users import it."""
    if value is None:
        return "None"
    kind = type(value)
    module, name = kind.__module__, kind.__qualname__
    if isinstance(value, list) and value:
        return f"list[{type_name(value[0])}]"
    return name if module == "builtins" else f"{_address(module, kind)}.{name}"


def _address(module: str, kind: type) -> str:
    """Return the first package on the way to a type's module that has the type under its name."""
    parts = module.split(".")
    packages = (".".join(parts[: length + 1]) for length in range(len(parts)))
    return next(name for name in packages if getattr(import_module(name), kind.__qualname__, None) is kind)
