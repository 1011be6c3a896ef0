# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
"""The operations of `workflows`, as methods of a client: `client.workflows`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource

from ..api.workflows import get_workflow_inputs_spec, get_workflow_outputs_spec, list_workflows


class _Workflows:
    """What both worlds have."""

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
    list: Final = Bound(list_workflows.build_request, list_workflows.parse_response, list_workflows.sync_detailed)


class Workflows(_Workflows, SyncResource):
    """Operations that return their result."""


class AsyncWorkflows(_Workflows, AsyncResource):
    """Operations that are awaited."""
