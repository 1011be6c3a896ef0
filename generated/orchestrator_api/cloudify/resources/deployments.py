# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
"""The operations of `deployments`, as methods of a client: `client.deployments`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.deployments import get_deployment, list_deployments


class _Deployments:
    """What both worlds have."""

    get: Final = Bound(get_deployment.build_request, get_deployment.parse_response, get_deployment.sync_detailed)
    list: Final = Bound(list_deployments.build_request, list_deployments.parse_response, list_deployments.sync_detailed)


class Deployments(_Deployments, SyncResource):
    """Operations that return their result."""


class AsyncDeployments(_Deployments, AsyncResource):
    """Operations that are awaited."""
