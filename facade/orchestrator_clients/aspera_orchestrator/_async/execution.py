"""Work orders as handles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..._core._async.execution import AsyncExecution
from ..._core.model import nothing

if TYPE_CHECKING:
    from orchestrator_api.aspera_orchestrator.models import WorkOrder

    from .client import AsyncAsperaOrchestrator


@dataclass(frozen=True, kw_only=True, repr=False)
class AsyncAsperaExecution(AsyncExecution):
    """One work order, with its work steps as `steps`; `raw` is None for one from a token until it is read."""

    client: AsyncAsperaOrchestrator = field(repr=False, compare=False)
    raw: WorkOrder | None = field(default_factory=nothing, repr=False, compare=False)
