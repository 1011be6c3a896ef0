# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
"""The operations of `about`, as methods of a client: `client.about`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.about import get_about


class _About:
    """What both worlds have."""

    get: Final = Bound(get_about.build_request, get_about.parse_response, get_about.sync_detailed)


class About(_About, SyncResource):
    """Operations that return their result."""


class AsyncAbout(_About, AsyncResource):
    """Operations that are awaited."""
