"""The documents of the repository as pages of the site: their links lead to pages, or say where in the repository it is."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
PAGES = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security-policy.md",
    "facade/airflow/README.md": "engines.md",
    "docs/examples/README.md": "examples.md",
}
"""Documents that are not in the folder `docs`, or in one of its own, and the page that each becomes."""

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s#:]+)(#[^)\s]*)?\)")


def pages() -> dict[str, str]:
    """Return the pages that documents become, by the document's path in the repository."""
    found = {path.relative_to(ROOT).as_posix(): path.name for path in sorted((ROOT / "docs").glob("*.md"))}
    return found | {name: page for name, page in PAGES.items() if (ROOT / name).exists()}


def text_of(document: str, known: dict[str, str]) -> str:
    """Return a document with its links made for the site."""
    folder = PurePosixPath(document).parent

    def link(found: re.Match[str]) -> str:
        words, target, anchor = found.group(1), found.group(2), found.group(3) or ""
        path = _normal(folder / target)
        if path in known:
            return f"[{words}]({known[path]}{anchor})"
        return words if words == path else f"{words} (`{path}`)"

    return _LINK.sub(link, (ROOT / document).read_text(encoding="utf-8"))


def _normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
