# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
"""The operations of `images`, as methods of a client: `client.images`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.images import (
    cancel_image_creation,
    get_image,
    list_image_build_versions,
    list_image_scan_finding_aggregations,
    retry_image,
)


class _Images:
    """What both worlds have."""

    cancel_image_creation: Final = Bound(
        cancel_image_creation.build_request, cancel_image_creation.parse_response, cancel_image_creation.sync_detailed
    )
    get: Final = Bound(get_image.build_request, get_image.parse_response, get_image.sync_detailed)
    list_image_build_versions: Final = Bound(
        list_image_build_versions.build_request,
        list_image_build_versions.parse_response,
        list_image_build_versions.sync_detailed,
    )
    list_image_scan_finding_aggregations: Final = Bound(
        list_image_scan_finding_aggregations.build_request,
        list_image_scan_finding_aggregations.parse_response,
        list_image_scan_finding_aggregations.sync_detailed,
    )
    retry: Final = Bound(retry_image.build_request, retry_image.parse_response, retry_image.sync_detailed)


class Images(_Images, SyncResource):
    """Operations that return their result."""


class AsyncImages(_Images, AsyncResource):
    """Operations that are awaited."""
