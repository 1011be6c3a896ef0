"""Every type that a public method takes or returns can be imported from a public place, for all systems and both worlds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from orchestrator_clients._registry import OWN
from tests.contract.cases import CASES
from tests.contract.surface import SEAMS, classes, methods, ours, reached

SHARED = ("orchestrator_clients", "orchestrator_clients.events")
SYSTEMS = [system.key for system in OWN]

WITHIN = frozenset({"AsyncCaller", "AsyncRunner", "Caller", "Runner", "Watch", "Memory", "Token"})
"""What the library itself hands over: no user writes down its type."""


def spoken(system: str) -> Iterator[tuple[str, type]]:
    """Yield the classes in the annotations of everything that can be reached from the clients of a system, and where."""
    for cls in reached(CASES[system]):
        yield cls.__qualname__, cls
        for name, function in methods(cls, "orchestrator_clients"):
            if name not in SEAMS:
                for text in map(str, function.__annotations__.values()):
                    yield from ((f"{cls.__name__}.{name}", one) for one in named(text, function.__module__, system))


def named(annotation: str, module: str, system: str) -> Iterator[type]:
    """Yield the classes of this package that an annotation names."""
    for word in re.findall(r"(?<![\w.])\w+", annotation):
        known: Any = vars(import_module(module)).get(word) or classes(CASES[system]).get(word)
        if known is not None and ours(known, CASES[system]):
            yield known


def public(system: str) -> set[type]:
    """Return the classes that the public packages of a system export."""
    packages = [import_module(path) for path in (*SHARED, f"orchestrator_clients.{system}")]
    return {
        value for package in packages for name in package.__all__ if isinstance(value := getattr(package, name), type)
    }


@pytest.mark.parametrize("system", SYSTEMS)
def test_types_have_a_public_place(system: str) -> None:
    known = public(system)
    hidden = {f"{where}: {cls.__module__}.{cls.__qualname__}" for where, cls in spoken(system) if cls not in known}
    assert sorted(one for one in hidden if one.rpartition(".")[2] not in WITHIN) == []


@pytest.mark.parametrize("name", ["Items", "AsyncItems", "Page", "Body", "AsyncBody", "Options", "OrchestratorClient"])
def test_what_all_systems_share_can_be_imported(name: str) -> None:
    assert name in import_module("orchestrator_clients").__all__
