# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import UNSET, Unset, decode_model
from ... import models as _models
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.execution_list import ExecutionList
    from ...models.execution_status import ExecutionStatus
    from ...models.visibility import Visibility


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
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    _api.deprecated("parameter resource_availability of list_executions", resource_availability)
    _api.deprecated("parameter private_resource of list_executions", private_resource)
    _api.deprecated("parameter parameters_p of list_executions", parameters_p)
    return _api.request(
        OPERATIONS["list_executions"],
        "/executions",
        params={
            "_include": include,
            "_size": size,
            "_offset": offset,
            "_sort": sort,
            "_include_system_workflows": include_system_workflows,
            "_all_tenants": all_tenants,
            "_get_all_results": get_all_results,
            "_group_id": group_id,
            "id": id,
            "workflow_id": workflow_id,
            "deployment_id": deployment_id,
            "deployment_display_name": deployment_display_name,
            "blueprint_id": blueprint_id,
            "status": _api.kind(status, "status", _models.ExecutionStatus),
            "status_display": status_display,
            "error": error,
            "created_at": created_at,
            "started_at": started_at,
            "ended_at": ended_at,
            "scheduled_for": scheduled_for,
            "parameters": parameters,
            "is_system_workflow": is_system_workflow,
            "is_dry_run": is_dry_run,
            "resume": resume,
            "allow_custom_parameters": allow_custom_parameters,
            "total_operations": total_operations,
            "finished_operations": finished_operations,
            "created_by": created_by,
            "tenant_name": tenant_name,
            "visibility": _api.kind(visibility, "visibility", _models.Visibility),
            "resource_availability": _api.kind(resource_availability, "resource_availability", _models.Visibility),
            "private_resource": private_resource,
            "parameters_p": parameters_p,
            "execution_group_id": execution_group_id,
        },
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> ExecutionList | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.ExecutionList, response)
    return None


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
        include (str | Unset): Names of the fields to return, separated by commas without spaces; all of them if
            left out or empty. An unknown name is a 400, on the writing operations before anything happens.
        size (int | Unset): Items per page; the server's page size (1000 as delivered) if left out. 0 gives no
            items.
        offset (int | Unset): Items to skip; 0 if left out. Past the end the page is empty.
        sort (list[str] | Unset): Field to sort by, descending with `-` before it; `created_at` if left out.
            Repeat it for further keys. No key is added to break ties, so pages of records of one instant may
            overlap.
        include_system_workflows (bool | Unset): Also list executions of system workflows; false if left out.
        all_tenants (bool | Unset): List the executions of all tenants the user can see; false if left out.
        get_all_results (bool | Unset): Return everything on one page, whatever `_size` and `_offset` say; false
            if left out.
        group_id (str | Unset): Only members of this execution group.
        id (list[str] | Unset): Identifier of the execution.
        workflow_id (list[str] | Unset): Name of the workflow.
        deployment_id (list[str] | Unset): Identifier of the deployment.
        deployment_display_name (list[str] | Unset): Name shown for the deployment.
        blueprint_id (list[str] | Unset): Identifier of the blueprint.
        status (list[ExecutionStatus] | Unset): Status. A word outside the enumeration, also an empty one, is a
            500.
        status_display (list[str] | Unset): Status as shown to people: `completed` stands for `terminated`.
        error (list[str] | Unset): Error text, compared as a whole.
        created_at (list[str] | Unset): Instant of creation, in the form of the answers.
        started_at (list[str] | Unset): Instant of the start, in the form of the answers.
        ended_at (list[str] | Unset): Instant of the end, in the form of the answers.
        scheduled_for (list[str] | Unset): Instant the execution was scheduled for.
        parameters (list[str] | Unset): Parameters of the workflow, compared as a whole. How the text is read
            was not tried.
        is_system_workflow (bool | Unset): Whether the workflow is a system workflow. Overrides
            `_include_system_workflows`.
        is_dry_run (bool | Unset): Whether the run is a dry run.
        resume (bool | Unset): Whether the execution was resumed.
        allow_custom_parameters (bool | Unset): Whether undeclared parameters were admitted.
        total_operations (list[int] | Unset): Number of operations of the workflow.
        finished_operations (list[int] | Unset): Number of operations done.
        created_by (list[str] | Unset): User who started the execution.
        tenant_name (list[str] | Unset): Tenant of the execution.
        visibility (list[Visibility] | Unset): Who can see the execution.
        resource_availability (list[Visibility] | Unset): Deprecated. Older name of `visibility`.
        private_resource (bool | Unset): Deprecated. Whether the visibility is private.
        parameters_p (list[str] | Unset): Deprecated. Internal, null in every answer seen.
        execution_group_id (list[str] | Unset): Execution group. It can be filtered on, but is no field of the
            answer.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(
        client,
        build_request(
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
        ),
        parse_response,
    )


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
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client,
        build_request(
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
        ),
        parse_response,
    )


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
    """Return the result of `sync_detailed`; None for a status that is no success."""
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
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
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
