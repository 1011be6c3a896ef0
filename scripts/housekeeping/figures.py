"""How long files and functions are. Docstrings are no part of a function's length: they are asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median, quantiles

from .report import FACADE, ROOT, Report

MEDIAN, LONGEST, TENTH = 120, 300, 25
"""Lines: of the median file, of the longest one, and of the function that is longer than nine of ten."""


def check(package: Path = FACADE) -> Report:
    """Measure the files of a package and their functions."""
    files = {path: len(path.read_text().splitlines()) for path in sorted(package.rglob("*.py"))}
    middle, longest = median(files.values()), max(files.values())
    tenth = quantiles(list(lengths(files)), n=10)[-1]
    amiss = [
        f"{_shown(path)} has {lines} lines, {LONGEST} are allowed" for path, lines in files.items() if lines > LONGEST
    ]
    if middle > MEDIAN:
        amiss.append(f"the median file has {middle:.0f} lines, {MEDIAN} are allowed")
    if tenth > TENTH:
        amiss.append(f"one function of ten has {tenth:.0f} lines or more, {TENTH} are allowed")
    return Report(f"files median {middle:.0f}, longest {longest}; functions p90 {tenth:.0f}", tuple(amiss))


def lengths(files: Iterable[Path]) -> Iterator[int]:
    """Yield the length of every function, methods and inner ones included."""
    for path in files:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield _lines(node) - (_lines(node.body[0]) if ast.get_docstring(node) else 0)


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _shown(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
