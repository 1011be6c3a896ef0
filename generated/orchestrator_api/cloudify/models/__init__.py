# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
"""The data models of requests and answers, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .error_response import ErrorResponse
    from .execution import Execution
    from .execution_action import ExecutionAction
    from .execution_action_request import ExecutionActionRequest
    from .execution_list import ExecutionList
    from .execution_status import ExecutionStatus
    from .list_metadata import ListMetadata
    from .pagination import Pagination
    from .start_execution_request import StartExecutionRequest
    from .update_execution_request import UpdateExecutionRequest
    from .visibility import Visibility

_MODULES = {
    "ErrorResponse": ".error_response",
    "Execution": ".execution",
    "ExecutionAction": ".execution_action",
    "ExecutionActionRequest": ".execution_action_request",
    "ExecutionList": ".execution_list",
    "ExecutionStatus": ".execution_status",
    "ListMetadata": ".list_metadata",
    "Pagination": ".pagination",
    "StartExecutionRequest": ".start_execution_request",
    "UpdateExecutionRequest": ".update_execution_request",
    "Visibility": ".visibility",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})


__all__ = (
    "ErrorResponse",
    "Execution",
    "ExecutionAction",
    "ExecutionActionRequest",
    "ExecutionList",
    "ExecutionStatus",
    "ListMetadata",
    "Pagination",
    "StartExecutionRequest",
    "UpdateExecutionRequest",
    "Visibility",
)
