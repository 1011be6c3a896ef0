# Derived from _async/execution.py by scripts/unasync: do not edit.
"""Work orders as handles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..._core._sync.execution import Execution
from ..._core.model import nothing

if TYPE_CHECKING:
    from orchestrator_api.aspera_orchestrator.models import WorkOrder

    from .client import AsperaOrchestrator


@dataclass(frozen=True, kw_only=True, repr=False)
class AsperaExecution(Execution):
    """One work order, with its work steps as `steps`; `raw` is None for one from a token until it is read."""

    client: AsperaOrchestrator = field(repr=False, compare=False)
    raw: WorkOrder | None = field(default_factory=nothing, repr=False, compare=False)
