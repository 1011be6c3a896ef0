"""Adobe AEM Cloud Manager: executions of pipelines, their steps, gates, metrics and logs."""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._async.artifacts import AsyncArtifacts
    from ._async.client import AsyncAdobeCloudManager
    from ._async.execution import AsyncAdobeExecution
    from ._async.executions import AsyncAdobeExecutions, AsyncExecutions
    from ._async.gates import AsyncGate
    from ._async.steps import AsyncSteps
    from ._async.targets import AsyncAdobeTargets, AsyncPrograms
    from ._sync.artifacts import Artifacts
    from ._sync.client import AdobeCloudManager
    from ._sync.execution import AdobeExecution
    from ._sync.executions import AdobeExecutions, Executions
    from ._sync.gates import Gate
    from ._sync.steps import Steps
    from ._sync.targets import AdobeTargets, Programs
    from .artifacts import StepArtifact
    from .findings import Finding
    from .links import ExecutionAddress, StepAddress
    from .model import AdobeStep
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "._async.artifacts": "AsyncArtifacts",
            "._async.client": "AsyncAdobeCloudManager",
            "._async.execution": "AsyncAdobeExecution",
            "._async.executions": "AsyncAdobeExecutions AsyncExecutions",
            "._async.gates": "AsyncGate",
            "._async.steps": "AsyncSteps",
            "._async.targets": "AsyncAdobeTargets AsyncPrograms",
            "._sync.artifacts": "Artifacts",
            "._sync.client": "AdobeCloudManager",
            "._sync.execution": "AdobeExecution",
            "._sync.executions": "AdobeExecutions Executions",
            "._sync.gates": "Gate",
            "._sync.steps": "Steps",
            "._sync.targets": "AdobeTargets Programs",
            ".artifacts": "StepArtifact",
            ".findings": "Finding",
            ".links": "ExecutionAddress StepAddress",
            ".model": "AdobeStep",
        },
    )

EXPORTS = "AdobeCloudManager AdobeExecution AdobeStep AsyncAdobeCloudManager AsyncAdobeExecution"
"""The names that `orchestrator_clients` itself has as well."""

__all__ = [
    "AdobeCloudManager",
    "AdobeExecution",
    "AdobeExecutions",
    "AdobeStep",
    "AdobeTargets",
    "Artifacts",
    "AsyncAdobeCloudManager",
    "AsyncAdobeExecution",
    "AsyncAdobeExecutions",
    "AsyncAdobeTargets",
    "AsyncArtifacts",
    "AsyncExecutions",
    "AsyncGate",
    "AsyncPrograms",
    "AsyncSteps",
    "ExecutionAddress",
    "Executions",
    "Finding",
    "Gate",
    "Programs",
    "StepAddress",
    "StepArtifact",
    "Steps",
]
