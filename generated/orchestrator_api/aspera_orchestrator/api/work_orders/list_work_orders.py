# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.work_order_list import WorkOrderList
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model, path_part


def build_request(
    workflow_id: str,
    *,
    max_results: int | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    params["max_results"] = max_results

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/work_orders_list/{workflow_id}.json".format(
            workflow_id=path_part(workflow_id, "workflow_id"),
        ),
        "params": params,
        "extensions": {
            "operation": "list_work_orders",
            "meaning": OPERATIONS["list_work_orders"],
            "parse": parse_response,
        },
    }
    return _kwargs


def parse_response(response: httpx.Response) -> WorkOrderList | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(WorkOrderList, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[WorkOrderList]:
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
    max_results: int | Unset = UNSET,
) -> Response[WorkOrderList]:
    """List the work orders of a workflow.

    Args:
        workflow_id (str):
        max_results (int | Unset):

    Returns:
        Response[WorkOrderList]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            workflow_id=workflow_id,
            max_results=max_results,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    workflow_id: str,
    *,
    client: Client,
    max_results: int | Unset = UNSET,
) -> Response[WorkOrderList]:
    """List the work orders of a workflow.

    Args:
        workflow_id (str):
        max_results (int | Unset):

    Returns:
        Response[WorkOrderList]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            workflow_id=workflow_id,
            max_results=max_results,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    workflow_id: str,
    *,
    client: Client,
    max_results: int | Unset = UNSET,
) -> WorkOrderList | None:
    """List the work orders of a workflow.

    Args:
        workflow_id (str):
        max_results (int | Unset):

    Returns:
        WorkOrderList; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        workflow_id=workflow_id,
        client=client,
        max_results=max_results,
    ).parsed


async def asyncio(
    workflow_id: str,
    *,
    client: Client,
    max_results: int | Unset = UNSET,
) -> WorkOrderList | None:
    """List the work orders of a workflow.

    Args:
        workflow_id (str):
        max_results (int | Unset):

    Returns:
        WorkOrderList; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            workflow_id=workflow_id,
            client=client,
            max_results=max_results,
        )
    ).parsed
