"""Aspera Orchestrator: work orders and work steps, read alike from XML, JSON and text."""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._async.client import AsyncAsperaOrchestrator
    from ._async.execution import AsyncAsperaExecution
    from ._async.targets import AsyncAsperaTargets
    from ._async.work_orders import AsyncWorkOrders
    from ._async.work_steps import AsyncWorkSteps
    from ._async.workflows import AsyncWorkflows
    from ._sync.client import AsperaOrchestrator
    from ._sync.execution import AsperaExecution
    from ._sync.targets import AsperaTargets
    from ._sync.work_orders import WorkOrders
    from ._sync.work_steps import WorkSteps
    from ._sync.workflows import Workflows
    from .models import (
        CancelledStep,
        StatusCount,
        Workflow,
        WorkflowCounts,
        WorkflowInput,
        WorkflowOutput,
        WorkStep,
        WorkStepStatus,
    )
    from .values import Unparsed, Variable
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "._async.client": "AsyncAsperaOrchestrator",
            "._async.execution": "AsyncAsperaExecution",
            "._async.targets": "AsyncAsperaTargets",
            "._async.work_orders": "AsyncWorkOrders",
            "._async.work_steps": "AsyncWorkSteps",
            "._async.workflows": "AsyncWorkflows",
            "._sync.client": "AsperaOrchestrator",
            "._sync.execution": "AsperaExecution",
            "._sync.targets": "AsperaTargets",
            "._sync.work_orders": "WorkOrders",
            "._sync.work_steps": "WorkSteps",
            "._sync.workflows": "Workflows",
            ".models": (
                "CancelledStep StatusCount WorkStep WorkStepStatus Workflow WorkflowCounts WorkflowInput WorkflowOutput"
            ),
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
    "AsperaTargets",
    "AsyncAsperaExecution",
    "AsyncAsperaOrchestrator",
    "AsyncAsperaTargets",
    "AsyncWorkOrders",
    "AsyncWorkSteps",
    "AsyncWorkflows",
    "CancelledStep",
    "StatusCount",
    "Unparsed",
    "Variable",
    "WorkOrders",
    "WorkStep",
    "WorkStepStatus",
    "WorkSteps",
    "Workflow",
    "WorkflowCounts",
    "WorkflowInput",
    "WorkflowOutput",
    "Workflows",
]
