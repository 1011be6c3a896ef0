# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
"""The operations of `workflows`, as methods of a client: `client.workflows`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.workflows import (
    get_workflow_execution,
    get_workflow_step_execution,
    list_waiting_workflow_steps,
    list_workflow_executions,
    list_workflow_step_executions,
    send_workflow_step_action,
)


class _Workflows:
    """What both worlds have."""

    get_workflow_execution: Final = Bound(
        get_workflow_execution.build_request,
        get_workflow_execution.parse_response,
        get_workflow_execution.sync_detailed,
    )
    get_workflow_step_execution: Final = Bound(
        get_workflow_step_execution.build_request,
        get_workflow_step_execution.parse_response,
        get_workflow_step_execution.sync_detailed,
    )
    list_waiting_workflow_steps: Final = Bound(
        list_waiting_workflow_steps.build_request,
        list_waiting_workflow_steps.parse_response,
        list_waiting_workflow_steps.sync_detailed,
    )
    list_workflow_executions: Final = Bound(
        list_workflow_executions.build_request,
        list_workflow_executions.parse_response,
        list_workflow_executions.sync_detailed,
    )
    list_workflow_step_executions: Final = Bound(
        list_workflow_step_executions.build_request,
        list_workflow_step_executions.parse_response,
        list_workflow_step_executions.sync_detailed,
    )
    send_workflow_step_action: Final = Bound(
        send_workflow_step_action.build_request,
        send_workflow_step_action.parse_response,
        send_workflow_step_action.sync_detailed,
    )


class Workflows(_Workflows, SyncResource):
    """Operations that return their result."""


class AsyncWorkflows(_Workflows, AsyncResource):
    """Operations that are awaited."""
