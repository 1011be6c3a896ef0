# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
"""The operations of `pipelines`, as methods of a client: `client.pipelines`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.pipelines import (
    get_image_pipeline,
    list_image_pipeline_images,
    list_image_pipelines,
    start_image_pipeline_execution,
)


class _Pipelines:
    """What both worlds have."""

    get_image_pipeline: Final = Bound(
        get_image_pipeline.build_request, get_image_pipeline.parse_response, get_image_pipeline.sync_detailed
    )
    list_image_pipeline_images: Final = Bound(
        list_image_pipeline_images.build_request,
        list_image_pipeline_images.parse_response,
        list_image_pipeline_images.sync_detailed,
    )
    list_image_pipelines: Final = Bound(
        list_image_pipelines.build_request, list_image_pipelines.parse_response, list_image_pipelines.sync_detailed
    )
    start_image_pipeline_execution: Final = Bound(
        start_image_pipeline_execution.build_request,
        start_image_pipeline_execution.parse_response,
        start_image_pipeline_execution.sync_detailed,
    )


class Pipelines(_Pipelines, SyncResource):
    """Operations that return their result."""


class AsyncPipelines(_Pipelines, AsyncResource):
    """Operations that are awaited."""
