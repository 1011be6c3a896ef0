"""What the package offers: every public method of the five clients and of all that they hand out."""

from __future__ import annotations

from functools import cache

from orchestrator_clients.testing.contract._surface import (
    CORE,
    SEAMS,
    Method,
    classes,
    distribution,
    methods,
    ours,
    reached,
    system_of,
)
from orchestrator_clients.testing.contract._surface import surface as surface_of
from tests.contract.cases import CASES

__all__ = ["CORE", "SEAMS", "Method", "classes", "distribution", "methods", "ours", "reached", "surface", "system_of"]


@cache
def surface() -> frozenset[Method]:
    """Return every public method of every system."""
    return frozenset(method for case in CASES.values() for method in surface_of(case))
