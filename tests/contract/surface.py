"""What the package offers: every public method of the five clients and of all that they hand out, by looking at them.

Nothing here is listed by hand. From each client, in both worlds, it follows the objects that the client holds
(`client.executions`) and then the return annotations of methods and properties (`list() -> Items[Execution]`,
`waiting_step -> Gate | None`), to every class of the package that can be reached. Generated models are not ours to test.
"""

from __future__ import annotations

import asyncio
import inspect
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType
from typing import Any, NamedTuple

from orchestrator_clients._core._async.adopt import AsyncStarter
from orchestrator_clients._core._async.execution import AsyncExecution
from orchestrator_clients._core._async.runner import AsyncRunner
from orchestrator_clients._core._sync.adopt import Starter
from orchestrator_clients._core._sync.execution import Execution
from orchestrator_clients._core._sync.runner import Runner
from orchestrator_clients._core.execution.resume import Resumable
from tests.contract.both import WORLDS
from tests.contract.cases import CASES, client_of

PACKAGE = "orchestrator_clients"

SEAMS = frozenset(
    name
    for protocol in (Runner, AsyncRunner, Starter, AsyncStarter, Resumable)
    for name in vars(protocol)
    if not name.startswith("_")
) | {"begin", "last_look"}
"""What the library calls on its own objects: how handles look again through their client, and what `wait_many` asks of them."""

INTERNAL = frozenset({"hiding", "redact_ours"})
"""What every client has for the library's own use, and not every system's code calls."""

DECISIONS = frozenset({"approve", "reject", "decide_run"})
"""What can be done about gates."""


class Method(NamedTuple):
    """A method as a caller of one system sees it; the name of the class tells the world."""

    system: str
    cls: type
    name: str

    def __str__(self) -> str:
        return f"{self.system}: {self.cls.__name__}.{self.name}"

    @property
    def home(self) -> type:
        """Return the class that defines it."""
        return next(cls for cls in self.cls.__mro__ if self.name in vars(cls))


@cache
def surface() -> frozenset[Method]:
    """Return every public method of every system."""
    return frozenset(
        Method(system, cls, name)
        for system in CASES
        for cls in reached(system)
        for name, _ in methods(cls)
        if name not in DECISIONS or gates(system)
        if not (name in CASES[system].lacks and issubclass(cls, Execution | AsyncExecution))
    )


@cache
def gates(system: str) -> bool:
    """Return whether a system has gates; where it has none, deciding about one never comes to anything."""
    with CASES[system].make() as simulator, client_of(simulator, "sync", verify=False) as client:
        return bool(client.run_gates)


def methods(cls: type) -> Iterator[tuple[str, FunctionType]]:
    """Yield the public methods of a class that this package defines: not those of `Enum` or `NamedTuple`."""
    for name, function in inspect.getmembers(cls, inspect.isfunction):
        if not name.startswith("_") and name not in INTERNAL and function.__module__.startswith(f"{PACKAGE}."):
            yield name, function


def reached(system: str) -> set[type]:
    """Return the classes whose objects a caller can get from the clients of a system, and the clients."""
    found: set[type] = set()
    new = [cls for world in WORLDS for cls in held(system, world)]
    while new:
        cls = new.pop()
        if cls not in found:
            found.add(cls)
            new += [other for text, module in returned(cls) for other in named(text, module, system)]
    return found


def held(system: str, world: str) -> list[type]:
    """Return the class of a client and those of the services it holds. What the core keeps on a client is for its waits."""
    with CASES[system].make() as simulator:
        client: Any = client_of(simulator, world, verify=False)
        parts = [value for name, value in vars(client).items() if not name.startswith("_")]
        asyncio.run(client.aclose()) if world == "async" else client.close()
    return [type(part) for part in (client, *parts) if type(part).__module__.startswith(f"{PACKAGE}.{system}.")]


def ours(thing: object, system: str) -> bool:
    """Return whether something is a class of a system or of the core: not of a simulator, nor generated."""
    return inspect.isclass(thing) and thing.__module__.startswith((f"{PACKAGE}._core.", f"{PACKAGE}.{system}."))


def returned(cls: type) -> Iterator[tuple[str, str]]:
    """Yield what methods and properties of a class say they return, and the module that says so."""
    getters = [
        getter.fget
        for name, getter in inspect.getmembers(cls, lambda member: isinstance(member, property))
        if getter.fget and not name.startswith("run_")
    ]
    for function in (*(function for name, function in methods(cls) if name not in SEAMS), *getters):
        yield str(function.__annotations__.get("return", "")), function.__module__


def named(annotation: str, module: str, system: str) -> Iterator[type]:
    """Yield the classes of the package that an annotation names, as the module that has it understands them."""
    for word in re.findall(r"\w+", annotation):
        known = vars(import_module(module)).get(word) or classes(system).get(word)
        if known is not None and ours(known, system):
            yield runs(system).get(known, known)


@cache
def runs(system: str) -> dict[type, type]:
    """Return the class of a system's runs by that of all runs, of which nobody gets one: for both worlds."""
    return {
        (Execution, AsyncExecution)[number]: client.run_type
        for number, client in enumerate(CASES[system].registered.clients())
    }


@cache
def classes(system: str) -> dict[str, type]:
    """Return the classes of a system and of the core by name, for annotations that are imported for the type checker only."""
    found: dict[str, type] = {}
    for part in ("_core", system):
        path = import_module(f"{PACKAGE}.{part}").__path__
        for module in walk_packages(path, f"{PACKAGE}.{part}."):
            with suppress(ImportError):  # such as the transports of `fast`, where the extra is not installed
                found |= {name: cls for name, cls in vars(import_module(module.name)).items() if inspect.isclass(cls)}
    return found


def system_of(thing: Any) -> str:
    """Return the system that an object belongs to: that of its class, or what it knows of the client it came from."""
    home = type(thing).__module__.split(".")[1]
    if home in CASES:
        return home
    for name in ("system", "_system", "_http", "_seam"):
        value = getattr(thing, name, None)
        if value is not None:
            return str(getattr(value, "system", value))
    raise LookupError(f"{thing!r} does not tell its system")


__all__ = ["SEAMS", "Method", "methods", "surface", "system_of"]
