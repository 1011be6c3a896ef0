# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.work_order_answer import WorkOrderAnswer
from ...operations import OPERATIONS
from ...types import Response, decode_model, path_part


def build_request(
    work_order_id: int,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/work_order_cancel/{work_order_id}.json".format(
            work_order_id=path_part(work_order_id, "work_order_id"),
        ),
        "extensions": {
            "operation": "cancel_work_order",
            "meaning": OPERATIONS["cancel_work_order"],
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
    work_order_id: int,
    *,
    client: Client,
) -> Response[WorkOrderAnswer]:
    """Cancel a work order. Changes state although it is a GET.

    Args:
        work_order_id (int):

    Returns:
        Response[WorkOrderAnswer]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            work_order_id=work_order_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    work_order_id: int,
    *,
    client: Client,
) -> Response[WorkOrderAnswer]:
    """Cancel a work order. Changes state although it is a GET.

    Args:
        work_order_id (int):

    Returns:
        Response[WorkOrderAnswer]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            work_order_id=work_order_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    work_order_id: int,
    *,
    client: Client,
) -> WorkOrderAnswer | None:
    """Cancel a work order. Changes state although it is a GET.

    Args:
        work_order_id (int):

    Returns:
        WorkOrderAnswer; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        work_order_id=work_order_id,
        client=client,
    ).parsed


async def asyncio(
    work_order_id: int,
    *,
    client: Client,
) -> WorkOrderAnswer | None:
    """Cancel a work order. Changes state although it is a GET.

    Args:
        work_order_id (int):

    Returns:
        WorkOrderAnswer; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            work_order_id=work_order_id,
            client=client,
        )
    ).parsed
