"""VMware Code Stream (Aria Automation Pipelines): pipelines, their executions, and variables."""

from ._async import AsyncVmwareCodeStream
from ._sync import VmwareCodeStream
from .execution._async import AsyncCodeStreamExecution
from .execution._sync import CodeStreamExecution
from .executions._async import AsyncExecutions, AsyncUserOperations
from .executions._sync import Executions, UserOperations
from .imports import Imported, ImportRefused
from .pipelines._async import AsyncPipelines
from .pipelines._sync import Pipelines
from .tree import CodeStreamStage, CodeStreamTask
from .variables._async import AsyncVariables
from .variables._sync import Variables
from .variables.common import CodeStreamVariable

__all__ = [
    "AsyncCodeStreamExecution",
    "AsyncExecutions",
    "AsyncPipelines",
    "AsyncUserOperations",
    "AsyncVariables",
    "AsyncVmwareCodeStream",
    "CodeStreamExecution",
    "CodeStreamStage",
    "CodeStreamTask",
    "CodeStreamVariable",
    "Executions",
    "ImportRefused",
    "Imported",
    "Pipelines",
    "UserOperations",
    "Variables",
    "VmwareCodeStream",
]
