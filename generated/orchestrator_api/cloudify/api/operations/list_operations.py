# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.operation_list import OperationList
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model


def build_request(
    *,
    execution_id: str | Unset = UNSET,
    graph_id: str | Unset = UNSET,
    state: str | Unset = UNSET,
    skip_internal: bool | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    params["execution_id"] = execution_id

    params["graph_id"] = graph_id

    params["state"] = state

    params["skip_internal"] = skip_internal

    params["_size"] = size

    params["_offset"] = offset

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/operations",
        "params": params,
        "extensions": {
            "operation": "list_operations",
            "meaning": OPERATIONS["list_operations"],
            "parse": parse_response,
        },
    }
    return _kwargs


def parse_response(response: httpx.Response) -> OperationList | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(OperationList, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[OperationList]:
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
    execution_id: str | Unset = UNSET,
    graph_id: str | Unset = UNSET,
    state: str | Unset = UNSET,
    skip_internal: bool | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[OperationList]:
    """List the operations of an execution.

    One page of the operations of an execution or of one of its tasks graphs, by creation time. Give `execution_id`
    or `graph_id`, not both. All operations of a graph are there from its beginning, in the state `pending`.

    Args:
        execution_id (str | Unset):
        graph_id (str | Unset):
        state (str | Unset):
        skip_internal (bool | Unset):
        size (int | Unset):
        offset (int | Unset):

    Returns:
        Response[OperationList]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            execution_id=execution_id,
            graph_id=graph_id,
            state=state,
            skip_internal=skip_internal,
            size=size,
            offset=offset,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    *,
    client: Client,
    execution_id: str | Unset = UNSET,
    graph_id: str | Unset = UNSET,
    state: str | Unset = UNSET,
    skip_internal: bool | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[OperationList]:
    """List the operations of an execution.

    One page of the operations of an execution or of one of its tasks graphs, by creation time. Give `execution_id`
    or `graph_id`, not both. All operations of a graph are there from its beginning, in the state `pending`.

    Args:
        execution_id (str | Unset):
        graph_id (str | Unset):
        state (str | Unset):
        skip_internal (bool | Unset):
        size (int | Unset):
        offset (int | Unset):

    Returns:
        Response[OperationList]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            execution_id=execution_id,
            graph_id=graph_id,
            state=state,
            skip_internal=skip_internal,
            size=size,
            offset=offset,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: Client,
    execution_id: str | Unset = UNSET,
    graph_id: str | Unset = UNSET,
    state: str | Unset = UNSET,
    skip_internal: bool | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> OperationList | None:
    """List the operations of an execution.

    One page of the operations of an execution or of one of its tasks graphs, by creation time. Give `execution_id`
    or `graph_id`, not both. All operations of a graph are there from its beginning, in the state `pending`.

    Args:
        execution_id (str | Unset):
        graph_id (str | Unset):
        state (str | Unset):
        skip_internal (bool | Unset):
        size (int | Unset):
        offset (int | Unset):

    Returns:
        OperationList; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        client=client,
        execution_id=execution_id,
        graph_id=graph_id,
        state=state,
        skip_internal=skip_internal,
        size=size,
        offset=offset,
    ).parsed


async def asyncio(
    *,
    client: Client,
    execution_id: str | Unset = UNSET,
    graph_id: str | Unset = UNSET,
    state: str | Unset = UNSET,
    skip_internal: bool | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> OperationList | None:
    """List the operations of an execution.

    One page of the operations of an execution or of one of its tasks graphs, by creation time. Give `execution_id`
    or `graph_id`, not both. All operations of a graph are there from its beginning, in the state `pending`.

    Args:
        execution_id (str | Unset):
        graph_id (str | Unset):
        state (str | Unset):
        skip_internal (bool | Unset):
        size (int | Unset):
        offset (int | Unset):

    Returns:
        OperationList; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            client=client,
            execution_id=execution_id,
            graph_id=graph_id,
            state=state,
            skip_internal=skip_internal,
            size=size,
            offset=offset,
        )
    ).parsed
