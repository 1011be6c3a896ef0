# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
"""The operations of `executions`, as methods of a client: `client.executions`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.executions import act_on_execution, get_execution, list_executions, start_execution, update_execution


class _Executions:
    """What both worlds have."""

    act_on_execution: Final = Bound(
        act_on_execution.build_request, act_on_execution.parse_response, act_on_execution.sync_detailed
    )
    get: Final = Bound(get_execution.build_request, get_execution.parse_response, get_execution.sync_detailed)
    list: Final = Bound(list_executions.build_request, list_executions.parse_response, list_executions.sync_detailed)
    start: Final = Bound(start_execution.build_request, start_execution.parse_response, start_execution.sync_detailed)
    update: Final = Bound(
        update_execution.build_request, update_execution.parse_response, update_execution.sync_detailed
    )


class Executions(_Executions, SyncResource):
    """Operations that return their result."""


class AsyncExecutions(_Executions, AsyncResource):
    """Operations that are awaited."""
