"""Argo Workflows: runs of workflow templates in a namespace of Kubernetes."""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._async.client import AsyncArgoWorkflows
    from ._async.execution import AsyncArgoWorkflowsExecution
    from ._async.targets import AsyncTemplateTargets
    from ._async.workflows import AsyncWorkflowRuns
    from ._sync.client import ArgoWorkflows
    from ._sync.execution import ArgoWorkflowsExecution
    from ._sync.targets import TemplateTargets
    from ._sync.workflows import WorkflowRuns
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "._async.client": "AsyncArgoWorkflows",
            "._async.execution": "AsyncArgoWorkflowsExecution",
            "._async.targets": "AsyncTemplateTargets",
            "._async.workflows": "AsyncWorkflowRuns",
            "._sync.client": "ArgoWorkflows",
            "._sync.execution": "ArgoWorkflowsExecution",
            "._sync.targets": "TemplateTargets",
            "._sync.workflows": "WorkflowRuns",
        },
    )

EXPORTS = "ArgoWorkflows ArgoWorkflowsExecution AsyncArgoWorkflows AsyncArgoWorkflowsExecution"
"""The names that `orchestrator_clients` itself has as well."""

__all__ = [
    "ArgoWorkflows",
    "ArgoWorkflowsExecution",
    "AsyncArgoWorkflows",
    "AsyncArgoWorkflowsExecution",
    "AsyncTemplateTargets",
    "AsyncWorkflowRuns",
    "TemplateTargets",
    "WorkflowRuns",
]
