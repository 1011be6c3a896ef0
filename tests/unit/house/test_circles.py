"""The check for import circles finds those that there are, also those that only type checkers walk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from housekeeping import circles
from housekeeping.imports import Edge, edges

TYPING = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    "


def package(folder: Path, **modules: str) -> Path:
    """Write a package of these modules; `a__b` is the module `b` of its package `a`."""
    home = folder / "house"
    for name, text in {"__init__": "", **modules}.items():
        path = home / f"{name.replace('__', '/') if name.strip('_') == name else name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "__init__.py").touch()
        path.write_text(text)
    return home


CIRCLES: Mapping[str, dict[str, str]] = {
    "of two": {"one": "from .two import x", "two": "from . import one"},
    "for type checkers": {"one": "from .two import x", "two": f"{TYPING}from .one import y"},
    "in a function": {"one": "from .two import x", "two": "def f():\n    from house.one import y"},
    "of three": {"one": "import house.two", "two": "from .three import z", "three": "from .one import x"},
    "by a package": {"one__a": "from ..two import x", "two": "from .one import a"},
    "with the package itself": {"__init__": "from .one import x", "one": "from . import name"},
}


@pytest.mark.parametrize("name", CIRCLES)
def test_a_circle_is_found(name: str, tmp_path: Path) -> None:
    report = circles.check([package(tmp_path, **CIRCLES[name])])
    assert len([line for line in report.amiss if line.startswith("circle: house")]) == 1


def test_a_tree_has_none(tmp_path: Path) -> None:
    home = package(tmp_path, one="from .two import x", two="import os", three=f"{TYPING}from .one import y")
    assert edges(home) == {Edge("house.one", "house.two", False), Edge("house.three", "house.one", True)}
    assert not [line for line in circles.check([home]).amiss if line.startswith("circle")]


def test_what_is_promised_is_for_type_checkers_only() -> None:
    source, target = "orchestrator_clients.acme._async.execution", "orchestrator_clients.acme._async.client"
    assert circles.promise_of(Edge(source, target, True))
    assert circles.promise_of(Edge(source.replace("execution", "steps"), target, True)) is None


def test_a_promise_that_nothing_needs_is_amiss(tmp_path: Path) -> None:
    amiss = circles.check([package(tmp_path, one="")]).amiss
    assert len(amiss) == len(circles.PROMISED)
    assert all(line.startswith("promise without need") for line in amiss)


def test_the_house_has_none() -> None:
    assert circles.check().amiss == ()
