# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.query_inputs import QueryInputs
from ...models.work_order_answer import WorkOrderAnswer
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model, path_part


def build_request(
    workflow_id: str,
    *,
    external_parameters: QueryInputs | Unset = UNSET,
    work_ordername: str | Unset = UNSET,
    work_orderpriority: int | Unset = UNSET,
    work_orderhigher_priority: str | Unset = UNSET,
    preemptive_level: int | Unset = UNSET,
    synchronous: bool | Unset = UNSET,
    timeout: int | Unset = UNSET,
    on_error_return_code: int | Unset = UNSET,
    on_failed_return_code: int | Unset = UNSET,
    tags: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    json_external_parameters: dict[str, Any] | Unset = UNSET
    if not isinstance(external_parameters, Unset):
        json_external_parameters = external_parameters.to_dict()
    if not isinstance(json_external_parameters, Unset):
        params.update(json_external_parameters)

    params["work_order[name]"] = work_ordername

    params["work_order[priority]"] = work_orderpriority

    params["work_order[higherPriority]"] = work_orderhigher_priority

    params["preemptive_level"] = preemptive_level

    params["synchronous"] = synchronous

    params["timeout"] = timeout

    params["on_error_return_code"] = on_error_return_code

    params["on_failed_return_code"] = on_failed_return_code

    params["tags"] = tags

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/initiate/{workflow_id}.json".format(
            workflow_id=path_part(workflow_id, "workflow_id"),
        ),
        "params": params,
        "extensions": {
            "operation": "initiate_work_order_by_query",
            "meaning": OPERATIONS["initiate_work_order_by_query"],
            "parse": parse_response,
        },
    }
    return _kwargs


def parse_response(response: httpx.Response) -> WorkOrderAnswer | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(WorkOrderAnswer, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[WorkOrderAnswer]:
    if client.raise_on_unexpected_status and not response.is_success and not response.is_redirect:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=response.extensions["parsed"] if "parsed" in response.extensions else parse_response(response),
    )


def sync_detailed(
    workflow_id: str,
    *,
    client: Client,
    external_parameters: QueryInputs | Unset = UNSET,
    work_ordername: str | Unset = UNSET,
    work_orderpriority: int | Unset = UNSET,
    work_orderhigher_priority: str | Unset = UNSET,
    preemptive_level: int | Unset = UNSET,
    synchronous: bool | Unset = UNSET,
    timeout: int | Unset = UNSET,
    on_error_return_code: int | Unset = UNSET,
    on_failed_return_code: int | Unset = UNSET,
    tags: str | Unset = UNSET,
) -> Response[WorkOrderAnswer]:
    """Start a workflow, the older way. Changes state although it is a GET.

    As `initiateWorkOrder`, with the inputs in the query.

    Not repeatable: each request starts a work order.

    Args:
        workflow_id (str):
        external_parameters (QueryInputs | Unset): Inputs of the workflow as query parameters, by their full names
            `external_parameters[<name>]`.
        work_ordername (str | Unset):
        work_orderpriority (int | Unset):
        work_orderhigher_priority (str | Unset):
        preemptive_level (int | Unset):
        synchronous (bool | Unset):
        timeout (int | Unset):
        on_error_return_code (int | Unset):
        on_failed_return_code (int | Unset):
        tags (str | Unset):

    Returns:
        Response[WorkOrderAnswer]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            workflow_id=workflow_id,
            external_parameters=external_parameters,
            work_ordername=work_ordername,
            work_orderpriority=work_orderpriority,
            work_orderhigher_priority=work_orderhigher_priority,
            preemptive_level=preemptive_level,
            synchronous=synchronous,
            timeout=timeout,
            on_error_return_code=on_error_return_code,
            on_failed_return_code=on_failed_return_code,
            tags=tags,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    workflow_id: str,
    *,
    client: Client,
    external_parameters: QueryInputs | Unset = UNSET,
    work_ordername: str | Unset = UNSET,
    work_orderpriority: int | Unset = UNSET,
    work_orderhigher_priority: str | Unset = UNSET,
    preemptive_level: int | Unset = UNSET,
    synchronous: bool | Unset = UNSET,
    timeout: int | Unset = UNSET,
    on_error_return_code: int | Unset = UNSET,
    on_failed_return_code: int | Unset = UNSET,
    tags: str | Unset = UNSET,
) -> Response[WorkOrderAnswer]:
    """Start a workflow, the older way. Changes state although it is a GET.

    As `initiateWorkOrder`, with the inputs in the query.

    Not repeatable: each request starts a work order.

    Args:
        workflow_id (str):
        external_parameters (QueryInputs | Unset): Inputs of the workflow as query parameters, by their full names
            `external_parameters[<name>]`.
        work_ordername (str | Unset):
        work_orderpriority (int | Unset):
        work_orderhigher_priority (str | Unset):
        preemptive_level (int | Unset):
        synchronous (bool | Unset):
        timeout (int | Unset):
        on_error_return_code (int | Unset):
        on_failed_return_code (int | Unset):
        tags (str | Unset):

    Returns:
        Response[WorkOrderAnswer]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            workflow_id=workflow_id,
            external_parameters=external_parameters,
            work_ordername=work_ordername,
            work_orderpriority=work_orderpriority,
            work_orderhigher_priority=work_orderhigher_priority,
            preemptive_level=preemptive_level,
            synchronous=synchronous,
            timeout=timeout,
            on_error_return_code=on_error_return_code,
            on_failed_return_code=on_failed_return_code,
            tags=tags,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    workflow_id: str,
    *,
    client: Client,
    external_parameters: QueryInputs | Unset = UNSET,
    work_ordername: str | Unset = UNSET,
    work_orderpriority: int | Unset = UNSET,
    work_orderhigher_priority: str | Unset = UNSET,
    preemptive_level: int | Unset = UNSET,
    synchronous: bool | Unset = UNSET,
    timeout: int | Unset = UNSET,
    on_error_return_code: int | Unset = UNSET,
    on_failed_return_code: int | Unset = UNSET,
    tags: str | Unset = UNSET,
) -> WorkOrderAnswer | None:
    """Start a workflow, the older way. Changes state although it is a GET.

    As `initiateWorkOrder`, with the inputs in the query.

    Not repeatable: each request starts a work order.

    Args:
        workflow_id (str):
        external_parameters (QueryInputs | Unset): Inputs of the workflow as query parameters, by their full names
            `external_parameters[<name>]`.
        work_ordername (str | Unset):
        work_orderpriority (int | Unset):
        work_orderhigher_priority (str | Unset):
        preemptive_level (int | Unset):
        synchronous (bool | Unset):
        timeout (int | Unset):
        on_error_return_code (int | Unset):
        on_failed_return_code (int | Unset):
        tags (str | Unset):

    Returns:
        WorkOrderAnswer; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        workflow_id=workflow_id,
        client=client,
        external_parameters=external_parameters,
        work_ordername=work_ordername,
        work_orderpriority=work_orderpriority,
        work_orderhigher_priority=work_orderhigher_priority,
        preemptive_level=preemptive_level,
        synchronous=synchronous,
        timeout=timeout,
        on_error_return_code=on_error_return_code,
        on_failed_return_code=on_failed_return_code,
        tags=tags,
    ).parsed


async def asyncio(
    workflow_id: str,
    *,
    client: Client,
    external_parameters: QueryInputs | Unset = UNSET,
    work_ordername: str | Unset = UNSET,
    work_orderpriority: int | Unset = UNSET,
    work_orderhigher_priority: str | Unset = UNSET,
    preemptive_level: int | Unset = UNSET,
    synchronous: bool | Unset = UNSET,
    timeout: int | Unset = UNSET,
    on_error_return_code: int | Unset = UNSET,
    on_failed_return_code: int | Unset = UNSET,
    tags: str | Unset = UNSET,
) -> WorkOrderAnswer | None:
    """Start a workflow, the older way. Changes state although it is a GET.

    As `initiateWorkOrder`, with the inputs in the query.

    Not repeatable: each request starts a work order.

    Args:
        workflow_id (str):
        external_parameters (QueryInputs | Unset): Inputs of the workflow as query parameters, by their full names
            `external_parameters[<name>]`.
        work_ordername (str | Unset):
        work_orderpriority (int | Unset):
        work_orderhigher_priority (str | Unset):
        preemptive_level (int | Unset):
        synchronous (bool | Unset):
        timeout (int | Unset):
        on_error_return_code (int | Unset):
        on_failed_return_code (int | Unset):
        tags (str | Unset):

    Returns:
        WorkOrderAnswer; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            workflow_id=workflow_id,
            client=client,
            external_parameters=external_parameters,
            work_ordername=work_ordername,
            work_orderpriority=work_orderpriority,
            work_orderhigher_priority=work_orderhigher_priority,
            preemptive_level=preemptive_level,
            synchronous=synchronous,
            timeout=timeout,
            on_error_return_code=on_error_return_code,
            on_failed_return_code=on_failed_return_code,
            tags=tags,
        )
    ).parsed
