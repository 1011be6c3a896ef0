"""Cloudify Manager: executions of deployment workflows."""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._async.client import AsyncCloudify
    from ._async.execution import AsyncCloudifyExecution
    from ._async.executions import AsyncCloudifyExecutions, AsyncExecutions
    from ._async.groups import AsyncExecutionGroups
    from ._async.reports import AsyncEvents, AsyncOperations
    from ._async.targets import AsyncCloudifyTargets
    from ._sync.client import Cloudify
    from ._sync.execution import CloudifyExecution
    from ._sync.executions import CloudifyExecutions, Executions
    from ._sync.groups import ExecutionGroups
    from ._sync.reports import Events, Operations
    from ._sync.targets import CloudifyTargets
    from .groups import ExecutionGroup
    from .report_requests import EventFilters
    from .reports import CloudifyEvent, CloudifyOperation
    from .requests import Filters, Keep
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "._async.client": "AsyncCloudify",
            "._async.execution": "AsyncCloudifyExecution",
            "._async.executions": "AsyncCloudifyExecutions AsyncExecutions",
            "._async.groups": "AsyncExecutionGroups",
            "._async.reports": "AsyncEvents AsyncOperations",
            "._async.targets": "AsyncCloudifyTargets",
            "._sync.client": "Cloudify",
            "._sync.execution": "CloudifyExecution",
            "._sync.executions": "CloudifyExecutions Executions",
            "._sync.groups": "ExecutionGroups",
            "._sync.reports": "Events Operations",
            "._sync.targets": "CloudifyTargets",
            ".groups": "ExecutionGroup",
            ".report_requests": "EventFilters",
            ".reports": "CloudifyEvent CloudifyOperation",
            ".requests": "Filters Keep",
        },
    )

EXPORTS = "AsyncCloudifyExecution CloudifyExecution AsyncCloudify Cloudify"
"""The names that `orchestrator_clients` itself has as well."""

__all__ = [
    "AsyncCloudify",
    "AsyncCloudifyExecution",
    "AsyncCloudifyExecutions",
    "AsyncCloudifyTargets",
    "AsyncEvents",
    "AsyncExecutionGroups",
    "AsyncExecutions",
    "AsyncOperations",
    "Cloudify",
    "CloudifyEvent",
    "CloudifyExecution",
    "CloudifyExecutions",
    "CloudifyOperation",
    "CloudifyTargets",
    "EventFilters",
    "Events",
    "ExecutionGroup",
    "ExecutionGroups",
    "Executions",
    "Filters",
    "Keep",
    "Operations",
]
