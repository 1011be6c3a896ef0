# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
"""The operations of `workflows`, as methods of a client: `client.workflows`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.workflows import (
    get_workflow_details,
    get_workflow_inputs_spec,
    get_workflow_outputs_spec,
    get_workflow_status,
    list_workflows,
    list_workflows_status,
)


class _Workflows:
    """What both worlds have."""

    get_workflow_details: Final = Bound(
        get_workflow_details.build_request, get_workflow_details.parse_response, get_workflow_details.sync_detailed
    )
    get_workflow_inputs_spec: Final = Bound(
        get_workflow_inputs_spec.build_request,
        get_workflow_inputs_spec.parse_response,
        get_workflow_inputs_spec.sync_detailed,
    )
    get_workflow_outputs_spec: Final = Bound(
        get_workflow_outputs_spec.build_request,
        get_workflow_outputs_spec.parse_response,
        get_workflow_outputs_spec.sync_detailed,
    )
    get_workflow_status: Final = Bound(
        get_workflow_status.build_request, get_workflow_status.parse_response, get_workflow_status.sync_detailed
    )
    list: Final = Bound(list_workflows.build_request, list_workflows.parse_response, list_workflows.sync_detailed)
    list_workflows_status: Final = Bound(
        list_workflows_status.build_request, list_workflows_status.parse_response, list_workflows_status.sync_detailed
    )


class Workflows(_Workflows, SyncResource):
    """Operations that return their result."""


class AsyncWorkflows(_Workflows, AsyncResource):
    """Operations that are awaited."""
