"""The cases of all systems that are registered: `CASE` of each `tests/systems/<key>/case.py`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from orchestrator_clients._registry import registered
from orchestrator_clients.testing.contract._worlds import client_of
from tests.contract.case import Case

__all__ = ["CASES", "AllSystems", "Call", "Case", "client_of"]

CASES: Mapping[str, Case] = {key: import_module(f"tests.systems.{key}.case").CASE for key in registered()}

Call = Callable[[Any, Any], Awaitable[Any] | Any]


class AllSystems:
    """Before a class of tests of `orchestrator_clients.testing.contract`: they run for every system."""

    @classmethod
    def cases(cls) -> Sequence[Case]:
        """Return the systems."""
        return [*CASES.values()]
