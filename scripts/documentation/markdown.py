"""Small pieces of Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a line break or a bar in a cell is made harmless."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def reference(path: str, *, level: int = 3, inherited: bool | Sequence[str] = False, made: bool = False) -> str:
    """Return the directive by which mkdocstrings shows a class or a function.

    inherited: whether to show what a class inherits, or the names of what is shown of that.
    made: whether users make objects of the class themselves, so that they need to see what its constructor takes.
    """
    options = {"heading_level": level, "inherited_members": inherited, "merge_init_into_class": made}
    lines = (f"      {name}: {json.dumps(value)}\n" for name, value in options.items())
    return f"::: {path}\n    options:\n{''.join(lines)}"
