"""Every public name has a docstring: modules, classes, functions, methods and properties, and exported attributes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from .attributes import attributes
from .names import exported
from .report import FACADE, Report

_NEEDLESS = ("overload", "setter", "deleter")
"""What stands beside another definition of the same name, which has the docstring."""


def check(package: Path = FACADE, classes: Callable[[], Iterable[type]] = exported) -> Report:
    """Look at every file of a package, and at the attributes of the classes that users get."""
    names = {
        f"{path.relative_to(package.parent)}: {name}": said
        for path in sorted(package.rglob("*.py"))
        for name, said in public(ast.parse(path.read_text()), "")
    }
    held = attributes(classes())
    told = {**names, **held}
    share = 100 * sum(told.values()) / len(told)
    amiss = tuple(f"no docstring: {name}" for name, said in told.items() if not said)
    return Report(f"{len(names)} public names and {len(held)} attributes, {share:.2f} % with a docstring", amiss)


def public(node: ast.Module | ast.ClassDef, owner: str) -> Iterator[tuple[str, bool]]:
    """Yield the public names in a module or class, itself first, and whether each has a docstring."""
    yield owner or "the module", ast.get_docstring(node) is not None
    for child in _statements(node.body):
        if child.name.startswith("_") or any(_is_needless(one) for one in child.decorator_list):
            continue
        name = f"{owner}.{child.name}".lstrip(".")
        if isinstance(child, ast.ClassDef):
            yield from public(child, name)
        else:
            yield name, ast.get_docstring(child) is not None


def _statements(body: list[ast.stmt]) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield definitions, also those that depend on a condition."""
    for statement in body:
        if isinstance(statement, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield statement
        elif isinstance(statement, ast.If | ast.Try):
            yield from _statements([*statement.body, *statement.orelse])


def _is_needless(decorator: ast.expr) -> bool:
    return ast.unparse(decorator).rpartition(".")[2] in _NEEDLESS
