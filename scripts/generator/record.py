"""What each generated package was made from, so that unchanged ones need no work."""

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from .layout import Layout

TOOLS = ("openapi-python-client", "ruff")


def is_current(layout: Layout, system: str) -> bool:
    """Return whether the package follows from spec, settings, templates and tools as they are now, unedited."""
    return _load(layout).get(system) == _entry(layout, system)


def save(layout: Layout, system: str) -> None:
    """Note what the package was made from."""
    entries = {name: entry for name, entry in _load(layout).items() if name in layout.systems()}
    entries[system] = _entry(layout, system)
    layout.record.write_text(json.dumps(entries, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _load(layout: Layout) -> dict[str, dict[str, str]]:
    try:
        entries: dict[str, dict[str, str]] = json.loads(layout.record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return entries


def _entry(layout: Layout, system: str) -> dict[str, str]:
    sources = [layout.spec(system), layout.config(system), *Path(__file__).parent.glob("*.py")]
    return {
        "spec": _digest(layout.root, sources),
        "templates": _digest(layout.root, layout.templates.rglob("*")),
        "output": _digest(layout.output(system), layout.output(system).rglob("*.py")),
        **{tool: version(tool) for tool in TOOLS},
    }


def _digest(root: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in paths if path.is_file()):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
