"""The systems there are: one line each, from which exports, fixtures, the command line and shared tests follow.

After a change here run `scripts/exports`, which writes what has to stand in files; `scripts/lint` says if that was forgotten.
A package of somebody else's joins by an entry point of the group `orchestrator_clients.systems` that names an
`orchestrator_clients.Registered`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType
from typing import Any

from ._core.errors import UsageError
from ._core.extras import flaw_of

GROUP = "orchestrator_clients.systems"
"""The group of entry points by which other packages add systems."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A system: its key, the class of its client, the port of its simulator, and the package it is in.

    The package has the client, its asynchronous twin `Async<client>`, and modules `simulator` (with `<client>Simulator`),
    `command` (with `COMMAND`) and `scene` (with `SCENE`). It is this package's folder of the same key unless `package` says so.
    """

    key: str
    client: str
    port: int
    package: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        if not self.package:
            object.__setattr__(self, "package", f"{__package__}.{self.key}")

    def module(self, name: str = "") -> ModuleType:
        """Return a module of its package, or the package; it is imported if need be."""
        return import_module(f"{self.package}.{name}" if name else self.package)

    def clients(self) -> tuple[type[Any], type[Any]]:
        """Return the classes of its clients, synchronous and asynchronous."""
        package = self.module()
        return getattr(package, self.client), getattr(package, f"Async{self.client}")

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


def registered() -> Mapping[str, Registered]:
    """Return all systems by key: those of this package and those of others that are installed.

    UsageError if an entry point names something else, or a key that is taken.
    """
    found = {system.key: system for system in OWN}
    for entry in entry_points(group=GROUP):
        system = entry.load()
        if not isinstance(system, Registered):
            raise UsageError(f"the entry point {entry.name} of {GROUP} names {entry.value}, which is no Registered")
        if system.key in found:
            raise UsageError(f"the entry point {entry.name} of {GROUP} adds {system.key}, which is there already")
        found[system.key] = system
    return dict(sorted(found.items()))
