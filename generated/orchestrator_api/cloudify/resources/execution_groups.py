# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
"""The operations of `execution_groups`, as methods of a client: `client.execution_groups`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.execution_groups import act_on_execution_group, get_execution_group, start_execution_group


class _ExecutionGroups:
    """What both worlds have."""

    act_on_execution_group: Final = Bound(
        act_on_execution_group.build_request,
        act_on_execution_group.parse_response,
        act_on_execution_group.sync_detailed,
    )
    get: Final = Bound(
        get_execution_group.build_request, get_execution_group.parse_response, get_execution_group.sync_detailed
    )
    start: Final = Bound(
        start_execution_group.build_request, start_execution_group.parse_response, start_execution_group.sync_detailed
    )


class ExecutionGroups(_ExecutionGroups, SyncResource):
    """Operations that return their result."""


class AsyncExecutionGroups(_ExecutionGroups, AsyncResource):
    """Operations that are awaited."""
