"""The tests that our own clients pass, for a system of your own: inherit them to run against your simulator, sync and async.

    from orchestrator_clients.testing.contract import Case, ContractTests

    CASE = Case(system="acme_jobs", ...)

    class TestAcme(ContractTests):
        case = CASE

The same code tests the systems of this package. It needs `pip install "orchestrator-clients[contract]"`: pytest and Hypothesis
beside what the simulators need. With `pytest --contract-ledger` a public method of the system that no test calls fails the run.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from ..._core.extras import flaw_of

if TYPE_CHECKING:
    from .any_run import AnyRunTests
    from .base import CaseTests, only_where
    from .case import Case, Starting
    from .faults import FaultTests
    from .runs import RunTests
    from .starts import StartTests
    from .suite import ContractTests

_HOME = {
    "AnyRunTests": ".any_run",
    "Case": ".case",
    "CaseTests": ".base",
    "ContractTests": ".suite",
    "FaultTests": ".faults",
    "RunTests": ".runs",
    "StartTests": ".starts",
    "Starting": ".case",
    "only_where": ".base",
}
"""Public name -> module; imported when first used, as pytest and Hypothesis are for tests only."""

__all__ = [
    "AnyRunTests",
    "Case",
    "CaseTests",
    "ContractTests",
    "FaultTests",
    "RunTests",
    "StartTests",
    "Starting",
    "only_where",
]

NEEDED = ("pytest", "hypothesis", "starlette", "uvicorn")
"""The packages that the tests need besides this one."""


if not TYPE_CHECKING:  # for a type checker it would make every misspelt name an Any

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        for module in NEEDED:
            if flaw := flaw_of(module):
                raise ModuleNotFoundError(f'{flaw}: pip install "orchestrator-clients[contract]"', name=module)
        return getattr(importlib.import_module(_HOME[name], __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
