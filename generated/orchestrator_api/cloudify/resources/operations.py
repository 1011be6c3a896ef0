# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
"""The operations of `operations`, as methods of a client: `client.operations`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.operations import list_operations


class _Operations:
    """What both worlds have."""

    list: Final = Bound(list_operations.build_request, list_operations.parse_response, list_operations.sync_detailed)


class Operations(_Operations, SyncResource):
    """Operations that return their result."""


class AsyncOperations(_Operations, AsyncResource):
    """Operations that are awaited."""
