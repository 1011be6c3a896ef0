"""No module imports itself by way of others, imports for type checkers included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from .imports import Edge, edges
from .report import FACADE, ROOT, Report

PACKAGES = (FACADE, ROOT / "facade/airflow/orchestrators_airflow", ROOT / "scripts/orchestrator_generator")

PROMISED: Mapping[tuple[str, str], str] = {
    ("orchestrator_clients.*._*sync.execution", "orchestrator_clients.*._*sync.client"): (
        "`run.client` has the type of its client, which users were promised (tests/typing): nothing else in a handle needs it"
    ),
    ("orchestrator_clients._core.outcomes", "orchestrator_clients._core._*sync.execution"): (
        "`error.run` is the handle, with its methods (tests/typing)"
    ),
}
"""Imports that only type checkers see and that may close a circle, for a name in an annotation that is promised; and why."""


def check(packages: Iterable[Path] = PACKAGES) -> Report:
    """Look for circles in packages; a promise that nothing needs any more is a fault, too."""
    found = [edge for package in packages for edge in edges(package)]
    excused = {edge: promise for edge in found if edge.typing and (promise := promise_of(edge))}
    circles = circles_in(edge for edge in found if edge not in excused)
    amiss = [f"circle: {' -> '.join(circle)}" for circle in circles]
    amiss += [f"promise without need: {' -> '.join(one)}" for one in PROMISED if one not in excused.values()]
    names = {edge.source for edge in found} | {edge.target for edge in found}
    figures = f"{len(circles)} circles in {len(names)} modules; {len(excused)} annotations may close one, as promised"
    return Report(figures, tuple(amiss))


def promise_of(edge: Edge) -> tuple[str, str] | None:
    """Return the promise that an import is for, None if it is for none."""
    pairs = (pair for pair in PROMISED if fnmatchcase(edge.source, pair[0]) and fnmatchcase(edge.target, pair[1]))
    return next(pairs, None)


def circles_in(found: Iterable[Edge]) -> list[list[str]]:
    """Return a shortest circle through each module that lies on one, none twice."""
    after: dict[str, set[str]] = {}
    for edge in found:
        after.setdefault(edge.source, set()).add(edge.target)
    circles: list[list[str]] = []
    for start in sorted(after):
        circle = _back_to(start, after)
        if circle and not any(set(circle) == set(other) for other in circles):
            circles.append(circle)
    return circles


def _back_to(start: str, after: Mapping[str, set[str]]) -> list[str] | None:
    """Return the shortest way from a module back to itself, ends included."""
    before: dict[str, str] = {}
    border = [start]
    while border:
        here = border.pop(0)
        for there in sorted(after.get(here, ())):
            if there == start:
                return _way(here, start, before)
            if there not in before:
                before[there] = here
                border.append(there)
    return None


def _way(end: str, start: str, before: Mapping[str, str]) -> list[str]:
    way = [start]
    while end != start:
        way.append(end)
        end = before[end]
    return [start, *reversed(way[1:]), start]
