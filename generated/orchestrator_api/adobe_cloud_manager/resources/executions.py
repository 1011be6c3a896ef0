# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
"""The operations of `executions`, as methods of a client: `client.executions`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.executions import get_current_execution, get_execution, get_executions, start_pipeline


class _Executions:
    """What both worlds have."""

    get_current_execution: Final = Bound(
        get_current_execution.build_request, get_current_execution.parse_response, get_current_execution.sync_detailed
    )
    get_execution: Final = Bound(get_execution.build_request, get_execution.parse_response, get_execution.sync_detailed)
    get_executions: Final = Bound(
        get_executions.build_request, get_executions.parse_response, get_executions.sync_detailed
    )
    start_pipeline: Final = Bound(
        start_pipeline.build_request, start_pipeline.parse_response, start_pipeline.sync_detailed
    )


class Executions(_Executions, SyncResource):
    """Operations that return their result."""


class AsyncExecutions(_Executions, AsyncResource):
    """Operations that are awaited."""
