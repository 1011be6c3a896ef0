"""Cloudify Manager: executions of deployment workflows."""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._async.client import AsyncCloudify
    from ._async.execution import AsyncCloudifyExecution
    from ._async.executions import AsyncExecutions
    from ._async.groups import AsyncExecutionGroups
    from ._async.reports import AsyncEvents, AsyncOperations
    from ._async.targets import AsyncWorkflowTargets
    from ._sync.client import Cloudify
    from ._sync.execution import CloudifyExecution
    from ._sync.executions import Executions
    from ._sync.groups import ExecutionGroups
    from ._sync.reports import Events, Operations
    from ._sync.targets import WorkflowTargets
    from .groups import ExecutionGroup
    from .reports import Event, Operation
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "._async.client": "AsyncCloudify",
            "._async.execution": "AsyncCloudifyExecution",
            "._async.executions": "AsyncExecutions",
            "._async.groups": "AsyncExecutionGroups",
            "._async.reports": "AsyncEvents AsyncOperations",
            "._async.targets": "AsyncWorkflowTargets",
            "._sync.client": "Cloudify",
            "._sync.execution": "CloudifyExecution",
            "._sync.executions": "Executions",
            "._sync.groups": "ExecutionGroups",
            "._sync.reports": "Events Operations",
            "._sync.targets": "WorkflowTargets",
            ".groups": "ExecutionGroup",
            ".reports": "Event Operation",
        },
    )

EXPORTS = "AsyncCloudifyExecution CloudifyExecution AsyncCloudify Cloudify"
"""The names that `orchestrator_clients` itself has as well."""

__all__ = [
    "AsyncCloudify",
    "AsyncCloudifyExecution",
    "AsyncEvents",
    "AsyncExecutionGroups",
    "AsyncExecutions",
    "AsyncOperations",
    "AsyncWorkflowTargets",
    "Cloudify",
    "CloudifyExecution",
    "Event",
    "Events",
    "ExecutionGroup",
    "ExecutionGroups",
    "Executions",
    "Operation",
    "Operations",
    "WorkflowTargets",
]
