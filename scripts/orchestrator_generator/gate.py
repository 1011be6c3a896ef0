"""Compares the surface of a system with that of the last release: breaking changes must be announced."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .compare import changes
from .document import SpecError
from .layout import Layout
from .loading import load
from .variance import Change

Told = Mapping[str, Any]


def read(file: Path) -> Told | None:
    """Return the surface in a file, None where there is no file."""
    if not file.exists():
        return None
    told: Told = json.loads(file.read_text(encoding="utf-8"))
    return told


def write(file: Path, told: Told) -> None:
    """Write a surface, one line for each parameter, field or enum, so that a difference of two can be read."""
    file.write_text(_text(told, 0) + "\n", encoding="utf-8")


def _text(value: Any, depth: int) -> str:
    nested = isinstance(value, Mapping) and any(isinstance(one, Mapping) for one in value.values())
    if not nested:
        return json.dumps(value, ensure_ascii=False)
    rows = [f"{' ' * (depth + 1)}{json.dumps(name)}: {_text(one, depth + 1)}" for name, one in value.items()]
    return "{\n" + ",\n".join(rows) + "\n" + " " * depth + "}"


def since_release(layout: Layout, system: str, told: Told) -> list[Change]:
    """Return what changed since the last release; nothing for a system that was in none."""
    released = read(layout.released(system))
    return [] if released is None else changes(released, told)


def announced(layout: Layout, system: str) -> Mapping[str, str]:
    """Return what `breaking.yaml` of a system says: for each breaking change why, and what users do instead."""
    file = layout.breaking(system)
    said = load(file).data if file.exists() else {}
    return {" ".join(str(text).split()): " ".join(str(reason or "").split()) for text, reason in said.items()}


def complaints(layout: Layout, system: str, told: Told) -> list[str]:
    """Return what is wrong with the announcements: one is missing, says nothing, or is of something that did not happen."""
    try:
        said, file = announced(layout, system), f"specs/{system}/breaking.yaml"
    except SpecError as error:
        return [str(error)]
    breaking = [one.text for one in since_release(layout, system, told) if one.kind == "breaking"]
    missing = [
        f"{system}: breaks users, unannounced: {text}; if it is meant, say in {file} why, and what to do instead: "
        f"{json.dumps(text, ensure_ascii=False)}: ..."
        for text in breaking
        if not said.get(text)
    ]
    return missing + [f"{file}: {text!r} did not happen: take it out" for text in said if text not in breaking]


def meaning(layout: Layout, system: str, fresh: Told) -> Iterator[str]:
    """Yield lines that say what changed since the last release, and what of it the committed surface does not have yet."""
    committed, found = read(layout.surface(system)), since_release(layout, system, fresh)
    before = since_release(layout, system, committed) if committed else []
    version = str((read(layout.released(system)) or {}).get("release", "there was no release"))
    yield f"generate: {system}: {len(found) or 'no'} change(s) for users since {version}"
    yield from (f"  {one}{'' if one in before else '  (new)'}" for one in found)
    yield from (f"  no more: {one}" for one in before if one not in found)


def release(layout: Layout, version: str) -> None:
    """Store the present surfaces as those of a release, and remove the announcements."""
    for system in layout.systems():
        told = read(layout.surface(system))
        if told is not None:
            write(layout.released(system), {"release": version, **told})
        layout.breaking(system).unlink(missing_ok=True)
