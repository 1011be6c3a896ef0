"""Names: each public class has one of its own, each system is spelled in one way, its answers are read in `reading.py`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module

from orchestrator_clients._registry import OWN

from .report import FACADE, Report

SHARED = ("", ".events", ".testing", ".testing.contract")
"""Packages that are for all systems."""


def check() -> Report:
    """Look at every class that a public package exports. A class may be there under its name of an earlier release as well."""
    named: dict[str, set[str]] = {}
    for cls in exported():
        named.setdefault(cls.__name__, set()).add(cls.__module__)
    amiss = [
        f"several classes are called {name}: {', '.join(sorted(homes))}"
        for name, homes in named.items()
        if len(homes) > 1
    ]
    amiss += [line for system in OWN for line in flaws(system.key, system.client)]
    return Report(
        f"{len(named)} public classes, {sum(len(homes) > 1 for homes in named.values())} names twice", tuple(amiss)
    )


def exported() -> Iterator[type]:
    """Yield the classes of this distribution that its public packages export."""
    for path in (*SHARED, *(f".{system.key}" for system in OWN)):
        package = import_module(f"orchestrator_clients{path}")
        for value in (getattr(package, name) for name in package.__all__):
            if inspect.isclass(value) and value.__module__.startswith("orchestrator_clients."):
                yield value


def flaws(key: str, client: str) -> Iterator[str]:
    """Yield what is wrong with how a system is spelled, and with where its answers are read."""
    if client.lower() != key.replace("_", ""):
        yield f"{client} is not {key} but for case"
    if not (FACADE / key / "reading.py").exists():
        yield f"{key} has no reading.py"
