# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
"""The data models of requests and answers, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .initiate_request import InitiateRequest
    from .json_format import JsonFormat
    from .login_request import LoginRequest
    from .login_response import LoginResponse
    from .query_inputs import QueryInputs
    from .remote_node_ping import RemoteNodePing
    from .remote_orchestrator_info import RemoteOrchestratorInfo
    from .status_count import StatusCount
    from .variable import Variable
    from .work_order import WorkOrder
    from .work_order_answer import WorkOrderAnswer
    from .work_order_list import WorkOrderList
    from .work_step import WorkStep
    from .work_step_status import WorkStepStatus
    from .workflow import Workflow
    from .workflow_counts import WorkflowCounts
    from .workflow_counts_answer import WorkflowCountsAnswer
    from .workflow_counts_list import WorkflowCountsList
    from .workflow_input import WorkflowInput
    from .workflow_inputs_spec import WorkflowInputsSpec
    from .workflow_inputs_spec_answer import WorkflowInputsSpecAnswer
    from .workflow_list import WorkflowList
    from .workflow_list_answer import WorkflowListAnswer
    from .workflow_output import WorkflowOutput
    from .workflow_outputs_spec import WorkflowOutputsSpec
    from .workflow_outputs_spec_answer import WorkflowOutputsSpecAnswer

_MODULES = {
    "InitiateRequest": ".initiate_request",
    "JsonFormat": ".json_format",
    "LoginRequest": ".login_request",
    "LoginResponse": ".login_response",
    "QueryInputs": ".query_inputs",
    "RemoteNodePing": ".remote_node_ping",
    "RemoteOrchestratorInfo": ".remote_orchestrator_info",
    "StatusCount": ".status_count",
    "Variable": ".variable",
    "WorkOrder": ".work_order",
    "WorkOrderAnswer": ".work_order_answer",
    "WorkOrderList": ".work_order_list",
    "WorkStep": ".work_step",
    "WorkStepStatus": ".work_step_status",
    "Workflow": ".workflow",
    "WorkflowCounts": ".workflow_counts",
    "WorkflowCountsAnswer": ".workflow_counts_answer",
    "WorkflowCountsList": ".workflow_counts_list",
    "WorkflowInput": ".workflow_input",
    "WorkflowInputsSpec": ".workflow_inputs_spec",
    "WorkflowInputsSpecAnswer": ".workflow_inputs_spec_answer",
    "WorkflowList": ".workflow_list",
    "WorkflowListAnswer": ".workflow_list_answer",
    "WorkflowOutput": ".workflow_output",
    "WorkflowOutputsSpec": ".workflow_outputs_spec",
    "WorkflowOutputsSpecAnswer": ".workflow_outputs_spec_answer",
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
    "InitiateRequest",
    "JsonFormat",
    "LoginRequest",
    "LoginResponse",
    "QueryInputs",
    "RemoteNodePing",
    "RemoteOrchestratorInfo",
    "StatusCount",
    "Variable",
    "Workflow",
    "WorkflowCounts",
    "WorkflowCountsAnswer",
    "WorkflowCountsList",
    "WorkflowInput",
    "WorkflowInputsSpec",
    "WorkflowInputsSpecAnswer",
    "WorkflowList",
    "WorkflowListAnswer",
    "WorkflowOutput",
    "WorkflowOutputsSpec",
    "WorkflowOutputsSpecAnswer",
    "WorkOrder",
    "WorkOrderAnswer",
    "WorkOrderList",
    "WorkStep",
    "WorkStepStatus",
)
