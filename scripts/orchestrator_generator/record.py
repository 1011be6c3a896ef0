"""What each generated package was made from, so that unchanged ones need no work."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .layout import Layout

TOOLS = ("openapi-python-client", "ruff")


def is_current(layout: Layout, system: str) -> bool:
    """Return whether the package follows from spec, settings, templates and tools as they are now, unedited."""
    return _load(layout).get(system) == _entry(layout, system)


def save(layout: Layout, system: str) -> None:
    """Note what the package was made from."""
    _write(layout, {**_load(layout), system: _entry(layout, system)})


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


def _entry(layout: Layout, system: str) -> dict[str, str]:
    sources = [*layout.sources(system), *Path(__file__).parent.glob("*.py")]
    return {
        "spec": _digest(layout.root, sources),
        "templates": _digest(layout.root, layout.templates.rglob("*")),
        "output": _digest(layout.output(system), outputs(layout.output(system))),
        **_tools(),
    }


@cache  # for all systems have the same, and to find a distribution takes a while
def _tools() -> Mapping[str, str]:
    return {tool: version(tool) for tool in TOOLS}


def outputs(folder: Path) -> list[Path]:
    """Return the files of a generated package."""
    return [*folder.rglob("*.py"), *folder.rglob("*.json")]


def _digest(root: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    files = {_name(root, path): path.read_bytes() for path in paths if path.is_file()}
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _name(root: Path, path: Path) -> str:
    """Return a name that does not depend on where the checkout is."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
