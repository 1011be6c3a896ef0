"""Aspera Orchestrator: work orders and work steps, read alike from XML, JSON and text."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._async import AsyncAsperaOrchestrator, AsyncWorkflows
    from ._sync import AsperaOrchestrator, Workflows
    from .models import CancelledStep, Workflow, WorkflowInput, WorkflowOutput, WorkStep, WorkStepStatus
    from .values import Unparsed, Variable
    from .work_orders._async import AsyncWorkOrders
    from .work_orders._sync import WorkOrders
    from .work_steps._async import AsyncWorkSteps
    from .work_steps._sync import WorkSteps

__all__ = [
    "AsperaOrchestrator",
    "AsyncAsperaOrchestrator",
    "AsyncWorkOrders",
    "AsyncWorkSteps",
    "AsyncWorkflows",
    "CancelledStep",
    "Unparsed",
    "Variable",
    "WorkOrders",
    "WorkStep",
    "WorkStepStatus",
    "WorkSteps",
    "Workflow",
    "WorkflowInput",
    "WorkflowOutput",
    "Workflows",
]

_HOMES = {
    "._async": "AsyncAsperaOrchestrator AsyncWorkflows",
    "._sync": "AsperaOrchestrator Workflows",
    ".models": "CancelledStep Workflow WorkflowInput WorkflowOutput WorkStep WorkStepStatus",
    ".values": "Unparsed Variable",
    ".work_orders._async": "AsyncWorkOrders",
    ".work_orders._sync": "WorkOrders",
    ".work_steps._async": "AsyncWorkSteps",
    ".work_steps._sync": "WorkSteps",
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    # Late, so that the readers of XML and Ruby literals can be used without the HTTP client.
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_MODULES[name], __name__), name)
