# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
"""The operations of `variables`, as methods of a client: `client.variables`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, Done, SyncResource
from ..api.variables import (
    create_variable,
    delete_variable_by_id,
    delete_variable_by_name,
    get_variable_by_id,
    get_variable_by_name,
    list_variables,
    update_variable_by_id,
    update_variable_by_name,
)


class _Variables:
    """What both worlds have."""

    create: Final = Bound(create_variable.build_request, create_variable.parse_response, create_variable.sync_detailed)
    delete_by_id: Final = Done(delete_variable_by_id.build_request, delete_variable_by_id.sync_detailed)
    delete_by_name: Final = Done(delete_variable_by_name.build_request, delete_variable_by_name.sync_detailed)
    get_by_id: Final = Bound(
        get_variable_by_id.build_request, get_variable_by_id.parse_response, get_variable_by_id.sync_detailed
    )
    get_by_name: Final = Bound(
        get_variable_by_name.build_request, get_variable_by_name.parse_response, get_variable_by_name.sync_detailed
    )
    list: Final = Bound(list_variables.build_request, list_variables.parse_response, list_variables.sync_detailed)
    update_by_id: Final = Bound(
        update_variable_by_id.build_request, update_variable_by_id.parse_response, update_variable_by_id.sync_detailed
    )
    update_by_name: Final = Bound(
        update_variable_by_name.build_request,
        update_variable_by_name.parse_response,
        update_variable_by_name.sync_detailed,
    )


class Variables(_Variables, SyncResource):
    """Operations that return their result."""


class AsyncVariables(_Variables, AsyncResource):
    """Operations that are awaited."""
