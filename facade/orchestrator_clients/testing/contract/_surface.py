"""The public methods of a system: those of its clients and of every object that these return, found by inspection.

Nothing here is listed by hand. From each client, in both worlds, it follows the objects that the client holds
(`client.executions`) and then the return annotations of methods and properties (`list() -> Items[Execution]`,
`waiting_step -> Gate | None`), to every class of the system's package or of the core that can be reached. Of those it
takes the methods that the system's distribution defines: another distribution need not test what it inherits from this one.
Generated models are left out.
"""

from __future__ import annotations

import asyncio
import inspect
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, cached_property
from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType
from typing import Any, NamedTuple

from ..._core._async.adopt import AsyncStarter
from ..._core._async.execution import AsyncExecution
from ..._core._async.runner import AsyncRunner
from ..._core._sync.adopt import Starter
from ..._core._sync.execution import Execution
from ..._core._sync.runner import Runner
from ..._core.execution.resume import Resumable
from ..._registry import registered
from ._worlds import WORLDS, client_of
from .case import Case

CORE = "orchestrator_clients._core"

SEAMS = frozenset(
    name
    for protocol in (Runner, AsyncRunner, Starter, AsyncStarter, Resumable)
    for name in vars(protocol)
    if not name.startswith("_")
) | {"begin", "last_look"}
"""Methods that the library calls on its own objects: handles call them on their client, `wait_many` on handles."""

INTERNAL = frozenset({"hiding", "redact_ours"})
"""Methods for the library's own use, which the code of some systems does not call."""

DECISIONS = frozenset({"approve", "reject", "decide_run"})
"""Methods that decide at gates."""


class Method(NamedTuple):
    """A method as a caller of one system sees it; the name of the class says whether it is sync or async."""

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
def surface(case: Case) -> frozenset[Method]:
    """Return every public method of a system."""
    decisions = frozenset() if gates(case) else DECISIONS
    return frozenset(
        Method(case.system, cls, name)
        for cls in reached(case)
        for name, _ in methods(cls, distribution(case))
        if name not in decisions
        if not (name in case.lacks and issubclass(cls, Execution | AsyncExecution))
    )


def distribution(case: Case) -> str:
    """Return the package at the top of that of a system."""
    return case.registered.package.partition(".")[0]


@cache
def gates(case: Case) -> bool:
    """Return whether a system has gates; where it has none, the methods that decide always raise."""
    with case.make() as simulator, client_of(simulator, "sync", verify=False) as client:
        return bool(client.run_gates)


def methods(cls: type, home: str) -> Iterator[tuple[str, FunctionType]]:
    """Yield the public methods of a class that a package defines: not those of `Enum` or `NamedTuple`."""
    for name, function in inspect.getmembers(cls, inspect.isfunction):
        if not name.startswith("_") and name not in INTERNAL and function.__module__.startswith(f"{home}."):
            yield name, function


def reached(case: Case) -> set[type]:
    """Return the classes of the clients of a system, and of the objects that a caller can get from them."""
    found: set[type] = set()
    new = [cls for world in WORLDS for cls in held(case, world)]
    while new:
        cls = new.pop()
        if cls not in found:
            found.add(cls)
            new += [other for text, module in returned(cls) for other in named(text, module, case)]
    return found


def held(case: Case, world: str) -> list[type]:
    """Return the class of a client and those of its services; what the core keeps on a client is for its own use."""
    with case.make() as simulator:
        client: Any = client_of(simulator, world, verify=False)
        late = [name for name, _ in inspect.getmembers(type(client), lambda one: isinstance(one, cached_property))]
        parts = [getattr(client, name) for name in (*vars(client), *late) if not name.startswith("_")]
        asyncio.run(client.aclose()) if world == "async" else client.close()
    return [type(part) for part in (client, *parts) if type(part).__module__.startswith(f"{case.registered.package}.")]


def ours(thing: object, case: Case) -> bool:
    """Return whether something is a class of a system or of the core: not of a simulator, nor generated."""
    return inspect.isclass(thing) and thing.__module__.startswith((f"{CORE}.", f"{case.registered.package}."))


def returned(cls: type) -> Iterator[tuple[str, str]]:
    """Yield what methods and properties of a class say they return, and the module that says so."""
    getters = [
        getter.fget
        for name, getter in inspect.getmembers(cls, lambda member: isinstance(member, property))
        if getter.fget and not name.startswith(("run_", "_"))
    ]
    functions = inspect.getmembers(cls, inspect.isfunction)
    called = (one for name, one in functions if not name.startswith("_") and name not in SEAMS | INTERNAL)
    for function in (*called, *getters):
        yield str(function.__annotations__.get("return", "")), function.__module__


def named(annotation: str, module: str, case: Case) -> Iterator[type]:
    """Yield the classes of the package that an annotation names, as the module that has it understands them."""
    for word in re.findall(r"(?<![\w.])\w+", annotation):  # what follows a dot is of another module
        known = vars(import_module(module)).get(word) or classes(case).get(word)
        if known is not None and ours(known, case):
            yield runs(case).get(known, known)


@cache
def runs(case: Case) -> dict[type, type]:
    """Return the class of a system's runs by that of all runs, of which nobody gets one: for both worlds."""
    return dict(
        zip((Execution, AsyncExecution), (client.run_type for client in case.registered.clients()), strict=True)
    )


@cache
def classes(case: Case) -> dict[str, type]:
    """Return the classes of a system and of the core by name, for annotations that are imported for the type checker only."""
    found: dict[str, type] = {}
    for package in (CORE, case.registered.package):
        for module in walk_packages(import_module(package).__path__, f"{package}."):
            if ".simulator" in module.name.removeprefix(package):  # some are called as generated models are
                continue
            with suppress(ImportError):  # such as the transports of `fast`, where the extra is not installed
                found |= {name: cls for name, cls in vars(import_module(module.name)).items() if inspect.isclass(cls)}
    return found


def system_of(thing: Any) -> str:
    """Return the system that an object belongs to: that of its class, or what it knows of the client it came from."""
    home = type(thing).__module__
    for key, system in registered().items():
        if home.startswith(f"{system.package}."):
            return key
    for name in ("system", "_system", "_http", "_seam"):
        value = getattr(thing, name, None)
        if value is not None:
            return str(getattr(value, "system", value))
    raise LookupError(f"{thing!r} does not tell its system")
