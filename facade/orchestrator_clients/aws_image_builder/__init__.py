"""AWS EC2 Image Builder: builds of images, their workflow executions and steps."""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._async.client import AsyncAwsImageBuilder
    from ._async.execution import AsyncImageBuilderExecution
    from ._sync.client import AwsImageBuilder
    from ._sync.execution import ImageBuilderExecution
    from .credentials import CredentialProvider
    from .failures import Failure
    from .pipelines import ScanFindings
    from .views import StepExecution, WaitingStep, WorkflowExecution
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "._async.client": "AsyncAwsImageBuilder",
            "._async.execution": "AsyncImageBuilderExecution",
            "._sync.client": "AwsImageBuilder",
            "._sync.execution": "ImageBuilderExecution",
            ".credentials": "CredentialProvider",
            ".failures": "Failure",
            ".pipelines": "ScanFindings",
            ".views": "StepExecution WaitingStep WorkflowExecution",
        },
    )

EXPORTS = "AsyncImageBuilderExecution ImageBuilderExecution AsyncAwsImageBuilder AwsImageBuilder"
"""The names that `orchestrator_clients` itself has as well."""

__all__ = [
    "AsyncAwsImageBuilder",
    "AsyncImageBuilderExecution",
    "AwsImageBuilder",
    "CredentialProvider",
    "Failure",
    "ImageBuilderExecution",
    "ScanFindings",
    "StepExecution",
    "WaitingStep",
    "WorkflowExecution",
]
