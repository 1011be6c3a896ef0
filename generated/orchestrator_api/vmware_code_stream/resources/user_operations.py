# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
"""The operations of `user_operations`, as methods of a client: `client.user_operations`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.user_operations import answer_user_operation, get_user_operation, list_user_operations


class _UserOperations:
    """What both worlds have."""

    answer: Final = Bound(
        answer_user_operation.build_request, answer_user_operation.parse_response, answer_user_operation.sync_detailed
    )
    get: Final = Bound(
        get_user_operation.build_request, get_user_operation.parse_response, get_user_operation.sync_detailed
    )
    list: Final = Bound(
        list_user_operations.build_request, list_user_operations.parse_response, list_user_operations.sync_detailed
    )


class UserOperations(_UserOperations, SyncResource):
    """Operations that return their result."""


class AsyncUserOperations(_UserOperations, AsyncResource):
    """Operations that are awaited."""
