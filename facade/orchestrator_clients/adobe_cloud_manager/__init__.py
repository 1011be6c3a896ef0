"""Adobe AEM Cloud Manager: executions of pipelines, their steps, gates, metrics and logs."""

from ._async import AsyncAdobeCloudManager, AsyncExecutions
from ._sync import AdobeCloudManager, Executions
from .execution._async import AsyncAdobeExecution, AsyncGate
from .execution._sync import AdobeExecution, Gate
from .links import ExecutionAddress, StepAddress
from .model import AdobeStep
from .steps._async import AsyncSteps
from .steps._sync import Steps

__all__ = [
    "AdobeCloudManager",
    "AdobeExecution",
    "AdobeStep",
    "AsyncAdobeCloudManager",
    "AsyncAdobeExecution",
    "AsyncExecutions",
    "AsyncGate",
    "AsyncSteps",
    "ExecutionAddress",
    "Executions",
    "Gate",
    "StepAddress",
    "Steps",
]
