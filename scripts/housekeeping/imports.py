"""The imports of a package, read from its sources: those that run, in functions too, and those for type checkers only."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple


class Edge(NamedTuple):
    """A module that imports another of the package; `typing`: for type checkers only."""

    source: str
    target: str
    typing: bool


def modules(package: Path) -> Mapping[str, Path]:
    """Return the modules of a package by their names, which begin with that of its folder."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if path.name == "__init__.py" else parts)] = path
    return found


def edges(package: Path) -> frozenset[Edge]:
    """Return who imports whom. A name of a package that is a module counts as the module, another as the package itself."""
    known = modules(package)
    return frozenset(
        Edge(name, target, typing)
        for name, path in known.items()
        for node, typing in _imports(ast.parse(path.read_text()), False)
        for target in _targets(node, name, path.name == "__init__.py", known)
        if target != name
    )


def _imports(node: ast.AST, typing: bool) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, typing
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for statement in child.body:
                yield from _imports(ast.Module([statement], []), True)
            for statement in child.orelse:
                yield from _imports(ast.Module([statement], []), typing)
        else:
            yield from _imports(child, typing)


def _targets(
    node: ast.Import | ast.ImportFrom, name: str, is_package: bool, known: Mapping[str, Path]
) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in known)
        return
    base = name.split(".")[: None if is_package else -1]
    home = ".".join((*base[: len(base) - node.level + 1], *filter(None, [node.module]))) if node.level else node.module
    for alias in node.names:
        if f"{home}.{alias.name}" in known:
            yield f"{home}.{alias.name}"
        elif home in known:
            yield str(home)
