"""Runs of workflows as handles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..._core._async.execution import AsyncExecution
from ..._core.model import nothing

if TYPE_CHECKING:
    from orchestrator_api.argo_workflows.models import Workflow

    from .client import AsyncArgoWorkflows


@dataclass(frozen=True, kw_only=True, repr=False)
class AsyncArgoWorkflowsExecution(AsyncExecution):
    """One workflow. `steps` are its pods, in the order in which they began; `raw` is None for one from a token."""

    client: AsyncArgoWorkflows = field(repr=False, compare=False)
    raw: Workflow | None = field(default_factory=nothing, repr=False, compare=False)
