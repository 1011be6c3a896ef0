# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
"""The operations of `events`, as methods of a client: `client.events`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.events import list_events


class _Events:
    """What both worlds have."""

    list: Final = Bound(list_events.build_request, list_events.parse_response, list_events.sync_detailed)


class Events(_Events, SyncResource):
    """Operations that return their result."""


class AsyncEvents(_Events, AsyncResource):
    """Operations that are awaited."""
