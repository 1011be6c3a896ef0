"""The record of what each generated package was made from, so that unchanged ones are not made again.

That nothing changed is found in less time than many an import takes: this and `layout` do with the few that they have.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from .layout import Layout

TOOLS = ("openapi-python-client", "ruff")


def is_current(layout: Layout, system: str) -> bool:
    """Return whether the package follows from spec, settings, templates and tools as they are now, unedited."""
    return not stale(layout, [system])


def stale(layout: Layout, systems: Iterable[str]) -> list[str]:
    """Return the systems whose packages are not up to date."""
    entries, common = _load(layout), _common(layout)
    return [system for system in systems if entries.get(system) != {**common, **_own(layout, system)}]


def save(layout: Layout, system: str) -> None:
    """Note what the package was made from."""
    _write(layout, {**_load(layout), system: {**_common(layout), **_own(layout, system)}})


def forget_orphans(layout: Layout) -> None:
    """Drop the entries of systems that have no spec any more."""
    entries = _load(layout)
    kept = {name: entry for name, entry in entries.items() if name in layout.systems()}
    if kept != entries:
        _write(layout, kept)


def _load(layout: Layout) -> dict[str, dict[str, str]]:
    try:
        entries: dict[str, dict[str, str]] = json.loads(layout.record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return entries


def _write(layout: Layout, entries: dict[str, dict[str, str]]) -> None:
    layout.record.write_text(json.dumps(entries, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _common(layout: Layout) -> dict[str, str]:
    """Return the inputs that all systems share."""
    own = Path(__file__).parent
    return {
        "generator": _digest(own, _files(own, ".py")),
        "templates": _digest(layout.templates, _files(layout.templates)),
        **{tool: _version(tool) for tool in TOOLS},
    }


def _own(layout: Layout, system: str) -> dict[str, str]:
    spec, output = layout.specs / system, layout.output(system)
    told = {str(layout.released(system)), str(layout.breaking(system))}
    return {
        "spec": _digest(spec, [path for path in _files(spec) if path not in told]),
        "output": _digest(output, _files(output, *MADE)),
    }


@cache
def _version(tool: str) -> str:
    """Return the version of an installed tool by the name of the folder that tells of it.

    `importlib.metadata` looks into that folder, for which it imports more than all the rest of this takes.
    """
    name = tool.replace("-", "_")
    found = (folder.name for place in sys.path for folder in Path(place).glob(f"{name}-*.dist-info"))
    return next(found, "").removeprefix(f"{name}-").removesuffix(".dist-info")


MADE = (".py", ".json")
"""What the names of generated files end with: Python puts others beside them."""


def outputs(folder: Path) -> list[Path]:
    """Return the files of a generated package."""
    return list(map(Path, _files(folder, *MADE)))


def _files(top: Path, *endings: str) -> list[str]:
    """Return the files in a folder and those in it, with any ending if none is given."""
    found = [os.path.join(folder, name) for folder, _, names in os.walk(top) for name in names]  # noqa: PTH118
    return [path for path in found if not endings or path.endswith(endings)]


def _digest(top: Path, paths: Iterable[str]) -> str:
    """Return what changes if a file does, or its place in a folder; it does not depend on where the checkout is."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        with open(path, "rb") as file:  # noqa: PTH123 - by the hundred
            content = file.read()
        name = path.removeprefix(f"{top}{os.sep}").replace(os.sep, "/")
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
