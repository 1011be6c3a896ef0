# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
"""The operations of `pipelines`, as methods of a client: `client.pipelines`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, Done, SyncResource
from ..api.pipelines import (
    create_pipeline,
    delete_pipeline_by_id,
    delete_pipeline_by_name,
    execute_pipeline_by_id,
    execute_pipeline_by_name,
    get_execution_by_pipeline_id_and_index,
    get_execution_by_pipeline_name_and_index,
    get_pipeline_by_id,
    get_pipeline_by_name,
    get_pipeline_tiles,
    list_executions_by_pipeline_id,
    list_executions_by_pipeline_name,
    list_pipelines,
    patch_pipeline_by_id,
    patch_pipeline_by_name,
    update_pipeline_by_id,
    update_pipeline_by_name,
)


class _Pipelines:
    """What both worlds have."""

    create: Final = Bound(create_pipeline.build_request, create_pipeline.parse_response, create_pipeline.sync_detailed)
    delete_by_id: Final = Bound(
        delete_pipeline_by_id.build_request, delete_pipeline_by_id.parse_response, delete_pipeline_by_id.sync_detailed
    )
    delete_by_name: Final = Done(delete_pipeline_by_name.build_request, delete_pipeline_by_name.sync_detailed)
    execute_by_id: Final = Bound(
        execute_pipeline_by_id.build_request,
        execute_pipeline_by_id.parse_response,
        execute_pipeline_by_id.sync_detailed,
    )
    execute_by_name: Final = Bound(
        execute_pipeline_by_name.build_request,
        execute_pipeline_by_name.parse_response,
        execute_pipeline_by_name.sync_detailed,
    )
    get_execution_by_pipeline_id_and_index: Final = Bound(
        get_execution_by_pipeline_id_and_index.build_request,
        get_execution_by_pipeline_id_and_index.parse_response,
        get_execution_by_pipeline_id_and_index.sync_detailed,
    )
    get_execution_by_pipeline_name_and_index: Final = Bound(
        get_execution_by_pipeline_name_and_index.build_request,
        get_execution_by_pipeline_name_and_index.parse_response,
        get_execution_by_pipeline_name_and_index.sync_detailed,
    )
    get_by_id: Final = Bound(
        get_pipeline_by_id.build_request, get_pipeline_by_id.parse_response, get_pipeline_by_id.sync_detailed
    )
    get_by_name: Final = Bound(
        get_pipeline_by_name.build_request, get_pipeline_by_name.parse_response, get_pipeline_by_name.sync_detailed
    )
    get_pipeline_tiles: Final = Bound(
        get_pipeline_tiles.build_request, get_pipeline_tiles.parse_response, get_pipeline_tiles.sync_detailed
    )
    list_executions_by_pipeline_id: Final = Bound(
        list_executions_by_pipeline_id.build_request,
        list_executions_by_pipeline_id.parse_response,
        list_executions_by_pipeline_id.sync_detailed,
    )
    list_executions_by_pipeline_name: Final = Bound(
        list_executions_by_pipeline_name.build_request,
        list_executions_by_pipeline_name.parse_response,
        list_executions_by_pipeline_name.sync_detailed,
    )
    list: Final = Bound(list_pipelines.build_request, list_pipelines.parse_response, list_pipelines.sync_detailed)
    patch_by_id: Final = Bound(
        patch_pipeline_by_id.build_request, patch_pipeline_by_id.parse_response, patch_pipeline_by_id.sync_detailed
    )
    patch_by_name: Final = Bound(
        patch_pipeline_by_name.build_request,
        patch_pipeline_by_name.parse_response,
        patch_pipeline_by_name.sync_detailed,
    )
    update_by_id: Final = Bound(
        update_pipeline_by_id.build_request, update_pipeline_by_id.parse_response, update_pipeline_by_id.sync_detailed
    )
    update_by_name: Final = Bound(
        update_pipeline_by_name.build_request,
        update_pipeline_by_name.parse_response,
        update_pipeline_by_name.sync_detailed,
    )


class Pipelines(_Pipelines, SyncResource):
    """Operations that return their result."""


class AsyncPipelines(_Pipelines, AsyncResource):
    """Operations that are awaited."""
