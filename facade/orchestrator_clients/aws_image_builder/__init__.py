"""AWS EC2 Image Builder: builds of images, their workflow executions and steps."""

from ._async import AsyncAwsImageBuilder
from ._sync import AwsImageBuilder
from .credentials import CredentialProvider
from .failures import Failure
from .views import StepExecution, WaitingStep, WorkflowExecution

__all__ = [
    "AsyncAwsImageBuilder",
    "AwsImageBuilder",
    "CredentialProvider",
    "Failure",
    "StepExecution",
    "WaitingStep",
    "WorkflowExecution",
]
