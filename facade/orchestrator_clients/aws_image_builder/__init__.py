"""AWS EC2 Image Builder: builds of images, their workflow executions and steps."""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._async.client import AsyncAwsImageBuilder
    from ._sync.client import AwsImageBuilder
    from .credentials import CredentialProvider
    from .failures import Failure
    from .pipelines import ScanFindings
    from .views import StepExecution, WaitingStep, WorkflowExecution
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "._async.client": "AsyncAwsImageBuilder",
            "._sync.client": "AwsImageBuilder",
            ".credentials": "CredentialProvider",
            ".failures": "Failure",
            ".pipelines": "ScanFindings",
            ".views": "StepExecution WaitingStep WorkflowExecution",
        },
    )

EXPORTS = "AsyncAwsImageBuilder AwsImageBuilder"
"""The names that `orchestrator_clients` itself has as well."""

__all__ = [
    "AsyncAwsImageBuilder",
    "AwsImageBuilder",
    "CredentialProvider",
    "Failure",
    "ScanFindings",
    "StepExecution",
    "WaitingStep",
    "WorkflowExecution",
]
