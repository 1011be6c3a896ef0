"""What the command line must know of each system: the `COMMAND` of each that is registered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .._command.system import System
from .._core.errors import UsageError
from .._core.model import Snapshot
from .._registry import loaded, registered

SYSTEMS: Mapping[str, System[Any]] = loaded("command", "COMMAND")
"""The systems by key, in alphabetical order."""

PORTS: Mapping[str, int] = {key: one.port for key, one in registered().items()}
"""The default ports of the simulators."""

SIMULATED = tuple(key for key in SYSTEMS if registered()[key].has("simulator"))
"""Those that can be simulated."""


def must_offer(system: System[Any], option: str, having: Iterable[str]) -> None:
    """Raise `UsageError` if something is asked for that a system lacks, such as an option; it names those that have it."""
    keys = list(having)
    if system.key not in keys:
        raise UsageError(f"{system.key} has no {option}; there is one for {', '.join(keys)}")


def short(run: Snapshot) -> str:
    """Return a short text that identifies an execution where there is no room for all of its ids."""
    return SYSTEMS[run.system].short(run.ids)


def address(run: Snapshot) -> str:
    """Return an execution's id as the command line takes it: its ids with slashes between."""
    return "/".join(run.ids[name] for name in SYSTEMS[run.system].ids)
