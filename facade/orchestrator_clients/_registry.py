"""The systems there are: one line each, from which exports, fixtures, the command line and shared tests follow.

After a change here run `scripts/exports`, which writes what has to stand in files; `scripts/lint` says if that was forgotten.
A package of somebody else's joins by an entry point of the group `orchestrator_clients.systems` that names an
`orchestrator_clients.Registered`: docs/new-system.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from types import MappingProxyType, ModuleType
from typing import Any

from ._core.extras import flaw_of
from ._core.warned import warn_once

GROUP = "orchestrator_clients.systems"
"""The group of entry points by which other packages add systems."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A system: its key, the class of its client, the port of its simulator, and the package it is in.

    The package has the client, its asynchronous twin `Async<client>`, and modules `simulator` (with `<client>Simulator`),
    `command` (with `COMMAND`) and `scene` (with `SCENE`), of which one from elsewhere may lack any: without `command` it is not
    on the command line. It is this package's folder of the same key unless `package` says so.
    """

    key: str
    """What it is called in settings, tokens and names of modules, such as `cloudify`."""
    client: str
    port: int
    """On which `orchestrators simulate` serves it, on 127.0.0.1."""
    package: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        if not self.package:
            object.__setattr__(self, "package", f"{__package__}.{self.key}")

    def module(self, name: str = "") -> ModuleType:
        """Return a module of its package, or the package; it is imported if need be."""
        return import_module(f"{self.package}.{name}" if name else self.package)

    def has(self, name: str) -> bool:
        """Return whether its package has a module of this name; the package is imported if need be."""
        return find_spec(f"{self.package}.{name}") is not None

    def clients(self) -> tuple[type[Any], type[Any]]:
        """Return the classes of its clients, synchronous and asynchronous."""
        return self.class_of(is_async=False), self.class_of(is_async=True)

    def class_of(self, *, is_async: bool) -> type[Any]:
        """Return the class of its clients in one world."""
        found: type[Any] = getattr(self.module(), f"{'Async' * is_async}{self.client}")
        return found

    def simulator(self) -> type[Any]:
        """Return the class of its simulator; ModuleNotFoundError says how to install what it needs."""
        for module in ("starlette", "uvicorn"):
            if flaw := flaw_of(module):
                raise ModuleNotFoundError(f'{flaw}: pip install "orchestrator-clients[testing]"', name=module)
        found: type[Any] = getattr(self.module("simulator"), f"{self.client}Simulator")
        return found


OWN = (
    Registered("adobe_cloud_manager", "AdobeCloudManager", 8461),
    Registered("aspera_orchestrator", "AsperaOrchestrator", 8462),
    Registered("aws_image_builder", "AwsImageBuilder", 8463),
    Registered("cloudify", "Cloudify", 8464),
    Registered("vmware_code_stream", "VmwareCodeStream", 8465),
)
"""The systems of this package, in alphabetical order."""


@cache
def registered() -> Mapping[str, Registered]:
    """Return all systems by key: those of this package and those of others that are installed.

    An entry point that cannot be loaded, names something else or a key that is taken is left out; the log warns of it, once.
    """
    found = {system.key: system for system in OWN}
    for entry in entry_points(group=GROUP):
        try:
            system = _loaded(entry, found)
        except Exception as error:  # of a package that is not ours: the other systems are not to suffer from it
            left_out(entry.name, f"{entry.value}: {type(error).__name__}: {error}")
        else:
            found[system.key] = system
    return MappingProxyType(dict(sorted(found.items())))


def loaded(role: str, name: str) -> Mapping[str, Any]:
    """Return, by key, what the systems name so in a module of theirs, such as `COMMAND` in `command`.

    A system of another package may lack the module; where it is there and does not work, the log warns of it, once.
    """
    found: dict[str, Any] = {}
    for key, system in registered().items():
        try:
            if system in OWN or system.has(role):
                found[key] = getattr(system.module(role), name)
        except Exception as error:
            if system in OWN:
                raise
            left_out(key, f"{system.package}.{role}: {type(error).__name__}: {error}")
    return found


def left_out(name: str, why: str) -> None:
    """Warn in the log of what another package adds and cannot be used, once for each."""
    warn_once((GROUP, name, why), "the entry point %s of %s is left out: %s", name, GROUP, why)


def _loaded(entry: EntryPoint, found: Mapping[str, Registered]) -> Registered:
    system = entry.load()
    if not isinstance(system, Registered):
        raise TypeError(f"it names {system!r}, which is no orchestrator_clients.Registered")
    if system.key in found:
        raise ValueError(f"it adds {system.key}, which is there already")
    if not system.key.isidentifier():
        raise ValueError(f"its key {system.key!r} cannot be the name of a module")
    return system
