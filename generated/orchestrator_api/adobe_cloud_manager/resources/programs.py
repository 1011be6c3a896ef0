# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
"""The operations of `programs`, as methods of a client: `client.programs`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.programs import get_environments, get_pipeline, get_pipelines, get_programs


class _Programs:
    """What both worlds have."""

    get_environments: Final = Bound(
        get_environments.build_request, get_environments.parse_response, get_environments.sync_detailed
    )
    get_pipeline: Final = Bound(get_pipeline.build_request, get_pipeline.parse_response, get_pipeline.sync_detailed)
    get_pipelines: Final = Bound(get_pipelines.build_request, get_pipelines.parse_response, get_pipelines.sync_detailed)
    get: Final = Bound(get_programs.build_request, get_programs.parse_response, get_programs.sync_detailed)


class Programs(_Programs, SyncResource):
    """Operations that return their result."""


class AsyncPrograms(_Programs, AsyncResource):
    """Operations that are awaited."""
