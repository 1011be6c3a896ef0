# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.execution_list import ExecutionList
from ...models.execution_status import ExecutionStatus
from ...models.visibility import Visibility
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model


def build_request(
    *,
    include: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    include_system_workflows: bool | Unset = UNSET,
    all_tenants: bool | Unset = UNSET,
    get_all_results: bool | Unset = UNSET,
    group_id: str | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    workflow_id: list[str] | Unset = UNSET,
    deployment_id: list[str] | Unset = UNSET,
    deployment_display_name: list[str] | Unset = UNSET,
    blueprint_id: list[str] | Unset = UNSET,
    status: list[ExecutionStatus] | Unset = UNSET,
    status_display: list[str] | Unset = UNSET,
    error: list[str] | Unset = UNSET,
    created_at: list[str] | Unset = UNSET,
    started_at: list[str] | Unset = UNSET,
    ended_at: list[str] | Unset = UNSET,
    scheduled_for: list[str] | Unset = UNSET,
    parameters: list[str] | Unset = UNSET,
    is_system_workflow: bool | Unset = UNSET,
    is_dry_run: bool | Unset = UNSET,
    resume: bool | Unset = UNSET,
    allow_custom_parameters: bool | Unset = UNSET,
    total_operations: list[int] | Unset = UNSET,
    finished_operations: list[int] | Unset = UNSET,
    created_by: list[str] | Unset = UNSET,
    tenant_name: list[str] | Unset = UNSET,
    visibility: list[Visibility] | Unset = UNSET,
    resource_availability: list[Visibility] | Unset = UNSET,
    private_resource: bool | Unset = UNSET,
    parameters_p: list[str] | Unset = UNSET,
    execution_group_id: list[str] | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    params["_include"] = include

    params["_size"] = size

    params["_offset"] = offset

    json_sort: list[str] | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["_sort"] = json_sort

    params["_include_system_workflows"] = include_system_workflows

    params["_all_tenants"] = all_tenants

    params["_get_all_results"] = get_all_results

    params["_group_id"] = group_id

    json_id: list[str] | Unset = UNSET
    if not isinstance(id, Unset):
        json_id = id

    params["id"] = json_id

    json_workflow_id: list[str] | Unset = UNSET
    if not isinstance(workflow_id, Unset):
        json_workflow_id = workflow_id

    params["workflow_id"] = json_workflow_id

    json_deployment_id: list[str] | Unset = UNSET
    if not isinstance(deployment_id, Unset):
        json_deployment_id = deployment_id

    params["deployment_id"] = json_deployment_id

    json_deployment_display_name: list[str] | Unset = UNSET
    if not isinstance(deployment_display_name, Unset):
        json_deployment_display_name = deployment_display_name

    params["deployment_display_name"] = json_deployment_display_name

    json_blueprint_id: list[str] | Unset = UNSET
    if not isinstance(blueprint_id, Unset):
        json_blueprint_id = blueprint_id

    params["blueprint_id"] = json_blueprint_id

    json_status: list[str] | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = []
        for status_item_data in status:
            status_item = status_item_data.value
            json_status.append(status_item)

    params["status"] = json_status

    json_status_display: list[str] | Unset = UNSET
    if not isinstance(status_display, Unset):
        json_status_display = status_display

    params["status_display"] = json_status_display

    json_error: list[str] | Unset = UNSET
    if not isinstance(error, Unset):
        json_error = error

    params["error"] = json_error

    json_created_at: list[str] | Unset = UNSET
    if not isinstance(created_at, Unset):
        json_created_at = created_at

    params["created_at"] = json_created_at

    json_started_at: list[str] | Unset = UNSET
    if not isinstance(started_at, Unset):
        json_started_at = started_at

    params["started_at"] = json_started_at

    json_ended_at: list[str] | Unset = UNSET
    if not isinstance(ended_at, Unset):
        json_ended_at = ended_at

    params["ended_at"] = json_ended_at

    json_scheduled_for: list[str] | Unset = UNSET
    if not isinstance(scheduled_for, Unset):
        json_scheduled_for = scheduled_for

    params["scheduled_for"] = json_scheduled_for

    json_parameters: list[str] | Unset = UNSET
    if not isinstance(parameters, Unset):
        json_parameters = parameters

    params["parameters"] = json_parameters

    params["is_system_workflow"] = is_system_workflow

    params["is_dry_run"] = is_dry_run

    params["resume"] = resume

    params["allow_custom_parameters"] = allow_custom_parameters

    json_total_operations: list[int] | Unset = UNSET
    if not isinstance(total_operations, Unset):
        json_total_operations = total_operations

    params["total_operations"] = json_total_operations

    json_finished_operations: list[int] | Unset = UNSET
    if not isinstance(finished_operations, Unset):
        json_finished_operations = finished_operations

    params["finished_operations"] = json_finished_operations

    json_created_by: list[str] | Unset = UNSET
    if not isinstance(created_by, Unset):
        json_created_by = created_by

    params["created_by"] = json_created_by

    json_tenant_name: list[str] | Unset = UNSET
    if not isinstance(tenant_name, Unset):
        json_tenant_name = tenant_name

    params["tenant_name"] = json_tenant_name

    json_visibility: list[str] | Unset = UNSET
    if not isinstance(visibility, Unset):
        json_visibility = []
        for visibility_item_data in visibility:
            visibility_item = visibility_item_data.value
            json_visibility.append(visibility_item)

    params["visibility"] = json_visibility

    json_resource_availability: list[str] | Unset = UNSET
    if not isinstance(resource_availability, Unset):
        json_resource_availability = []
        for resource_availability_item_data in resource_availability:
            resource_availability_item = resource_availability_item_data.value
            json_resource_availability.append(resource_availability_item)

    params["resource_availability"] = json_resource_availability

    params["private_resource"] = private_resource

    json_parameters_p: list[str] | Unset = UNSET
    if not isinstance(parameters_p, Unset):
        json_parameters_p = parameters_p

    params["parameters_p"] = json_parameters_p

    json_execution_group_id: list[str] | Unset = UNSET
    if not isinstance(execution_group_id, Unset):
        json_execution_group_id = execution_group_id

    params["execution_group_id"] = json_execution_group_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/executions",
        "params": params,
        "extensions": {
            "operation": "list_executions",
            "meaning": OPERATIONS["list_executions"],
            "parse": parse_response,
        },
    }
    return _kwargs


def parse_response(response: httpx.Response) -> ExecutionList | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(ExecutionList, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[ExecutionList]:
    if client.raise_on_unexpected_status and not response.is_success and not response.is_redirect:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=response.extensions["parsed"] if "parsed" in response.extensions else parse_response(response),
    )


def sync_detailed(
    *,
    client: Client,
    include: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    include_system_workflows: bool | Unset = UNSET,
    all_tenants: bool | Unset = UNSET,
    get_all_results: bool | Unset = UNSET,
    group_id: str | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    workflow_id: list[str] | Unset = UNSET,
    deployment_id: list[str] | Unset = UNSET,
    deployment_display_name: list[str] | Unset = UNSET,
    blueprint_id: list[str] | Unset = UNSET,
    status: list[ExecutionStatus] | Unset = UNSET,
    status_display: list[str] | Unset = UNSET,
    error: list[str] | Unset = UNSET,
    created_at: list[str] | Unset = UNSET,
    started_at: list[str] | Unset = UNSET,
    ended_at: list[str] | Unset = UNSET,
    scheduled_for: list[str] | Unset = UNSET,
    parameters: list[str] | Unset = UNSET,
    is_system_workflow: bool | Unset = UNSET,
    is_dry_run: bool | Unset = UNSET,
    resume: bool | Unset = UNSET,
    allow_custom_parameters: bool | Unset = UNSET,
    total_operations: list[int] | Unset = UNSET,
    finished_operations: list[int] | Unset = UNSET,
    created_by: list[str] | Unset = UNSET,
    tenant_name: list[str] | Unset = UNSET,
    visibility: list[Visibility] | Unset = UNSET,
    resource_availability: list[Visibility] | Unset = UNSET,
    private_resource: bool | Unset = UNSET,
    parameters_p: list[str] | Unset = UNSET,
    execution_group_id: list[str] | Unset = UNSET,
) -> Response[ExecutionList]:
    """List executions.

    One page of the executions that match all the given filters, by creation time ascending unless `_sort` says
    otherwise. A filter given several times matches any of its values. Without `_size` the page ends at the
    server's page size (1000 as delivered), and only a `total` above the number of items shows it. Stop at a page
    without items, or when offset plus items reaches the total.

    Executions of system workflows are left out unless asked for. Those of `upload_blueprint` and
    `create_deployment_environment` do not count as such and are listed.

    Args:
        include (str | Unset):
        size (int | Unset):
        offset (int | Unset):
        sort (list[str] | Unset):
        include_system_workflows (bool | Unset):
        all_tenants (bool | Unset):
        get_all_results (bool | Unset):
        group_id (str | Unset):
        id (list[str] | Unset):
        workflow_id (list[str] | Unset):
        deployment_id (list[str] | Unset):
        deployment_display_name (list[str] | Unset):
        blueprint_id (list[str] | Unset):
        status (list[ExecutionStatus] | Unset):
        status_display (list[str] | Unset):
        error (list[str] | Unset):
        created_at (list[str] | Unset):
        started_at (list[str] | Unset):
        ended_at (list[str] | Unset):
        scheduled_for (list[str] | Unset):
        parameters (list[str] | Unset):
        is_system_workflow (bool | Unset):
        is_dry_run (bool | Unset):
        resume (bool | Unset):
        allow_custom_parameters (bool | Unset):
        total_operations (list[int] | Unset):
        finished_operations (list[int] | Unset):
        created_by (list[str] | Unset):
        tenant_name (list[str] | Unset):
        visibility (list[Visibility] | Unset):
        resource_availability (list[Visibility] | Unset):
        private_resource (bool | Unset):
        parameters_p (list[str] | Unset):
        execution_group_id (list[str] | Unset):

    Returns:
        Response[ExecutionList]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            include=include,
            size=size,
            offset=offset,
            sort=sort,
            include_system_workflows=include_system_workflows,
            all_tenants=all_tenants,
            get_all_results=get_all_results,
            group_id=group_id,
            id=id,
            workflow_id=workflow_id,
            deployment_id=deployment_id,
            deployment_display_name=deployment_display_name,
            blueprint_id=blueprint_id,
            status=status,
            status_display=status_display,
            error=error,
            created_at=created_at,
            started_at=started_at,
            ended_at=ended_at,
            scheduled_for=scheduled_for,
            parameters=parameters,
            is_system_workflow=is_system_workflow,
            is_dry_run=is_dry_run,
            resume=resume,
            allow_custom_parameters=allow_custom_parameters,
            total_operations=total_operations,
            finished_operations=finished_operations,
            created_by=created_by,
            tenant_name=tenant_name,
            visibility=visibility,
            resource_availability=resource_availability,
            private_resource=private_resource,
            parameters_p=parameters_p,
            execution_group_id=execution_group_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    *,
    client: Client,
    include: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    include_system_workflows: bool | Unset = UNSET,
    all_tenants: bool | Unset = UNSET,
    get_all_results: bool | Unset = UNSET,
    group_id: str | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    workflow_id: list[str] | Unset = UNSET,
    deployment_id: list[str] | Unset = UNSET,
    deployment_display_name: list[str] | Unset = UNSET,
    blueprint_id: list[str] | Unset = UNSET,
    status: list[ExecutionStatus] | Unset = UNSET,
    status_display: list[str] | Unset = UNSET,
    error: list[str] | Unset = UNSET,
    created_at: list[str] | Unset = UNSET,
    started_at: list[str] | Unset = UNSET,
    ended_at: list[str] | Unset = UNSET,
    scheduled_for: list[str] | Unset = UNSET,
    parameters: list[str] | Unset = UNSET,
    is_system_workflow: bool | Unset = UNSET,
    is_dry_run: bool | Unset = UNSET,
    resume: bool | Unset = UNSET,
    allow_custom_parameters: bool | Unset = UNSET,
    total_operations: list[int] | Unset = UNSET,
    finished_operations: list[int] | Unset = UNSET,
    created_by: list[str] | Unset = UNSET,
    tenant_name: list[str] | Unset = UNSET,
    visibility: list[Visibility] | Unset = UNSET,
    resource_availability: list[Visibility] | Unset = UNSET,
    private_resource: bool | Unset = UNSET,
    parameters_p: list[str] | Unset = UNSET,
    execution_group_id: list[str] | Unset = UNSET,
) -> Response[ExecutionList]:
    """List executions.

    One page of the executions that match all the given filters, by creation time ascending unless `_sort` says
    otherwise. A filter given several times matches any of its values. Without `_size` the page ends at the
    server's page size (1000 as delivered), and only a `total` above the number of items shows it. Stop at a page
    without items, or when offset plus items reaches the total.

    Executions of system workflows are left out unless asked for. Those of `upload_blueprint` and
    `create_deployment_environment` do not count as such and are listed.

    Args:
        include (str | Unset):
        size (int | Unset):
        offset (int | Unset):
        sort (list[str] | Unset):
        include_system_workflows (bool | Unset):
        all_tenants (bool | Unset):
        get_all_results (bool | Unset):
        group_id (str | Unset):
        id (list[str] | Unset):
        workflow_id (list[str] | Unset):
        deployment_id (list[str] | Unset):
        deployment_display_name (list[str] | Unset):
        blueprint_id (list[str] | Unset):
        status (list[ExecutionStatus] | Unset):
        status_display (list[str] | Unset):
        error (list[str] | Unset):
        created_at (list[str] | Unset):
        started_at (list[str] | Unset):
        ended_at (list[str] | Unset):
        scheduled_for (list[str] | Unset):
        parameters (list[str] | Unset):
        is_system_workflow (bool | Unset):
        is_dry_run (bool | Unset):
        resume (bool | Unset):
        allow_custom_parameters (bool | Unset):
        total_operations (list[int] | Unset):
        finished_operations (list[int] | Unset):
        created_by (list[str] | Unset):
        tenant_name (list[str] | Unset):
        visibility (list[Visibility] | Unset):
        resource_availability (list[Visibility] | Unset):
        private_resource (bool | Unset):
        parameters_p (list[str] | Unset):
        execution_group_id (list[str] | Unset):

    Returns:
        Response[ExecutionList]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            include=include,
            size=size,
            offset=offset,
            sort=sort,
            include_system_workflows=include_system_workflows,
            all_tenants=all_tenants,
            get_all_results=get_all_results,
            group_id=group_id,
            id=id,
            workflow_id=workflow_id,
            deployment_id=deployment_id,
            deployment_display_name=deployment_display_name,
            blueprint_id=blueprint_id,
            status=status,
            status_display=status_display,
            error=error,
            created_at=created_at,
            started_at=started_at,
            ended_at=ended_at,
            scheduled_for=scheduled_for,
            parameters=parameters,
            is_system_workflow=is_system_workflow,
            is_dry_run=is_dry_run,
            resume=resume,
            allow_custom_parameters=allow_custom_parameters,
            total_operations=total_operations,
            finished_operations=finished_operations,
            created_by=created_by,
            tenant_name=tenant_name,
            visibility=visibility,
            resource_availability=resource_availability,
            private_resource=private_resource,
            parameters_p=parameters_p,
            execution_group_id=execution_group_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: Client,
    include: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    include_system_workflows: bool | Unset = UNSET,
    all_tenants: bool | Unset = UNSET,
    get_all_results: bool | Unset = UNSET,
    group_id: str | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    workflow_id: list[str] | Unset = UNSET,
    deployment_id: list[str] | Unset = UNSET,
    deployment_display_name: list[str] | Unset = UNSET,
    blueprint_id: list[str] | Unset = UNSET,
    status: list[ExecutionStatus] | Unset = UNSET,
    status_display: list[str] | Unset = UNSET,
    error: list[str] | Unset = UNSET,
    created_at: list[str] | Unset = UNSET,
    started_at: list[str] | Unset = UNSET,
    ended_at: list[str] | Unset = UNSET,
    scheduled_for: list[str] | Unset = UNSET,
    parameters: list[str] | Unset = UNSET,
    is_system_workflow: bool | Unset = UNSET,
    is_dry_run: bool | Unset = UNSET,
    resume: bool | Unset = UNSET,
    allow_custom_parameters: bool | Unset = UNSET,
    total_operations: list[int] | Unset = UNSET,
    finished_operations: list[int] | Unset = UNSET,
    created_by: list[str] | Unset = UNSET,
    tenant_name: list[str] | Unset = UNSET,
    visibility: list[Visibility] | Unset = UNSET,
    resource_availability: list[Visibility] | Unset = UNSET,
    private_resource: bool | Unset = UNSET,
    parameters_p: list[str] | Unset = UNSET,
    execution_group_id: list[str] | Unset = UNSET,
) -> ExecutionList | None:
    """List executions.

    One page of the executions that match all the given filters, by creation time ascending unless `_sort` says
    otherwise. A filter given several times matches any of its values. Without `_size` the page ends at the
    server's page size (1000 as delivered), and only a `total` above the number of items shows it. Stop at a page
    without items, or when offset plus items reaches the total.

    Executions of system workflows are left out unless asked for. Those of `upload_blueprint` and
    `create_deployment_environment` do not count as such and are listed.

    Args:
        include (str | Unset):
        size (int | Unset):
        offset (int | Unset):
        sort (list[str] | Unset):
        include_system_workflows (bool | Unset):
        all_tenants (bool | Unset):
        get_all_results (bool | Unset):
        group_id (str | Unset):
        id (list[str] | Unset):
        workflow_id (list[str] | Unset):
        deployment_id (list[str] | Unset):
        deployment_display_name (list[str] | Unset):
        blueprint_id (list[str] | Unset):
        status (list[ExecutionStatus] | Unset):
        status_display (list[str] | Unset):
        error (list[str] | Unset):
        created_at (list[str] | Unset):
        started_at (list[str] | Unset):
        ended_at (list[str] | Unset):
        scheduled_for (list[str] | Unset):
        parameters (list[str] | Unset):
        is_system_workflow (bool | Unset):
        is_dry_run (bool | Unset):
        resume (bool | Unset):
        allow_custom_parameters (bool | Unset):
        total_operations (list[int] | Unset):
        finished_operations (list[int] | Unset):
        created_by (list[str] | Unset):
        tenant_name (list[str] | Unset):
        visibility (list[Visibility] | Unset):
        resource_availability (list[Visibility] | Unset):
        private_resource (bool | Unset):
        parameters_p (list[str] | Unset):
        execution_group_id (list[str] | Unset):

    Returns:
        ExecutionList; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        client=client,
        include=include,
        size=size,
        offset=offset,
        sort=sort,
        include_system_workflows=include_system_workflows,
        all_tenants=all_tenants,
        get_all_results=get_all_results,
        group_id=group_id,
        id=id,
        workflow_id=workflow_id,
        deployment_id=deployment_id,
        deployment_display_name=deployment_display_name,
        blueprint_id=blueprint_id,
        status=status,
        status_display=status_display,
        error=error,
        created_at=created_at,
        started_at=started_at,
        ended_at=ended_at,
        scheduled_for=scheduled_for,
        parameters=parameters,
        is_system_workflow=is_system_workflow,
        is_dry_run=is_dry_run,
        resume=resume,
        allow_custom_parameters=allow_custom_parameters,
        total_operations=total_operations,
        finished_operations=finished_operations,
        created_by=created_by,
        tenant_name=tenant_name,
        visibility=visibility,
        resource_availability=resource_availability,
        private_resource=private_resource,
        parameters_p=parameters_p,
        execution_group_id=execution_group_id,
    ).parsed


async def asyncio(
    *,
    client: Client,
    include: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    include_system_workflows: bool | Unset = UNSET,
    all_tenants: bool | Unset = UNSET,
    get_all_results: bool | Unset = UNSET,
    group_id: str | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    workflow_id: list[str] | Unset = UNSET,
    deployment_id: list[str] | Unset = UNSET,
    deployment_display_name: list[str] | Unset = UNSET,
    blueprint_id: list[str] | Unset = UNSET,
    status: list[ExecutionStatus] | Unset = UNSET,
    status_display: list[str] | Unset = UNSET,
    error: list[str] | Unset = UNSET,
    created_at: list[str] | Unset = UNSET,
    started_at: list[str] | Unset = UNSET,
    ended_at: list[str] | Unset = UNSET,
    scheduled_for: list[str] | Unset = UNSET,
    parameters: list[str] | Unset = UNSET,
    is_system_workflow: bool | Unset = UNSET,
    is_dry_run: bool | Unset = UNSET,
    resume: bool | Unset = UNSET,
    allow_custom_parameters: bool | Unset = UNSET,
    total_operations: list[int] | Unset = UNSET,
    finished_operations: list[int] | Unset = UNSET,
    created_by: list[str] | Unset = UNSET,
    tenant_name: list[str] | Unset = UNSET,
    visibility: list[Visibility] | Unset = UNSET,
    resource_availability: list[Visibility] | Unset = UNSET,
    private_resource: bool | Unset = UNSET,
    parameters_p: list[str] | Unset = UNSET,
    execution_group_id: list[str] | Unset = UNSET,
) -> ExecutionList | None:
    """List executions.

    One page of the executions that match all the given filters, by creation time ascending unless `_sort` says
    otherwise. A filter given several times matches any of its values. Without `_size` the page ends at the
    server's page size (1000 as delivered), and only a `total` above the number of items shows it. Stop at a page
    without items, or when offset plus items reaches the total.

    Executions of system workflows are left out unless asked for. Those of `upload_blueprint` and
    `create_deployment_environment` do not count as such and are listed.

    Args:
        include (str | Unset):
        size (int | Unset):
        offset (int | Unset):
        sort (list[str] | Unset):
        include_system_workflows (bool | Unset):
        all_tenants (bool | Unset):
        get_all_results (bool | Unset):
        group_id (str | Unset):
        id (list[str] | Unset):
        workflow_id (list[str] | Unset):
        deployment_id (list[str] | Unset):
        deployment_display_name (list[str] | Unset):
        blueprint_id (list[str] | Unset):
        status (list[ExecutionStatus] | Unset):
        status_display (list[str] | Unset):
        error (list[str] | Unset):
        created_at (list[str] | Unset):
        started_at (list[str] | Unset):
        ended_at (list[str] | Unset):
        scheduled_for (list[str] | Unset):
        parameters (list[str] | Unset):
        is_system_workflow (bool | Unset):
        is_dry_run (bool | Unset):
        resume (bool | Unset):
        allow_custom_parameters (bool | Unset):
        total_operations (list[int] | Unset):
        finished_operations (list[int] | Unset):
        created_by (list[str] | Unset):
        tenant_name (list[str] | Unset):
        visibility (list[Visibility] | Unset):
        resource_availability (list[Visibility] | Unset):
        private_resource (bool | Unset):
        parameters_p (list[str] | Unset):
        execution_group_id (list[str] | Unset):

    Returns:
        ExecutionList; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            client=client,
            include=include,
            size=size,
            offset=offset,
            sort=sort,
            include_system_workflows=include_system_workflows,
            all_tenants=all_tenants,
            get_all_results=get_all_results,
            group_id=group_id,
            id=id,
            workflow_id=workflow_id,
            deployment_id=deployment_id,
            deployment_display_name=deployment_display_name,
            blueprint_id=blueprint_id,
            status=status,
            status_display=status_display,
            error=error,
            created_at=created_at,
            started_at=started_at,
            ended_at=ended_at,
            scheduled_for=scheduled_for,
            parameters=parameters,
            is_system_workflow=is_system_workflow,
            is_dry_run=is_dry_run,
            resume=resume,
            allow_custom_parameters=allow_custom_parameters,
            total_operations=total_operations,
            finished_operations=finished_operations,
            created_by=created_by,
            tenant_name=tenant_name,
            visibility=visibility,
            resource_availability=resource_availability,
            private_resource=private_resource,
            parameters_p=parameters_p,
            execution_group_id=execution_group_id,
        )
    ).parsed
