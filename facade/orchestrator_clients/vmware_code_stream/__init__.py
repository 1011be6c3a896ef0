"""VMware Code Stream (Aria Automation Pipelines): pipelines, their executions, and variables."""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from ._async.approvals import AsyncUserOperations
    from ._async.client import AsyncVmwareCodeStream
    from ._async.execution import AsyncCodeStreamExecution
    from ._async.executions import AsyncCodeStreamExecutions, AsyncExecutions
    from ._async.pipelines import AsyncPipelines
    from ._async.targets import AsyncCodeStreamTargets
    from ._async.variables import AsyncVariables
    from ._sync.approvals import UserOperations
    from ._sync.client import VmwareCodeStream
    from ._sync.execution import CodeStreamExecution
    from ._sync.executions import CodeStreamExecutions, Executions
    from ._sync.pipelines import Pipelines
    from ._sync.targets import CodeStreamTargets
    from ._sync.variables import Variables
    from .imports import Imported, ImportRefused
    from .tree import CodeStreamStage, CodeStreamTask
    from .variables import CodeStreamVariable
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "._async.approvals": "AsyncUserOperations",
            "._async.client": "AsyncVmwareCodeStream",
            "._async.execution": "AsyncCodeStreamExecution",
            "._async.executions": "AsyncCodeStreamExecutions AsyncExecutions",
            "._async.pipelines": "AsyncPipelines",
            "._async.targets": "AsyncCodeStreamTargets",
            "._async.variables": "AsyncVariables",
            "._sync.approvals": "UserOperations",
            "._sync.client": "VmwareCodeStream",
            "._sync.execution": "CodeStreamExecution",
            "._sync.executions": "CodeStreamExecutions Executions",
            "._sync.pipelines": "Pipelines",
            "._sync.targets": "CodeStreamTargets",
            "._sync.variables": "Variables",
            ".imports": "ImportRefused Imported",
            ".tree": "CodeStreamStage CodeStreamTask",
            ".variables": "CodeStreamVariable",
        },
    )

EXPORTS = (
    "AsyncCodeStreamExecution AsyncVmwareCodeStream CodeStreamExecution CodeStreamStage "
    "CodeStreamTask CodeStreamVariable Imported ImportRefused VmwareCodeStream"
)
"""The names that `orchestrator_clients` itself has as well."""

__all__ = [
    "AsyncCodeStreamExecution",
    "AsyncCodeStreamExecutions",
    "AsyncCodeStreamTargets",
    "AsyncExecutions",
    "AsyncPipelines",
    "AsyncUserOperations",
    "AsyncVariables",
    "AsyncVmwareCodeStream",
    "CodeStreamExecution",
    "CodeStreamExecutions",
    "CodeStreamStage",
    "CodeStreamTargets",
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
