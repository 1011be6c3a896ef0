# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
"""The operations of `service`, as methods of a client: `client.service`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.service import login, ping


class _Service:
    """What both worlds have."""

    login: Final = Bound(login.build_request, login.parse_response, login.sync_detailed)
    ping: Final = Bound(ping.build_request, ping.parse_response, ping.sync_detailed)


class Service(_Service, SyncResource):
    """Operations that return their result."""


class AsyncService(_Service, AsyncResource):
    """Operations that are awaited."""
