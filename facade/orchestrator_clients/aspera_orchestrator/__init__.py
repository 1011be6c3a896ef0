"""Aspera Orchestrator: work orders and work steps, read alike from XML, JSON and text."""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._async.client import AsyncAsperaOrchestrator, AsyncWorkflows
    from ._async.execution import AsyncAsperaExecution
    from ._async.work_orders import AsyncWorkOrders
    from ._async.work_steps import AsyncWorkSteps
    from ._sync.client import AsperaOrchestrator, Workflows
    from ._sync.execution import AsperaExecution
    from ._sync.work_orders import WorkOrders
    from ._sync.work_steps import WorkSteps
    from .models import CancelledStep, Workflow, WorkflowInput, WorkflowOutput, WorkStep, WorkStepStatus
    from .values import Unparsed, Variable
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "._async.client": "AsyncAsperaOrchestrator AsyncWorkflows",
            "._async.execution": "AsyncAsperaExecution",
            "._async.work_orders": "AsyncWorkOrders",
            "._async.work_steps": "AsyncWorkSteps",
            "._sync.client": "AsperaOrchestrator Workflows",
            "._sync.execution": "AsperaExecution",
            "._sync.work_orders": "WorkOrders",
            "._sync.work_steps": "WorkSteps",
            ".models": "CancelledStep WorkStep WorkStepStatus Workflow WorkflowInput WorkflowOutput",
            ".values": "Unparsed Variable",
        },
    )

EXPORTS = (
    "AsperaExecution AsperaOrchestrator AsyncAsperaExecution AsyncAsperaOrchestrator "
    "Unparsed Variable WorkStep WorkStepStatus"
)
"""The names that `orchestrator_clients` itself has as well."""

__all__ = [
    "AsperaExecution",
    "AsperaOrchestrator",
    "AsyncAsperaExecution",
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
