# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
"""The operations of `artifacts`, as methods of a client: `client.artifacts`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, BoundAny, SyncResource
from ..api.artifacts import get_step_artifact, list_step_artifacts


class _Artifacts:
    """What both worlds have."""

    get_step_artifact: Final = BoundAny(
        get_step_artifact.build_request, get_step_artifact.parse_response, get_step_artifact.sync_detailed
    )
    list_step_artifacts: Final = Bound(
        list_step_artifacts.build_request, list_step_artifacts.parse_response, list_step_artifacts.sync_detailed
    )


class Artifacts(_Artifacts, SyncResource):
    """Operations that return their result."""


class AsyncArtifacts(_Artifacts, AsyncResource):
    """Operations that are awaited."""
