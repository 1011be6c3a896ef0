"""AWS EC2 Image Builder: builds of images, their workflow executions and steps."""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._async.client import AsyncAwsImageBuilder
    from ._async.execution import AsyncImageBuilderExecution
    from ._async.images import AsyncImages
    from ._async.pipelines import AsyncImageBuilderTargets, AsyncImagePipelines
    from ._async.workflows import AsyncStepExecutions, AsyncWaitingSteps, AsyncWorkflowExecutions
    from ._sync.client import AwsImageBuilder
    from ._sync.execution import ImageBuilderExecution
    from ._sync.images import Images
    from ._sync.pipelines import ImageBuilderTargets, ImagePipelines
    from ._sync.workflows import StepExecutions, WaitingSteps, WorkflowExecutions
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
            "._async.images": "AsyncImages",
            "._async.pipelines": "AsyncImageBuilderTargets AsyncImagePipelines",
            "._async.workflows": "AsyncStepExecutions AsyncWaitingSteps AsyncWorkflowExecutions",
            "._sync.client": "AwsImageBuilder",
            "._sync.execution": "ImageBuilderExecution",
            "._sync.images": "Images",
            "._sync.pipelines": "ImageBuilderTargets ImagePipelines",
            "._sync.workflows": "StepExecutions WaitingSteps WorkflowExecutions",
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
    "AsyncImageBuilderTargets",
    "AsyncImagePipelines",
    "AsyncImages",
    "AsyncStepExecutions",
    "AsyncWaitingSteps",
    "AsyncWorkflowExecutions",
    "AwsImageBuilder",
    "CredentialProvider",
    "Failure",
    "ImageBuilderExecution",
    "ImageBuilderTargets",
    "ImagePipelines",
    "Images",
    "ScanFindings",
    "StepExecution",
    "StepExecutions",
    "WaitingStep",
    "WaitingSteps",
    "WorkflowExecution",
    "WorkflowExecutions",
]
