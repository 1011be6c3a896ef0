# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
"""The data models of requests and answers, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .deployment import Deployment
    from .deployment_list import DeploymentList
    from .error_response import ErrorResponse
    from .event import Event
    from .event_kind import EventKind
    from .event_list import EventList
    from .execution import Execution
    from .execution_action import ExecutionAction
    from .execution_action_request import ExecutionActionRequest
    from .execution_group import ExecutionGroup
    from .execution_list import ExecutionList
    from .execution_status import ExecutionStatus
    from .list_metadata import ListMetadata
    from .operation import Operation
    from .operation_list import OperationList
    from .pagination import Pagination
    from .start_execution_group_request import StartExecutionGroupRequest
    from .start_execution_request import StartExecutionRequest
    from .update_execution_request import UpdateExecutionRequest
    from .visibility import Visibility
    from .workflow import Workflow

_MODULES = {
    "Deployment": ".deployment",
    "DeploymentList": ".deployment_list",
    "ErrorResponse": ".error_response",
    "Event": ".event",
    "EventKind": ".event_kind",
    "EventList": ".event_list",
    "Execution": ".execution",
    "ExecutionAction": ".execution_action",
    "ExecutionActionRequest": ".execution_action_request",
    "ExecutionGroup": ".execution_group",
    "ExecutionList": ".execution_list",
    "ExecutionStatus": ".execution_status",
    "ListMetadata": ".list_metadata",
    "Operation": ".operation",
    "OperationList": ".operation_list",
    "Pagination": ".pagination",
    "StartExecutionGroupRequest": ".start_execution_group_request",
    "StartExecutionRequest": ".start_execution_request",
    "UpdateExecutionRequest": ".update_execution_request",
    "Visibility": ".visibility",
    "Workflow": ".workflow",
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
    "Deployment",
    "DeploymentList",
    "ErrorResponse",
    "Event",
    "EventKind",
    "EventList",
    "Execution",
    "ExecutionAction",
    "ExecutionActionRequest",
    "ExecutionGroup",
    "ExecutionList",
    "ExecutionStatus",
    "ListMetadata",
    "Operation",
    "OperationList",
    "Pagination",
    "StartExecutionGroupRequest",
    "StartExecutionRequest",
    "UpdateExecutionRequest",
    "Visibility",
    "Workflow",
)
