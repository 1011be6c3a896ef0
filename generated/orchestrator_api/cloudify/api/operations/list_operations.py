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
    from ...models.operation_list import OperationList


def build_request(
    *,
    execution_id: str | Unset = UNSET,
    graph_id: str | Unset = UNSET,
    state: str | Unset = UNSET,
    skip_internal: bool | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["list_operations"],
        "/operations",
        params={
            "execution_id": execution_id,
            "graph_id": graph_id,
            "state": state,
            "skip_internal": skip_internal,
            "_size": size,
            "_offset": offset,
        },
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> OperationList | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.OperationList, response)
    return None


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
        execution_id (str | Unset): Operations of this execution, over all its graphs.
        graph_id (str | Unset): Operations of this tasks graph.
        state (str | Unset): Operations in this state only.
        skip_internal (bool | Unset): Only what people would call an operation, and what holds such together;
            all if left out.
        size (int | Unset): Items per page; the server's page size (1000 as delivered) if left out.
        offset (int | Unset): Items to skip; 0 if left out.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(
        client,
        build_request(
            execution_id=execution_id,
            graph_id=graph_id,
            state=state,
            skip_internal=skip_internal,
            size=size,
            offset=offset,
        ),
        parse_response,
    )


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
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client,
        build_request(
            execution_id=execution_id,
            graph_id=graph_id,
            state=state,
            skip_internal=skip_internal,
            size=size,
            offset=offset,
        ),
        parse_response,
    )


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
    """Return the result of `sync_detailed`; None for a status that is no success."""
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
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
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
