"""Small pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a line break or a bar in a cell is made harmless."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def reference(path: str, *, level: int = 3, inherited: bool = False) -> str:
    """Return the directive by which mkdocstrings shows a class or a function, with what a class inherits if asked for."""
    return (
        f"::: {path}\n    options:\n      heading_level: {level}\n      inherited_members: {str(inherited).lower()}\n"
    )
