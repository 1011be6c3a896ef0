# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
"""The data models of requests and answers, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .about import About
    from .deprecation_policy import DeprecationPolicy
    from .entity import Entity
    from .error import Error
    from .execution import Execution
    from .execution_action import ExecutionAction
    from .execution_action_request import ExecutionActionRequest
    from .execution_documents import ExecutionDocuments
    from .execution_notification import ExecutionNotification
    from .execution_request import ExecutionRequest
    from .execution_response import ExecutionResponse
    from .execution_status import ExecutionStatus
    from .executions import Executions
    from .pipeline import Pipeline
    from .pipeline_documents import PipelineDocuments
    from .pipeline_notification import PipelineNotification
    from .pipeline_notifications import PipelineNotifications
    from .pipeline_patch_request import PipelinePatchRequest
    from .pipeline_spec import PipelineSpec
    from .pipeline_stage import PipelineStage
    from .pipeline_stages import PipelineStages
    from .pipeline_state import PipelineState
    from .pipeline_task import PipelineTask
    from .pipeline_tasks import PipelineTasks
    from .pipeline_warning import PipelineWarning
    from .pipeline_warning_message import PipelineWarningMessage
    from .pipelines import Pipelines
    from .property_meta import PropertyMeta
    from .property_metas import PropertyMetas
    from .rollback_configuration import RollbackConfiguration
    from .rollback_response import RollbackResponse
    from .stage_execution import StageExecution
    from .stage_executions import StageExecutions
    from .supported_api import SupportedApi
    from .task_endpoints import TaskEndpoints
    from .task_execution import TaskExecution
    from .task_executions import TaskExecutions
    from .tile import Tile
    from .tile_properties import TileProperties
    from .tile_property import TileProperty
    from .tiles import Tiles
    from .user_operation import UserOperation
    from .user_operation_documents import UserOperationDocuments
    from .user_operation_resource import UserOperationResource
    from .user_operation_response import UserOperationResponse
    from .user_operations import UserOperations
    from .variable import Variable
    from .variable_documents import VariableDocuments
    from .variable_spec import VariableSpec
    from .variable_type import VariableType
    from .variables import Variables
    from .workspace import Workspace
    from .workspace_limits import WorkspaceLimits
    from .workspace_result import WorkspaceResult

_MODULES = {
    "About": ".about",
    "DeprecationPolicy": ".deprecation_policy",
    "Entity": ".entity",
    "Error": ".error",
    "Execution": ".execution",
    "ExecutionAction": ".execution_action",
    "ExecutionActionRequest": ".execution_action_request",
    "ExecutionDocuments": ".execution_documents",
    "ExecutionNotification": ".execution_notification",
    "ExecutionRequest": ".execution_request",
    "ExecutionResponse": ".execution_response",
    "ExecutionStatus": ".execution_status",
    "Executions": ".executions",
    "Pipeline": ".pipeline",
    "PipelineDocuments": ".pipeline_documents",
    "PipelineNotification": ".pipeline_notification",
    "PipelineNotifications": ".pipeline_notifications",
    "PipelinePatchRequest": ".pipeline_patch_request",
    "PipelineSpec": ".pipeline_spec",
    "PipelineStage": ".pipeline_stage",
    "PipelineStages": ".pipeline_stages",
    "PipelineState": ".pipeline_state",
    "PipelineTask": ".pipeline_task",
    "PipelineTasks": ".pipeline_tasks",
    "PipelineWarning": ".pipeline_warning",
    "PipelineWarningMessage": ".pipeline_warning_message",
    "Pipelines": ".pipelines",
    "PropertyMeta": ".property_meta",
    "PropertyMetas": ".property_metas",
    "RollbackConfiguration": ".rollback_configuration",
    "RollbackResponse": ".rollback_response",
    "StageExecution": ".stage_execution",
    "StageExecutions": ".stage_executions",
    "SupportedApi": ".supported_api",
    "TaskEndpoints": ".task_endpoints",
    "TaskExecution": ".task_execution",
    "TaskExecutions": ".task_executions",
    "Tile": ".tile",
    "TileProperties": ".tile_properties",
    "TileProperty": ".tile_property",
    "Tiles": ".tiles",
    "UserOperation": ".user_operation",
    "UserOperationDocuments": ".user_operation_documents",
    "UserOperationResource": ".user_operation_resource",
    "UserOperationResponse": ".user_operation_response",
    "UserOperations": ".user_operations",
    "Variable": ".variable",
    "VariableDocuments": ".variable_documents",
    "VariableSpec": ".variable_spec",
    "VariableType": ".variable_type",
    "Variables": ".variables",
    "Workspace": ".workspace",
    "WorkspaceLimits": ".workspace_limits",
    "WorkspaceResult": ".workspace_result",
}


if not TYPE_CHECKING:  # to whom it would make every misspelt name an Any

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})


__all__ = (
    "About",
    "DeprecationPolicy",
    "Entity",
    "Error",
    "Execution",
    "ExecutionAction",
    "ExecutionActionRequest",
    "ExecutionDocuments",
    "ExecutionNotification",
    "ExecutionRequest",
    "ExecutionResponse",
    "Executions",
    "ExecutionStatus",
    "Pipeline",
    "PipelineDocuments",
    "PipelineNotification",
    "PipelineNotifications",
    "PipelinePatchRequest",
    "Pipelines",
    "PipelineSpec",
    "PipelineStage",
    "PipelineStages",
    "PipelineState",
    "PipelineTask",
    "PipelineTasks",
    "PipelineWarning",
    "PipelineWarningMessage",
    "PropertyMeta",
    "PropertyMetas",
    "RollbackConfiguration",
    "RollbackResponse",
    "StageExecution",
    "StageExecutions",
    "SupportedApi",
    "TaskEndpoints",
    "TaskExecution",
    "TaskExecutions",
    "Tile",
    "TileProperties",
    "TileProperty",
    "Tiles",
    "UserOperation",
    "UserOperationDocuments",
    "UserOperationResource",
    "UserOperationResponse",
    "UserOperations",
    "Variable",
    "VariableDocuments",
    "Variables",
    "VariableSpec",
    "VariableType",
    "Workspace",
    "WorkspaceLimits",
    "WorkspaceResult",
)
