"""The cases of all systems that are registered: `CASE` of each `tests/systems/<key>/case.py`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import Any

from orchestrator_clients._registry import registered
from tests.contract.case import Case

__all__ = ["CASES", "Call", "Case", "client_of"]

CASES: Mapping[str, Case] = {key: import_module(f"tests.systems.{key}.case").CASE for key in registered()}


def client_of(simulator: Any, world: str, **options: Any) -> Any:
    """Return the system's client of a world."""
    return simulator.client(**options) if world == "sync" else simulator.async_client(**options)


Call = Callable[[Any, Any], Awaitable[Any] | Any]
